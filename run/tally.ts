/** How often each check came to each ruling on one operation. Passes are counted, so that a report has a denominator. */
import type { Verdict } from '#model/check.ts'
import { operationsById, type Contract } from '#model/contract.ts'
import type { Finding, Inconclusive, TallyRow } from '#model/record.ts'
import { nameOf } from '#run/findings.ts'

/** Nothing was ruled yet. */
export const noRulings = { pass: 0, violation: 0, policy: 0, skip: 0, inconclusive: 0, error: 0 } as const satisfies Partial<TallyRow>

export function tallyOf(contract: Contract, verdicts: readonly Verdict[], findings: readonly Finding[]): readonly TallyRow[] {
  const classes = new Map<string, Set<string>>()
  for (const { operation, check, class: own } of findings)
    classes.set(`${operation.id}\n${check}`, (classes.get(`${operation.id}\n${check}`) ?? new Set()).add(own))
  const rows = new Map<string, TallyRow>()
  const operations = operationsById(contract)
  for (const { check, ruling, operation: id } of verdicts) {
    const operation = operations.get(id)
    if (operation !== undefined) {
      const key = `${id}\n${check}`
      const row: TallyRow = rows.get(key) ?? { operation: nameOf(operation), check, ...noRulings }
      const column =
        ruling.kind !== 'fail'
          ? ruling.kind
          : classes.get(key)?.has('violation') === true
            ? 'violation'
            : classes.get(key)?.has('policy') === true
              ? 'policy'
              : 'inconclusive'
      rows.set(key, { ...row, [column]: row[column] + 1 })
    }
  }
  return [...rows.values()]
}

/** Grouped by operation, check and reason. */
export function inconclusivesOf(contract: Contract, verdicts: readonly Verdict[]): readonly Inconclusive[] {
  const operations = new Map(contract.operations.map((operation) => [operation.id, nameOf(operation)]))
  const groups = new Map<string, Inconclusive>()
  for (const { check, ruling, operation: id } of verdicts) {
    const operation = operations.get(id)
    if (ruling.kind !== 'inconclusive' || operation === undefined) continue
    const key = `${id}\n${check}\n${ruling.reason}`
    groups.set(key, { operation, check, reason: ruling.reason, count: (groups.get(key)?.count ?? 0) + 1 })
  }
  return [...groups.values()]
}
