/** A builder knows what a kind of thing looks like in real life. The schema decides what is sent; the builder fills it. */
import type { Json } from '#lib/json.ts'

/** For each property what could stand there, the best first; `input_fields` in a schema is `inputFields` here. */
export type Builder<Draft = { readonly [property: string]: unknown }> = (seed: number) => {
  readonly [Property in keyof Draft]: readonly JsonOf<Draft[Property]>[]
}

/** A draft's type as JSON: interfaces have no index signature of their own. */
export type JsonOf<T> = T extends readonly (infer Item)[]
  ? readonly JsonOf<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: JsonOf<T[Key]> }
    : T

export type Builders = Readonly<Record<string, (seed: number) => { readonly [property: string]: readonly Json[] }>>
