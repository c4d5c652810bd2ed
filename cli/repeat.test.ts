import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { systemClock } from '#lib/clock.ts'
import { createMock } from '#mock/mock.ts'
import { pets } from '#mock/documents.testdata.ts'
import { serve } from '#mock/serve.ts'
import { conform, openText } from '#test/in-process.ts'

const run = promisify(execFile)
const document = openText(pets)

/** One of each suite; together they name sequences of every phase. */
const planted = [
  'accepts-too-long',
  'accepts-invalid-token',
  'ignores-scopes',
  'not-allowed-without-allow',
  'delete-deletes-nothing',
  'rejects-longest-name',
  'wrong-field-type',
  'crashes-on-long-name',
] as const

describe.each(planted)('what a run finds with %s', (defect) => {
  it('plays again alone, by the case that the finding names', async () => {
    const { findings } = await conform(document, { defects: [defect] })
    expect(findings).not.toEqual([])
    for (const { id, caseId, class: own } of findings.filter((finding) => finding.class === 'violation').slice(0, 3)) {
      const again = await conform(document, { defects: [defect], only: caseId })
      expect(again.findings.map((finding) => `${finding.class} ${finding.id}`)).toContain(`${own} ${id}`)
    }
  })
})

it.each(['accepts-too-long', 'accepts-invalid-token', 'ignores-scopes', 'crashes-on-long-name'] as const)(
  'the command of a finding with %s, pasted into a shell, draws the same status',
  async (defect) => {
    const mock = createMock(document.contract, document.lens, { seed: 1, clock: systemClock, limits: [], defects: [defect] })
    const served = await serve(mock)
    const { findings } = await conform(document, { defects: [defect], target: { baseUrl: served.url } })
    const env = {
      PATH: process.env['PATH'] ?? '',
      PROOFLOAD_TOKEN: mock.credentials.main,
      PROOFLOAD_TOKEN_LIMITED: mock.credentials.limited,
    }
    // What works on a thing that the run made, and removed again, is only played by --case.
    const whole = findings.filter(
      ({ class: own, reproduce, operation }) => own === 'violation' && reproduce.exchanges.length === 1 && !operation.path.includes('{'),
    )
    const pasted = await Promise.all(
      whole.slice(0, 3).map(async ({ reproduce: { curl, exchanges } }) => {
        const { stdout } = await run('sh', ['-c', curl[0] ?? ''], { env })
        const [one] = exchanges
        return [stdout.split(/[ \r\n]/)[1], one?.outcome.kind === 'response' ? String(one.outcome.status) : '']
      }),
    )
    await served.close()
    expect(pasted).not.toEqual([])
    for (const [now, then] of pasted) expect(now).toBe(then)
  },
)
