/**
 * A drawn request that was refused: which of its values is to blame? Its twin, with usual values everywhere, has to be accepted; then
 * what was drawn is put back, halves first. Only where one value in one place remains, and none is refused without it, is that claimed.
 */
import { isSuccess } from '#lib/status-range.ts'
import type { Sequence } from '#model/case.ts'
import { operationsById, type Operation } from '#model/contract.ts'
import type { Emit } from '#model/event.ts'
import type { Trace } from '#model/exchange.ts'
import { mixed, oddPlacesOf, type Beside, type OddPlace } from '#generators/fuzz/mixed.ts'
import { refusesContent, validAccepted } from '#suites/negative/valid-accepted.ts'
import type { ConfirmTools } from '#run/confirm.ts'
import type { Judged } from '#run/findings.ts'
import { isRuleOfBusiness, type Refusals } from '#run/rules-of-business.ts'

/** Tries, of two requests each; and refused requests of one operation that are looked into. */
const most = { triesOfOne: 16, triesOfAll: 100, drawn: 3 } as const

/** What is claimed of refused requests, each as a twin and the one value. */
export async function causesOfRefusals(
  judged: readonly Judged[],
  refusals: Refusals,
  tools: ConfirmTools,
  emit: Emit,
): Promise<readonly Judged[]> {
  if (!tools.checks.includes(validAccepted)) return []
  const operations = operationsById(tools.contract)
  const refused = Map.groupBy(
    judged.filter((one) => isRefusedDraw(one, refusals)),
    ({ sequence }) => sequence.operation,
  )
  const found: Judged[] = []
  let tries = 0
  for (const [id, all] of refused) {
    const operation = operations.get(id)
    if (operation === undefined) continue
    for (const { sequence } of all.slice(0, most.drawn)) {
      const search = searching(sequence, tools, Math.min(most.triesOfOne, most.triesOfAll - tries), emit)
      const one = await causeOf(sequence, operation, tools, search)
      tries += search.tries()
      if (one === undefined) continue
      found.push(one)
      break
    }
  }
  return found
}

const isRefusedDraw = ({ sequence: { phase, operation, claim, cases }, exchanges }: Judged, refusals: Refusals): boolean => {
  const outcome = exchanges.at(-1)?.outcome
  const isDrawn = phase === 'fuzz' && claim === undefined && cases.length === 1 && cases[0].intent.kind === 'valid'
  const isOfContent = outcome?.kind === 'response' && refusesContent(outcome.status)
  return isDrawn && isOfContent && !isRuleOfBusiness(refusals, operation, outcome.status)
}

interface Search {
  /** What was played, where the twin was accepted and the other was not. */
  isRefused(odd: readonly OddPlace[], beside?: Beside): Promise<Played | undefined>
  readonly tries: () => number
  readonly isSpent: () => boolean
}

interface Played {
  readonly sequence: Sequence
  readonly trace: Trace
}

function searching(drawn: Sequence, tools: ConfirmTools, left: number, emit: Emit): Search {
  let tries = 0
  return {
    tries: () => tries,
    isSpent: () => tries >= left || tools.over?.(0) !== undefined,
    async isRefused(odd, beside) {
      const sequence = mixed(tools.contract, drawn, odd, beside)
      if (sequence === undefined || tries >= left || tools.over?.(0) !== undefined) return undefined
      const trace = await tools.player.play(sequence, 'shrink', (tries += 1))
      const isShown = blames(trace)
      emit({ kind: 'shrink', finding: drawn.id, pieces: odd.length, shown: isShown })
      return isShown ? { sequence, trace } : undefined
    },
  }
}

function blames({ exchanges }: Trace): boolean {
  const [twin, outcome] = [0, 1].map((step) => exchanges.findLast((exchange) => exchange.step === step)?.outcome)
  return twin?.kind === 'response' && isSuccess(twin.status) && outcome?.kind === 'response' && refusesContent(outcome.status)
}

/** Without each half of what is odd, then without each quarter, down to single values: what it is refused without goes. */
async function causeOf(drawn: Sequence, operation: Operation, tools: ConfirmTools, search: Search): Promise<Judged | undefined> {
  let kept = oddPlacesOf(tools.contract, operation, drawn)
  let played = kept.length === 0 ? undefined : await search.isRefused(kept)
  if (played === undefined) return undefined
  for (let size = kept.length; size >= 1; size = Math.floor(size / 2)) {
    for (let from = 0; from < kept.length && !search.isSpent();) {
      const fewer = kept.toSpliced(from, size)
      const again = await search.isRefused(fewer)
      if (again === undefined) from += size
      else [kept, played] = [fewer, again]
    }
  }
  if (kept.length !== 1 || kept[0]?.clause === undefined || search.isSpent()) return undefined
  // Beside others it may be they that it does not go with, as one price with the other.
  const alone = await search.isRefused(kept, 'alone')
  if (alone === undefined) return undefined
  const { sequence, trace } = alone
  const verdicts = tools.judge.judge(trace, tools.accepted).filter(({ check }) => check === validAccepted.id)
  return { sequence, exchanges: trace.exchanges, verdicts }
}
