import { describe, expect, it } from 'vitest'
import { coveringStatus } from '#lib/status-range.ts'
import type { Finding } from '#model/record.ts'
import { boards, pets } from '#mock/documents.testdata.ts'
import type { Opened } from '#specs/open.ts'
import { conform, documentNames, openShipped, openText } from '#test/in-process.ts'

/** The published false-alarm rate: zero over these documents and seeds. */
const seeds = Array.from({ length: 20 }, (_, index) => index + 1)

const documents: readonly (readonly [string, () => Opened])[] = [
  ...documentNames.map((name) => [name, () => openShipped(name)] as const),
  ['a document of every security scheme', () => openText(boards)],
  ['a document of problem details', () => openText(pets)],
]

/** The one thing that the mock does and some documents are silent about: a body of another media type is refused with 415. */
const silentAbout415 = ({ contract }: Opened): readonly string[] =>
  contract.operations
    .filter(({ requestBody, responses }) => requestBody?.media.some(({ type }) => type !== '*/*') === true && coveringStatus(responses, 415) === undefined)
    .map(({ id }) => `status-documented ${id} 415`)

const say = ({ check, operation, actual }: Finding): string => `${check} ${operation.id} ${actual}`

describe.each(documents)('the sound mock of %s', (_, open) => {
  it.each(seeds)('draws no violation, seed %i', async (seed) => {
    const document = open()
    const run = await conform(document, { seed })
    expect(run.findings.filter((finding) => finding.class === 'violation').map(say)).toEqual([])
    expect(run.findings.map(say).sort()).toEqual([...silentAbout415(document)].sort())
    expect(run.flaky.map(say)).toEqual([])
    expect(run.errors).toEqual([])
    expect(run.unreached).toEqual([])
    expect(run.credentialsRefused).toBe(false)
  })

  it.each(['read-only', 'sandbox'] as const)('draws no violation under --safe %s', async (safe) => {
    const run = await conform(open(), { safe })
    expect(run.findings.filter((finding) => finding.class === 'violation').map(say)).toEqual([])
    expect([...run.flaky.map(say), ...run.errors]).toEqual([])
  })
})

it('plans, plays and judges a document of eleven operations within five seconds', { timeout: 5_000 }, async () => {
  const { plan } = await conform(openShipped('langdock'), { seed: 21 })
  expect(plan.executed).toBe(plan.sequences)
  expect(plan.executed).toBeGreaterThan(300)
})

it('gives the same run for the same seed', async () => {
  const [first, second] = [await conform(openShipped('arize'), { seed: 3 }), await conform(openShipped('arize'), { seed: 3 })]
  expect(second).toEqual(first)
})
