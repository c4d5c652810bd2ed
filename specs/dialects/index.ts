/** The dialects that can be read. */
import type { JsonObject } from '#lib/json.ts'
import type { Dialect } from '#specs/dialects/dialect.ts'
import { openapi30 } from '#specs/dialects/openapi-3.0.ts'
import { openapi31 } from '#specs/dialects/openapi-3.1.ts'

const dialects: readonly Dialect[] = [openapi30, openapi31]

export const dialectOf = (root: JsonObject): Dialect | undefined => dialects.find((dialect) => dialect.recognises(root))
