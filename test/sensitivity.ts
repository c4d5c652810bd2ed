/** What planted defects draw from the checks: one row for each defect and contract. */
import type { Finding } from '#model/record.ts'
import type { Defect } from '#mock/defects/defect.ts'
import { contractNamed, type ContractName } from '#test/contracts.ts'
import { conform } from '#test/in-process.ts'

export interface Row {
  readonly defect: string
  readonly contract: ContractName
  /** The checks that found something which the sound mock does not draw, with the gravest class of each. */
  readonly spoke: { readonly [check: string]: Finding['class'] }
  /** What checks threw. */
  readonly errors: readonly string[]
}

/** Defects that only a rate limit shows get one; the sound mock is held against the same. */
const limitsFor = ({ needs }: Defect): readonly string[] => (/\brate limit\b/.test(needs ?? '') ? ['fixed:10/2s'] : [])

export async function rowOf(defect: Defect, contract: ContractName): Promise<Row> {
  const limits = limitsFor(defect)
  const usual = await soundIds(contract, limits)
  const { findings, errors } = await conform(contractNamed(contract), { defects: [defect.id], limits })
  const spoke: Record<string, Finding['class']> = {}
  for (const finding of findings.filter(({ id }) => !usual.has(id))) {
    if (spoke[finding.check] !== 'violation') spoke[finding.check] = finding.class
  }
  return { defect: defect.id, contract, spoke, errors }
}

/** The gravest class that all checks of a defect came to; undefined where one of them was silent. */
export function caughtAs({ caughtBy }: Defect, { spoke }: Row): Finding['class'] | undefined {
  const classes = caughtBy.map((check) => spoke[check])
  if (classes.includes(undefined)) return undefined
  return classes.includes('violation') ? 'violation' : 'policy'
}

const sound = new Map<string, Promise<ReadonlySet<string>>>()

/** The fingerprints of what the sound mock draws: matters of policy alone. */
function soundIds(contract: ContractName, limits: readonly string[]): Promise<ReadonlySet<string>> {
  const key = [contract, ...limits].join(' ')
  const ids = sound.get(key) ?? conform(contractNamed(contract), { limits }).then(({ findings }) => new Set(findings.map(({ id }) => id)))
  sound.set(key, ids)
  return ids
}
