/** What planted defects draw from the checks: one row for each defect and contract. */
import type { Finding } from '#model/record.ts'
import type { Defect } from '#mock/defects/defect.ts'
import type { Opened } from '#specs/open.ts'
import { conform } from '#test/in-process.ts'

export interface Row {
  readonly defect: string
  readonly contract: string
  /** Whether every check of `caughtBy` found it. */
  readonly caught: boolean
  /** The checks that found something which the sound mock does not draw, with the gravest class of each. */
  readonly spoke: { readonly [check: string]: Finding['class'] }
  /** Those of them that neither `caughtBy` nor `mayTrip` names. */
  readonly alien: readonly string[]
  /** What checks threw. */
  readonly errors: readonly string[]
}

/** Defects that only a rate limit shows get one; the sound mock is held against the same. */
const limitsFor = ({ needs }: Defect): readonly string[] => (/\brate limit\b/.test(needs ?? '') ? ['fixed:10/2s'] : [])

export async function rowOf(defect: Defect, contract: string, document: Opened): Promise<Row> {
  const limits = limitsFor(defect)
  const usual = await soundIds(document, limits)
  const { findings, errors } = await conform(document, { defects: [defect.id], limits })
  const spoke: Record<string, Finding['class']> = {}
  for (const finding of findings.filter(({ id }) => !usual.has(id))) {
    if (spoke[finding.check] !== 'violation') spoke[finding.check] = finding.class
  }
  const named = new Set([...defect.caughtBy, ...defect.mayTrip])
  return {
    defect: defect.id,
    contract,
    spoke,
    errors,
    caught: defect.caughtBy.every((check) => spoke[check] !== undefined),
    alien: Object.keys(spoke).filter((check) => !named.has(check)),
  }
}

const sound = new WeakMap<Opened, Map<string, Promise<ReadonlySet<string>>>>()

/** The fingerprints of what the sound mock draws: matters of policy alone. */
function soundIds(document: Opened, limits: readonly string[]): Promise<ReadonlySet<string>> {
  const known = sound.get(document) ?? new Map<string, Promise<ReadonlySet<string>>>()
  sound.set(document, known)
  const key = limits.join(' ')
  const ids = known.get(key) ?? conform(document, { limits }).then(({ findings }) => new Set(findings.map(({ id }) => id)))
  known.set(key, ids)
  return ids
}

/** As a person reads it: a defect a line, a contract a column. */
export function tableOf(rows: readonly Row[]): string {
  const contracts = [...new Set(rows.map(({ contract }) => contract))]
  const line = (defect: string): string => {
    const cells = contracts.map((contract) => {
      const row = rows.find((one) => one.defect === defect && one.contract === contract)
      return row === undefined
        ? ''
        : Object.entries(row.spoke)
            .map(([check, own]) => (own === 'policy' ? `${check} (policy)` : check))
            .join(', ')
    })
    return `| ${[defect, ...cells].join(' | ')} |`
  }
  return [
    `| defect | ${contracts.join(' | ')} |`,
    `|${'---|'.repeat(contracts.length + 1)}`,
    ...[...new Set(rows.map(({ defect }) => defect))].map(line),
    '',
  ].join('\n')
}
