/** What the steps of a sequence were answered. */
import type { HttpResponse, Trace } from '#model/exchange.ts'
import type { Probe } from '#model/probe.ts'

/** The last response to a step, if there was one. */
export function answerTo({ exchanges }: Trace, step: number): HttpResponse | undefined {
  const outcome = exchanges.findLast((one) => one.step === step)?.outcome
  return outcome?.kind === 'response' ? outcome : undefined
}

/** The step that a probe stands in. */
export const stepOf = ({ sequence: { cases } }: Trace, probe: Probe): number =>
  cases.findLastIndex(({ intent }) => intent.kind === 'protocol' && intent.probe === probe)

/** The same status and bytes. */
export const areSame = (a: HttpResponse, b: HttpResponse): boolean => a.status === b.status && a.base64 === b.base64
