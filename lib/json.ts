/** The JSON values everything else is made of. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [key: string]: Json
}

/** A JSON pointer, RFC 6901: `''` or `/a/b~1c`. */
export type Pointer = string

/** Names and values in the order they stand on the wire; duplicates survive. */
export type Pairs = readonly (readonly [string, string])[]
