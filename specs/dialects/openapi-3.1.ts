/** OpenAPI 3.1 is what everything else is lowered to: nothing to do. */
import type { OpenAPIV3_1 } from 'openapi-types'
import type { Dialect } from '#specs/dialects/dialect.ts'

export const openapi31: Dialect = {
  version: '3.1',
  recognises: (root) => /^3\.1\.\d+$/.test(String((root as Partial<OpenAPIV3_1.Document>).openapi)),
  lower: (root) => root,
}
