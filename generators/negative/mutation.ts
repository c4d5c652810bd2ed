/** A mutation breaks one promise of a valid request and nothing else. What it yields is proved on the wire before it is sent. */
import type { Json, JsonObject } from '#lib/json.ts'
import type { Random } from '#lib/seed.ts'
import type { Body } from '#model/case.ts'

/** The valid value that is to be broken, and the schema that binds it. */
export interface Target {
  /** Its effective keywords: `allOf` merged, references followed. */
  readonly schema: JsonObject
  readonly value: Json
  /** Whether it has to be there: a required parameter, or a property that its object requires. */
  readonly required: boolean
  /** `form`: all is text there, as in parameters. */
  readonly location: 'path' | 'query' | 'header' | 'cookie' | 'form' | 'body'
  readonly property?: string
  /** Of a list: the n-th of further items, each made for itself. */
  readonly anotherItem?: (n: number) => Json | undefined
}

export type JsonBody = Extract<Body, { readonly kind: 'json' }>
export type RawBody = Extract<Body, { readonly kind: 'raw' }>

export interface ValueMutation {
  readonly on: 'value'
  breakIt(target: Target, random: Random): { readonly value: Json } | undefined
}

/** Takes the target itself away. */
export interface PresenceMutation {
  readonly on: 'presence'
  breakIt(target: Target): 'remove' | undefined
}

export interface BodyMutation {
  readonly on: 'body'
  breakIt(body: JsonBody, random: Random): RawBody | undefined
}

export type Mutation = {
  /** The file's name. */
  readonly id: string
  /** The keyword that it is about. */
  readonly keyword: string
  /** With its siblings: one of these is broken, `minimum` or `exclusiveMinimum`. */
  readonly keywords: readonly [string, ...string[]]
  /** Parsers of good will take it all the same (RFC 8259 §9, a text for its number): an acceptance is a matter of policy. */
  readonly mild?: true
  /** Wants the optional members there too. */
  readonly full?: true
  /** What the server has to refuse, in one sentence. */
  readonly promise: string
} & (ValueMutation | PresenceMutation | BodyMutation)
