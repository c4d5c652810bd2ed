/** Takes a required property or parameter away. A path parameter can't be: the path would be another one. */
import type { Mutation } from '#generators/negative/mutation.ts'

export const missingRequired: Mutation = {
  id: 'missing-required',
  keyword: 'required',
  keywords: ['required'],
  promise: 'A request without a required property or parameter is refused.',
  on: 'presence',
  breakIt: ({ required, location }) => (required && location !== 'path' ? 'remove' : undefined),
}
