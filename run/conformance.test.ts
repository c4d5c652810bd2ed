import { describe, expect, it } from 'vitest'
import { toBase64 } from '#lib/bytes.ts'
import type { ExchangeCheck } from '#model/check.ts'
import type { HttpRequest, Outcome, Send } from '#model/exchange.ts'
import type { CoverageRow } from '#model/record.ts'
import { boards, pets } from '#mock/documents.testdata.ts'
import { statusDocumented } from '#suites/conformance/status-documented.ts'
import { conform, openShipped, openText, wholePlan } from '#test/in-process.ts'

const document = openText(pets)
const answer = (status: number): Outcome => ({
  kind: 'response',
  status,
  headers: [['content-type', 'application/json']],
  base64: toBase64('{}'),
})
const answering =
  (status: number, where: (request: HttpRequest) => boolean) =>
  (send: Send): Send =>
  (request, signal) =>
    where(request) ? Promise.resolve(answer(status)) : send(request, signal)

describe('the run', () => {
  it('plays what was planned', async () => {
    const { plan, inconclusive } = await conform(document)
    expect(plan).toMatchObject({ hash: wholePlan(document, 1).hash, sequences: wholePlan(document, 1).sequences.length })
    expect(plan.executed).toBe(plan.sequences)
    expect(plan.requests).toBeGreaterThan(plan.sequences)
    expect(plan.cutBy).toBeUndefined()
    expect(inconclusive).toEqual([])
  })

  it('stops at its budget, says so, and calls nothing unreached', async () => {
    const { plan, unreached } = await conform(document, { maxCases: 5 })
    expect(plan).toMatchObject({ executed: 5, cutBy: '--max-cases 5' })
    expect(unreached).toEqual([])
  })

  it('plays one sequence alone', async () => {
    const { id } = wholePlan(document, 1).sequences.find(({ operation, phase }) => operation === 'listPets' && phase === 'positive') ?? {
      id: '',
    }
    const { plan, tally } = await conform(document, { only: id })
    expect(plan).toMatchObject({ sequences: 1, executed: 1, requests: 1 })
    expect(new Set(tally.map(({ operation }) => operation.id))).toEqual(new Set(['listPets']))
    await expect(conform(document, { only: 'no-such-case' })).rejects.toMatchObject({
      problems: [{ code: 'usage', message: 'the plan has no case no-such-case' }],
    })
  })

  it('sends no write under --safe read-only', async () => {
    const sent = new Set<string>()
    await conform(document, {
      safe: 'read-only',
      target: { mock: false },
      between: (send) => (request) => {
        sent.add(request.method)
        return send(request)
      },
    })
    expect(sent).toEqual(new Set(['GET', 'HEAD']))
  })

  it('removes what it made, and tells what it could not', async () => {
    expect((await conform(document)).left).toEqual([])
    const { left } = await conform(openText(boards))
    expect(left.length).toBeGreaterThan(0)
    expect(left.every((one) => one.startsWith('/boards/{} '))).toBe(true)
  })

  it('tells of an operation that never accepted a valid request', async () => {
    const { unreached, credentialsRefused } = await conform(document, {
      between: answering(409, ({ method, url }) => method === 'POST' && url.endsWith('/pets')),
    })
    expect(unreached).toContainEqual({ operation: 'createPet', reason: 'valid requests were answered 409' })
    expect(credentialsRefused).toBe(false)
  })

  it('knows when the credential itself is refused, and finds no fault then', async () => {
    const { findings, credentialsRefused } = await conform(document, {
      target: { tokens: { main: 'nobody', limited: 'no', stranger: 'one' } },
    })
    expect(credentialsRefused).toBe(true)
    expect(findings.filter((finding) => finding.class === 'violation')).toEqual([])
  })

  it('tells of a check that throws, and finds nothing by it', async () => {
    const broken: ExchangeCheck = {
      ...statusDocumented,
      inspect: () => {
        throw new TypeError('cannot read it')
      },
    }
    const { errors, findings, tally } = await conform(document, { checks: [broken] })
    expect(errors.length).toBeGreaterThan(10)
    expect(errors[0]).toMatch(/^status-documented: TypeError: cannot read it/)
    expect(findings).toEqual([])
    expect(tally.every(({ error, pass, violation }) => error > 0 && pass + violation === 0)).toBe(true)
  })

  it('calls what does not answer inconclusive or skipped, never a fault', async () => {
    const silent: Outcome = { kind: 'timeout', reason: 'no answer within 30 s' }
    const { findings, flaky, errors, unreached } = await conform(document, { between: () => () => Promise.resolve(silent) })
    expect([findings, flaky, errors]).toEqual([[], [], []])
    expect(unreached.map(({ operation }) => operation).sort()).toEqual(document.contract.operations.map(({ id }) => id).sort())
  })

  it('waits where a limiter asks it to, and decides all the same', async () => {
    const { findings, plan, tally, unreached } = await conform(openShipped('arize'), { limits: ['fixed:20/2s'] })
    expect(findings.filter((finding) => finding.class === 'violation')).toEqual([])
    expect(plan.executed).toBe(plan.sequences)
    expect(plan.requests).toBeGreaterThan((await conform(openShipped('arize'))).plan.requests)
    expect(unreached).toEqual([])
    // The answer that asked to wait decides nothing; the one after it does.
    const waited = tally.filter(({ inconclusive }) => inconclusive > 0)
    expect(waited).not.toEqual([])
    expect(waited.filter(({ pass, policy }) => pass + policy === 0)).toEqual([])
  })
})

describe('coverage', () => {
  it('has a row for every status, media type and parameter of the document, and a reason for each that is empty', async () => {
    const { coverage } = await conform(document)
    const items = (operation: string, kind: CoverageRow['kind']): readonly string[] =>
      coverage.filter((row) => row.operation.id === operation && row.kind === kind).map(({ item }) => item)
    expect(items('createPet', 'status').toSorted()).toEqual(['201', '409', '422', '429'])
    expect(items('listPets', 'parameter').toSorted()).toEqual(['query cursor', 'query kind', 'query limit'])
    expect(items('createPet', 'mediaType')).toContain('201 application/json')
    expect(coverage.filter(({ valid, invalid, reason }) => (valid + invalid === 0) !== (reason !== undefined))).toEqual([])
  })

  it('counts both sides of a keyword', async () => {
    const { coverage } = await conform(document)
    const row = coverage.find(
      ({ operation, item }) => operation.id === 'createPet' && item === '/components/schemas/NewPet/properties/name/maxLength = 20',
    )
    expect(row?.valid).toBeGreaterThan(0)
    expect(row?.invalid).toBeGreaterThan(0)
  })
})
