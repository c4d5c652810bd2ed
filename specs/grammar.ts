/** Which members of a document are its grammar, and which are names that an author chose, or data that only looks like grammar. */

/** Members whose value is a map: its keys are names, so that a response may be called `default` and a header `x-rate`. */
const maps = new Set([
  'paths',
  'webhooks',
  'responses',
  'parameters',
  'requestBodies',
  'headers',
  'securitySchemes',
  'links',
  'callbacks',
  'pathItems',
  'content',
  'encoding',
  'variables',
  'schemas',
  'properties',
  'patternProperties',
  '$defs',
  'definitions',
  'dependentSchemas',
])

export const isMap = (name: string): boolean => maps.has(name)

/** Members whose values are data, where they stand in the grammar and are not themselves names in a map. */
export const isData = (name: string): boolean => ['example', 'examples', 'default', 'enum', 'const'].includes(name) || name.startsWith('x-')
