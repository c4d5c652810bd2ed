/** A way of writing OpenAPI. Below `specs/` only one exists: 3.1 with JSON Schema 2020-12. */
import type { JsonObject } from '#lib/json.ts'

export interface Dialect {
  readonly version: '3.0' | '3.1'
  recognises(root: JsonObject): boolean
  /** Rewrites schemas in place of the old ones, so that pointers keep their meaning. */
  lower(root: JsonObject): JsonObject
}
