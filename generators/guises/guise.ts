/** A guise is another way to say something valid. What it yields keeps the contract, and is proved to on the wire. */
import type { Json } from '#lib/json.ts'
import type { Random } from '#lib/seed.ts'
import type { JsonBody, RawBody, Target } from '#generators/negative/mutation.ts'

export type Dressed = { readonly value: Json } | undefined

export type Guise = {
  /** The file's name. */
  readonly id: string
  /** What the server has to do with it, in one sentence. */
  readonly promise: string
  /** `accepted`: no choice is left; `tolerated`: a refusal is a matter of policy; `survived`: nothing but that nothing crashes. */
  readonly claim: 'accepted' | 'tolerated' | 'survived'
  /** The keyword whose place in the document says so; the media type where there is none. */
  readonly keyword: string
  /** Each place is handled by itself, and one of them often forgotten. */
  readonly everywhere?: true
  /** Words of the document that leave no choice where there was one. */
  readonly promised?: RegExp
  /** OpenAPI 3.0 rests on an older JSON Schema, which says otherwise. */
  readonly since31?: true
} & (
  | {
      readonly on: 'value'
      dress(target: Target, random: Random): Dressed
      /** What the twin has there, where it is not just any value: then the two differ in the guise alone. */
      plain?(target: Target, random: Random): Dressed
    }
  | { readonly on: 'body'; dress(body: JsonBody): RawBody | undefined }
)
