/** An operation that documents several media types, asked for each of them alone. */
import { headerOf } from '#lib/bytes.ts'
import { matchesRange, parseMediaType } from '#lib/media-type.ts'
import { isSuccess } from '#lib/status-range.ts'
import type { Evidence, SequenceCheck } from '#model/check.ts'
import { answerTo } from '#suites/http-semantics/answers.ts'

export const acceptedTypeAnswered: SequenceCheck = {
  id: 'accepted-type-answered',
  on: 'sequence',
  promise: 'Of several documented media types the one that is accepted is answered.',
  basis: 'RFC 9110 §12.5.1, Accept; OpenAPI 3.1.0 §4.8.17, Response Object, content',
  class: 'violation',
  appliesTo: () => true,
  inspect({ trace, operation }) {
    const { at, responses } = operation(trace.sequence.operation)
    const asked = trace.sequence.cases.map(({ parts }) => String(parts.headers.find(([name]) => name === 'accept')?.[1] ?? ''))
    const answered = asked.map((accept, step) => {
      const response = answerTo(trace, step)
      const type = response !== undefined && isSuccess(response.status) ? headerOf(response, 'content-type') : undefined
      return { accept, step, status: response?.status, type: parseMediaType(type ?? '')?.essence }
    })
    const stray = answered.find(({ status }) => status !== 406 && (status === undefined || !isSuccess(status)))
    if (stray !== undefined) return { undecided: `${stray.status ?? 'no response'} stood in the way` }
    const wrong = answered.filter(({ accept, type, status }) => status === 406 || (type !== undefined && !matchesRange(accept, type)))
    // RFC 9110 §12.5.1: a server may disregard Accept. One that has a 406 for it, or that answers differently, does not.
    const chooses = new Set(answered.map(({ type }) => type)).size > 1 || responses.some(({ status }) => status === '406')
    return wrong.map(({ accept, step, status, type }): Evidence => ({
      clauses: [at],
      step,
      expected: accept,
      actual: type ?? String(status),
      ...((!chooses || status === 406) && { class: 'policy' }),
    }))
  },
}
