/** Whether a trace ended on the way, before anything was asked that is judged. */
import type { Trace } from '#model/exchange.ts'

export const isBarred = ({ sequence, exchanges, broken }: Trace): boolean =>
  broken !== undefined && exchanges.every(({ step }) => sequence.cases[step]?.role === 'setup')
