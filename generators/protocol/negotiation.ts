/** What a read answers where only one media type will do: one that it documents, or one that nobody has. */
import type { Case, Sequence } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { matchesRange, parseMediaType } from '#lib/media-type.ts'
import { sequenceOf, validCase, type Planning } from '#generators/planning.ts'
import { again, protocol, withHeader } from '#generators/protocol/again.ts'

const nobodys = 'application/vnd.proofload.nobody-has-this'

export function planNegotiation(planning: Planning, operation: Operation): readonly Sequence[] {
  const types = offeredBy(operation)
  const get = operation.method === 'GET' && types.length > 0 ? validCase(planning, operation) : undefined
  if (get === undefined) return []
  const none = withHeader({ ...get, intent: protocol('nothing-acceptable', operation.at) }, 'accept', nobodys)
  // Some take a relative of what they have for the same, and may; but what they answer then is documented all the same.
  const relative = withHeader({ ...get, intent: protocol('one-media-type', operation.at) }, 'accept', 'application/json')
  const isOffered = (wanted: string): boolean => types.some((type) => matchesRange(type, wanted))
  const refused = [
    ...(isOffered(nobodys) ? [] : [sequenceOf('protocol', operation, [none])]),
    ...(isOffered('application/json') ? [] : [sequenceOf('protocol', operation, [relative])]),
  ]
  // A stream of events has no end to wait for.
  const exact = types.filter((type) => !type.includes('*') && type !== 'text/event-stream')
  const [first, ...others] = exact.map((type, index): Case => {
    const one = index === 0 ? get : again(get, {})
    return withHeader({ ...one, intent: protocol('one-media-type', operation.at) }, 'accept', type)
  })
  // Where there is but one, every valid case has asked for it already.
  return first === undefined || others.length === 0
    ? refused
    : [...refused, sequenceOf('protocol', operation, [first, ...others], { check: 'accepted-type-answered' })]
}

/** The media types of success, without their parameters. */
const offeredBy = ({ responses }: Operation): readonly string[] => [
  ...new Set(
    responses
      .filter(({ status }) => /^2(?:\d\d|XX)$/i.test(status))
      .flatMap(({ media }) => media.map(({ type }) => parseMediaType(type)?.essence ?? type)),
  ),
]
