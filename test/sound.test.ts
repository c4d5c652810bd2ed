import { describe, expect, it } from 'vitest'
import { coveringStatus } from '#lib/status-range.ts'
import type { Finding } from '#model/record.ts'
import { boards, letters, pets } from '#mock/documents.testdata.ts'
import { shelves } from '#mock/lives.testdata.ts'
import type { Conformance } from '#run/conformance.ts'
import type { Opened } from '#specs/open.ts'
import { conform, documentNames, madeUpNames, openMadeUp, openShipped, openText } from '#test/in-process.ts'

/** The published false-alarm rate: zero over these documents and seeds. `SEEDS=100` tries more. */
const seeds = Array.from({ length: Number(process.env['SEEDS'] ?? 3) }, (_, index) => index + 1)

/** The one thing that the mock does and the shipped documents are silent about: a body of another media type is refused with 415. */
const silentAbout415 = ({ contract }: Opened): readonly string[] =>
  contract.operations
    .filter(({ requestBody, responses }) => requestBody !== undefined && coveringStatus(responses, 415) === undefined)
    .map(({ id }) => `status-documented ${id} 415`)

const say = ({ check, operation, actual }: Finding): string => `${check} ${operation.id} ${actual}`
const violations = (run: Conformance): readonly string[] => run.findings.filter((finding) => finding.class === 'violation').map(say)
const faults = ({ flaky, errors, unreached, credentialsRefused }: Conformance): readonly unknown[] => [
  ...flaky.map(say),
  ...errors,
  ...unreached,
  ...(credentialsRefused ? ['credentials refused'] : []),
]

describe.each(documentNames)('the sound mock of %s', (name) => {
  it.each(seeds)('draws no violation, seed %i', async (seed) => {
    const document = openShipped(name)
    const run = await conform(document, { seed })
    expect(violations(run)).toEqual([])
    expect(run.findings.map(say).sort()).toEqual(silentAbout415(document).toSorted())
    expect(faults(run)).toEqual([])
  })

  it.each(['read-only', 'sandbox'] as const)('draws no violation under --safe %s', async (safe) => {
    const run = await conform(openShipped(name), { safe })
    expect([...violations(run), ...run.flaky.map(say), ...run.errors]).toEqual([])
  })
})

describe.each(madeUpNames)('the sound mock of %s', (name) => {
  it.each(seeds)('draws nothing but passes, seed %i', async (seed) => {
    const run = await conform(openMadeUp(name), { seed })
    expect([...run.findings.map(say), ...faults(run)]).toEqual([])
  })
})

describe('the sound mock of shelves', () => {
  it.each(seeds)('draws nothing but passes, seed %i', async (seed) => {
    const run = await conform(openText(shelves), { seed })
    expect([...run.findings.map(say), ...faults(run)]).toEqual([])
  })
})

describe.each([
  ['pets', pets],
  ['boards', boards],
  ['letters', letters],
])('the sound mock of a small document, %s', (_, text) => {
  const document = openText(text)
  const operations = new Map(document.contract.operations.map((operation) => [operation.id, operation]))

  // These list few refusals: each that is missing is a matter of policy, and nothing else is found.
  it.each(seeds)('draws only refusals that nobody documented, seed %i', async (seed) => {
    const run = await conform(document, { seed })
    expect(run.findings.length).toBeGreaterThan(0)
    for (const finding of run.findings) {
      expect(finding).toMatchObject({ check: 'status-documented', class: 'policy', actual: expect.stringMatching(/^4\d\d$/) })
      expect(coveringStatus(operations.get(finding.operation.id)?.responses ?? [], Number(finding.actual))).toBeUndefined()
    }
    expect(faults(run)).toEqual([])
  })
})

it('plays all of the plan of a document of eleven operations', { timeout: 60_000 }, async () => {
  const { plan } = await conform(openShipped('langdock'), { seed: 21 })
  expect(plan.executed).toBe(plan.sequences)
  expect(plan.executed).toBeGreaterThan(300)
})

it('is the same run for the same seed', async () => {
  const [first, second] = [await conform(openShipped('arize'), { seed: 3 }), await conform(openShipped('arize'), { seed: 3 })]
  expect(second).toEqual(first)
})
