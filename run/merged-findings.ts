/** What several generators of one load found, as one would have found it: the same cause once, and its rate over all answers that were looked at. */
import type { Finding } from '#model/record.ts'
import { wantedSamples } from '#run/pressure.ts'

export interface Found {
  readonly findings: readonly Finding[]
  readonly flaky: readonly Finding[]
}

export function mergedFindings(parts: readonly Found[]): Found {
  const sure = together(parts.flatMap(({ findings }) => findings))
  const unsure = together(parts.flatMap(({ flaky }) => flaky))
  const findings: Finding[] = []
  for (const one of sure.values()) {
    const other = unsure.get(one.id)
    findings.push(other === undefined ? one : joined(one, other))
  }
  const rest = [...unsure.values()].filter(({ id }) => !sure.has(id))
  // Three answers are three, whoever was given them.
  const isShown = ({ underLoad }: Finding): boolean => (underLoad?.seen ?? 0) >= wantedSamples
  return { findings: [...findings, ...rest.filter(isShown)], flaky: rest.filter((one) => !isShown(one)) }
}

function together(all: readonly Finding[]): ReadonlyMap<string, Finding> {
  const found = new Map<string, Finding>()
  for (const one of all) {
    const known = found.get(one.id)
    found.set(one.id, known === undefined ? one : joined(known, one))
  }
  return found
}

/** Where one of them was seen alone, the first is what is told: it is bound to no pressure, or the other is only flaky. */
function joined(one: Finding, other: Finding): Finding {
  const count = one.count + other.count
  const [a, b] = [one.underLoad, other.underLoad]
  if (a === undefined) return { ...one, count }
  if (b === undefined) return isConfirmed(one) && !isConfirmed(other) ? { ...one, count } : { ...other, count }
  const [seen, of] = [a.seen + b.seen, a.of + b.of]
  const [told, more] = b.seen > a.seen ? [other, one] : [one, other]
  // Each shows as many as confirm it; together so do those of two who had too few.
  const exchanges = isConfirmed(told) ? told.reproduce.exchanges : [...told.reproduce.exchanges, ...more.reproduce.exchanges]
  return {
    ...told,
    count,
    confirmed: `${Math.min(wantedSamples, seen)}/${wantedSamples}`,
    reproduce: { ...told.reproduce, exchanges },
    underLoad: { seen, of, rate: of === 0 ? 0 : seen / of, inFlight: Math.min(a.inFlight, b.inFlight) },
  }
}

const isConfirmed = ({ confirmed }: Finding): boolean => {
  const [shown, of] = confirmed.split('/')
  return shown === of
}
