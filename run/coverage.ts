/** What of the contract was exercised, on which side, and why the rest was not. */
import { valueAt } from '#lib/json-pointer.ts'
import { coveringStatus, isSuccess } from '#lib/status-range.ts'
import type { Json, Pointer } from '#lib/json.ts'
import { listOf, type Case } from '#model/case.ts'
import { operationsById, type Contract, type Operation } from '#model/contract.ts'
import { isTwoSided } from '#model/coverage.ts'
import type { Outcome } from '#model/exchange.ts'
import type { CoverageRow } from '#model/record.ts'
import { documentedMedia } from '#suites/documented.ts'
import { constraintsOf, isAssertion, type Constraints } from '#run/constraints.ts'
import { parameterIn, reasonFor, type Circumstances, type Reason, type Side } from '#run/coverage-reason.ts'
import { nameOf, type Judged } from '#run/findings.ts'

type Response = Extract<Outcome, { readonly kind: 'response' }>

interface Cells {
  readonly operation: Operation
  readonly constraints: Constraints
  readonly counts: Map<string, { valid: number; invalid: number }>
}

export function coverageOf(contract: Contract, judged: readonly Judged[], circumstances: Circumstances): readonly CoverageRow[] {
  const all = new Map(
    contract.operations.map((operation): readonly [string, Cells] => [
      operation.id,
      { operation, constraints: constraintsOf(contract, operation), counts: new Map() },
    ]),
  )
  const operations = operationsById(contract)
  for (const { sequence, exchanges } of judged) {
    for (const { step, outcome } of exchanges) {
      const testCase = sequence.cases[step]
      const cells = all.get(operations.get(testCase?.operation ?? '')?.id ?? '')
      if (testCase !== undefined && cells !== undefined && outcome.kind === 'response' && testCase.method === undefined)
        exercised(cells, testCase, outcome)
    }
  }
  return [...all.values()].flatMap((cells) => rowsOf(contract, cells, reasonFor(cells.operation, judged, circumstances)))
}

/** One answered request fills every cell that it speaks to. */
function exercised(cells: Cells, { intent, parts }: Case, outcome: Response): void {
  const { operation, constraints } = cells
  const rule = coveringStatus(operation.responses, outcome.status)
  if (rule !== undefined) {
    count(cells, 'status', rule.status, 'valid')
    const media = documentedMedia(outcome, rule)
    if (media !== undefined) count(cells, 'mediaType', `${rule.status} ${media.type}`, 'valid')
  }
  if (intent.kind === 'invalid') {
    const parameter = parameterIn(intent.at)
    count(cells, 'keyword', intent.clause, 'invalid')
    if (parameter !== undefined) count(cells, 'parameter', parameter, 'invalid')
  }
  if (intent.kind !== 'valid') return
  for (const clause of new Set([...constraints.of(parts), ...intent.covers.filter(isAssertion)])) count(cells, 'keyword', clause, 'valid')
  for (const place of ['query', 'header', 'cookie'] as const)
    for (const [name] of parts[listOf[place]]) count(cells, 'parameter', `${place} ${name}`, 'valid')
  // A path that was not found says nothing of its parameters.
  if (isSuccess(outcome.status)) for (const name of Object.keys(parts.path)) count(cells, 'parameter', `path ${name}`, 'valid')
}

function count({ counts }: Cells, kind: CoverageRow['kind'], item: string, side: Side): void {
  const key = `${kind}\n${item}`
  const cell = counts.get(key) ?? { valid: 0, invalid: 0 }
  cell[side] += 1
  counts.set(key, cell)
}

function rowsOf(contract: Contract, { operation, constraints, counts }: Cells, why: Reason): readonly CoverageRow[] {
  const expected = [
    ...operation.responses.map(({ status }) => `status\n${status}`),
    ...operation.responses.flatMap(({ status, media }) => media.map(({ type }) => `mediaType\n${status} ${type}`)),
    ...operation.parameters.map((parameter) => `parameter\n${parameter.in} ${parameter.name}`),
    ...[...constraints.all].map((clause) => `keyword\n${clause}`),
  ]
  return [...new Set([...expected, ...counts.keys()])].map((key) => {
    const [name = '', item = ''] = key.split('\n')
    const kind = name as CoverageRow['kind'] // one of the four that are written above
    const { valid, invalid } = counts.get(key) ?? { valid: 0, invalid: 0 }
    const empty = {
      ...(valid === 0 && { valid: why(kind, item, 'valid') }),
      ...(invalid === 0 && isTwoSided({ kind }) && { invalid: why(kind, item, 'invalid') }),
    }
    const reason = valid + invalid > 0 ? undefined : (empty.invalid ?? empty.valid)
    return {
      operation: nameOf(operation),
      kind,
      item: kind === 'keyword' ? describe(contract, item) : item,
      valid,
      invalid,
      ...(reason !== undefined && { reason }),
      ...(Object.keys(empty).length > 0 && { empty }),
    }
  })
}

const describe = (contract: Contract, clause: Pointer): string => {
  const value: Json | undefined = valueAt(contract.root, clause)
  return typeof value === 'number' || typeof value === 'boolean' ? `${clause} = ${value}` : clause
}
