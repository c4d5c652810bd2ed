/** Under load the answer to a read shows the thing that was asked for, and not one that another request asked for beside it. */
import { jsonOf } from '#lib/bytes.ts'
import { valueAt } from '#lib/json-pointer.ts'
import { isSuccess } from '#lib/status-range.ts'
import type { ExchangeCheck } from '#model/check.ts'
import { isSameId } from '#suites/observed.ts'

export const readShowsTheAsked: ExchangeCheck = {
  id: 'read-shows-the-asked',
  on: 'exchange',
  underLoad: true,
  promise: 'Under load the answer to a read by id shows the thing of that id.',
  basis: 'RFC 9112 §9.2, Associating a Response to a Request',
  class: 'violation',
  appliesTo: ({ belonging, exchange: { outcome } }) =>
    belonging?.asked === undefined
      ? 'nothing in the answer tells what was asked for'
      : outcome.kind === 'response' && isSuccess(outcome.status)
        ? true
        : 'nothing was shown',
  inspect({ operation, belonging, exchange: { step, request, outcome } }) {
    if (belonging?.asked === undefined || outcome.kind !== 'response') return []
    const { parameter, shownAt } = belonging.asked
    const asked = askedIn(request.url, operation.path, parameter)
    const body = jsonOf(outcome)
    const shown = body.ok ? valueAt(body.value, shownAt) : undefined
    if (asked === undefined || (typeof shown !== 'string' && typeof shown !== 'number')) return { undecided: 'the answer shows no id' }
    return isSameId(asked, shown) ? [] : [{ clauses: [operation.at], step, expected: asked, actual: String(shown) }]
  },
}

/** From the end of the path: before it stands a base path of any length. */
function askedIn(url: string, template: string, parameter: string): string | undefined {
  const [wanted, given] = [template.split('/').toReversed(), (url.split(/[?#]/)[0] ?? '').split('/').toReversed()]
  const text = given[wanted.indexOf(`{${parameter}}`)]
  try {
    return text === undefined ? undefined : decodeURIComponent(text)
  } catch {
    return undefined
  }
}
