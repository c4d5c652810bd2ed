/** The same request once more, and requests that carry one header more. */
import type { Case, Intent, Source } from '#model/case.ts'
import type { Probe } from '#model/probe.ts'

/** What was made anew for step 0 is sent as it was then: the two differ in nothing but `more`. */
export const again = (first: Case, more: Partial<Case>): Case => ({
  ...first,
  binds: first.binds.map((bind) => (bind.from.kind === 'fresh' ? { at: bind.at, from: { kind: 'sent', step: 0, at: bind.at } } : bind)),
  ...more,
})

/** A value that is already known, or one that an earlier step gives. It takes the place of a parameter of that name. */
export function withHeader(one: Case, name: string, value: string | Source): Case {
  const found = one.parts.headers.findIndex(([other]) => other.toLowerCase() === name)
  const index = found < 0 ? one.parts.headers.length : found
  const at = `/headers/${index}/1`
  const header = [name, typeof value === 'string' ? value : ''] as const
  const headers = found < 0 ? [...one.parts.headers, header] : one.parts.headers.with(index, header)
  const others = one.binds.filter((bind) => bind.at !== at)
  return { ...one, parts: { ...one.parts, headers }, binds: typeof value === 'string' ? others : [...others, { at, from: value }] }
}

/** The ETag that an earlier step was answered with; where it had none, nothing is promised. */
export const etagOf = (step: number): Source => ({ kind: 'step', step, at: '/headers/etag', optional: true })

export const protocol = (probe: Probe, clause: string): Intent => ({ kind: 'protocol', probe, clause })
