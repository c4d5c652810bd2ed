/** What of the contract was exercised, and why the rest was not. */
import { valueAt } from '#lib/json-pointer.ts'
import { coveringStatus } from '#lib/status-range.ts'
import { isSuccess } from '#lib/status-range.ts'
import type { Json } from '#lib/json.ts'
import { operationsById, type Contract, type Operation } from '#model/contract.ts'
import type { CoverageRow } from '#model/record.ts'
import { documentedMedia } from '#suites/conformance/documented-media.ts'
import { nameOf, type Judged } from '#run/findings.ts'

type Cells = Map<string, { valid: number; invalid: number }>

export function coverageOf(contract: Contract, judged: readonly Judged[]): readonly CoverageRow[] {
  const cells = new Map(contract.operations.map((operation) => [operation.id, new Map() as Cells]))
  const operations = operationsById(contract)
  for (const { sequence, exchanges } of judged) {
    for (const { step, outcome } of exchanges) {
      const testCase = sequence.cases[step]
      const operation = operations.get(testCase?.operation ?? '')
      if (testCase === undefined || operation === undefined || outcome.kind !== 'response' || testCase.method !== undefined) continue
      const own = cells.get(operation.id) ?? new Map()
      const { intent } = testCase
      const rule = coveringStatus(operation.responses, outcome.status)
      if (rule !== undefined) {
        count(own, `status\n${rule.status}`, 'valid')
        const media = documentedMedia(outcome, rule)
        if (media !== undefined) count(own, `mediaType\n${rule.status} ${media.type}`, 'valid')
      }
      for (const [place, list] of [
        ['query', testCase.parts.query],
        ['header', testCase.parts.headers],
        ['cookie', testCase.parts.cookies],
      ] as const) {
        for (const [name] of list) if (intent.kind === 'valid') count(own, `parameter\n${place} ${name}`, 'valid')
      }
      for (const name of Object.keys(testCase.parts.path))
        if (intent.kind === 'valid' && isSuccess(outcome.status)) count(own, `parameter\npath ${name}`, 'valid')
      if (intent.kind === 'valid') for (const clause of intent.covers) count(own, `keyword\n${clause}`, 'valid')
      if (intent.kind === 'invalid') {
        count(own, `keyword\n${intent.clause}`, 'invalid')
        const [, place, name] = intent.at.split('/')
        if (place !== 'body')
          count(own, `parameter\n${place === 'headers' ? 'header' : place === 'cookies' ? 'cookie' : place} ${name ?? ''}`, 'invalid')
      }
    }
  }
  return contract.operations.flatMap((operation) => rowsOf(contract, operation, cells.get(operation.id) ?? new Map()))
}

function count(cells: Cells, key: string, side: 'valid' | 'invalid'): void {
  const cell = cells.get(key) ?? { valid: 0, invalid: 0 }
  cell[side] += 1
  cells.set(key, cell)
}

function rowsOf(contract: Contract, operation: Operation, cells: Cells): readonly CoverageRow[] {
  const expected = [
    ...operation.responses.map(({ status }) => `status\n${status}`),
    ...operation.responses.flatMap(({ status, media }) => media.map(({ type }) => `mediaType\n${status} ${type}`)),
    ...operation.parameters.map((parameter) => `parameter\n${parameter.in} ${parameter.name}`),
  ]
  const keys = [...new Set([...expected, ...cells.keys()])]
  return keys.map((key) => {
    const [kind = '', item = ''] = key.split('\n')
    const { valid, invalid } = cells.get(key) ?? { valid: 0, invalid: 0 }
    const reason = valid + invalid === 0 ? reasonOf(kind, item) : undefined
    return {
      operation: nameOf(operation),
      kind: kind as CoverageRow['kind'], // the four that are written above
      item: kind === 'keyword' ? describe(contract, item) : item,
      valid,
      invalid,
      ...(reason !== undefined && { reason }),
    }
  })
}

const describe = (contract: Contract, clause: string): string => {
  const value: Json | undefined = valueAt(contract.root, clause)
  return typeof value === 'number' || typeof value === 'boolean' ? `${clause} = ${value}` : clause
}

function reasonOf(kind: string, item: string): string {
  if (kind === 'parameter') return 'no request that carried it was answered with success'
  if (item.startsWith('429')) return 'no rate limit was met: proofload limits looks for it'
  if (item.startsWith('5')) return 'a server error is not provoked on purpose'
  return 'no request drew it'
}
