/** Why a cell of coverage is empty: nobody planned it, the run was cut, something stood in the way, or nothing ever draws it. */
import type { Pointer } from '#lib/json.ts'
import { placeOfPart, type Intent, type Plan } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import type { CoverageRow } from '#model/record.ts'
import type { Judged } from '#run/findings.ts'

export interface Circumstances {
  readonly plan: Plan
  /** What stopped the playing early. */
  readonly cut: string | undefined
  /** One case alone was asked for. */
  readonly only: boolean
}

export type Side = 'valid' | 'invalid'

/** `item` of a keyword is its clause. */
export type Reason = (kind: CoverageRow['kind'], item: string, side: Side) => string

export function reasonFor(operation: Operation, judged: readonly Judged[], { plan, cut, only }: Circumstances): Reason {
  const planned = plan.sequences.filter((sequence) => sequence.operation === operation.id)
  const own = judged.filter(({ sequence }) => sequence.operation === operation.id)
  const barred = own.every(({ exchanges }) => exchanges.length === 0) ? obstacleOf(own) : undefined
  const unplayed = only ? 'one case alone was played' : `the run was cut by ${cut ?? 'something'}`
  return (kind, item, side) => {
    if (planned.length === 0) return 'nothing is planned for the operation: it was not selected, or no valid request can be made'
    if (own.length === 0) return unplayed
    if (barred !== undefined) return barred
    if (kind === 'status' || kind === 'mediaType') return undrawn(item, cut)
    const about = planned.filter(({ cases }) =>
      cases.some((one) => one.operation === operation.id && isAbout(one.intent, kind, item, side)),
    )
    if (about.length === 0) return side === 'invalid' ? 'no mutation breaks it' : 'no valid request carries it'
    const played = own.filter(({ sequence }) => about.some(({ id }) => id === sequence.id))
    if (played.length === 0) return unplayed
    return obstacleOf(played) ?? 'its requests drew no answer that counts'
  }
}

function isAbout(intent: Intent, kind: 'parameter' | 'keyword', item: string, side: Side): boolean {
  if (side === 'valid') return intent.kind === 'valid' && (kind === 'parameter' || intent.covers.includes(item))
  if (intent.kind !== 'invalid') return false
  return kind === 'keyword' ? intent.clause === item : parameterIn(intent.at) === item
}

/** `query limit`, for a place in the parts. */
export function parameterIn(at: Pointer): string | undefined {
  const place = placeOfPart(at)
  return place === undefined ? undefined : `${place} ${at.split('/')[2] ?? ''}`
}

/** What a run said of sequences that it could not play: the safe mode, a missing resource, a refused credential. */
const obstacleOf = (judged: readonly Judged[]): string | undefined =>
  judged
    .filter(({ exchanges }) => exchanges.length === 0)
    .flatMap(({ verdicts }) =>
      verdicts.flatMap(({ ruling }) => (ruling.kind === 'inconclusive' || ruling.kind === 'skip' ? [ruling.reason] : [])),
    )[0]

function undrawn(item: string, cut: string | undefined): string {
  if (item.startsWith('429')) return 'no rate limit was met: proofload limits looks for it'
  if (item.startsWith('5')) return 'a server error is not provoked on purpose'
  return cut === undefined ? 'no request drew it' : `no request drew it before the run was cut by ${cut}`
}
