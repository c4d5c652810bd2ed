/** What a mutation broke, if it broke just that. */
import { parentOf } from '#lib/json-pointer.ts'
import type { Pointer } from '#lib/json.ts'
import type { Intent } from '#model/case.ts'
import type { Issue } from '#model/lens.ts'
import type { Mutation } from '#generators/negative/mutation.ts'

/** The one issue that the mutation was to cause; `undefined` where there are others, elsewhere, or of another keyword. */
export function onlyIssue(issues: readonly Issue[], mutation: Mutation, at: Pointer): Issue | undefined {
  const place = mutation.on === 'presence' ? parentOf(at) : at
  const [first] = issues
  if (first === undefined || issues.some((issue) => issue.at !== place)) return undefined
  if (mutation.on === 'presence') return issues.length === 1 && first.keyword === 'required' ? first : undefined
  return issues.find(({ keyword }) => mutation.keywords.includes(keyword))
}

export const invalidBy = (
  { id, mild }: Mutation,
  { keyword, clause }: Pick<Issue, 'keyword' | 'clause'>,
  at: Pointer,
  mayPass = false,
): Intent => ({
  kind: 'invalid',
  mutation: id,
  keyword,
  at,
  clause,
  ...((mild === true || mayPass) && { mild: true }),
})
