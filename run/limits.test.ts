import { describe, expect, it } from 'vitest'
import { checks } from '#suites/index.ts'
import type { Honesty } from '#model/record.ts'
import { usualCaps } from '#load/prober.ts'
import { defects } from '#mock/defects/index.ts'
import { runLimits, type LimitsRun } from '#run/limits.ts'
import { mockTarget, openText, wholePlan, type InProcess } from '#test/in-process.ts'

const document = (declared: string): string => `
openapi: 3.1.0
info: {title: Lists, version: '1'}
security: [{bearer: []}]
paths:
  /items:
    get:
      operationId: listItems
      ${declared}
      responses:
        '200': {description: ok, content: {application/json: {schema: {type: array, items: {type: object, properties: {id: {type: integer}}}}}}}
        '429': {description: slow down}
  /items/{id}:
    get:
      operationId: readItem
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      responses: {'200': {description: ok}}
components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}
`

/** A network between them: where nothing takes time, nobody can tell what came first. */
const halfTripMs = 1
const distant: InProcess['between'] = (send, clock) => async (request) => {
  await clock.sleep(halfTripMs)
  const outcome = await send(request)
  await clock.sleep(halfTripMs)
  return outcome
}

const limitsOf = (text: string, options: InProcess & { readonly operations?: readonly string[] } = {}): Promise<LimitsRun> => {
  const opened = openText(text)
  const { target, clock } = mockTarget(opened, { between: distant, ...options })
  return runLimits({
    opened,
    target,
    clock,
    checks,
    plan: wholePlan(opened, 1),
    nonce: 1,
    operations: options.operations ?? [],
    caps: usualCaps,
    redact: (said) => said,
    ledger: () => {},
    signal: new AbortController().signal,
    emit: () => {},
  })
}
const silent = document('')
const declaring = (limit: number, windowSeconds: number): string =>
  document(`x-proofload-limits: [{limit: ${limit}, windowSeconds: ${windowSeconds}, per: key}]`)
const limitChecks = new Set(checks.filter(({ on }) => on === 'limit').map(({ id }) => id))
const limitVerdicts = ({ verdicts }: LimitsRun): readonly string[] =>
  verdicts.filter(({ check }) => limitChecks.has(check)).map(({ ruling }) => ruling.kind)
const found = ({ findings }: LimitsRun): readonly string[] =>
  findings.map((finding) => `${finding.check} ${finding.class} ${finding.operation.id}`)

describe('the limit checks, on a mock that is probed in virtual time', () => {
  it('hold their peace where there is no limit, and none is declared', async () => {
    const run = await limitsOf(silent)
    expect(run.limits).toMatchObject([{ operation: 'listItems', limit: null, algorithm: 'none' }])
    expect(run.verdicts.map(({ check, ruling }) => [check, ruling.kind])).toEqual([
      ['retry-after-true', 'skip'],
      ['limit-kept', 'skip'],
      ['limit-not-dodged', 'skip'],
      ['limit-apart-for-tenants', 'skip'],
    ])
  })

  it('miss a limit that is declared', async () => {
    expect(found(await limitsOf(declaring(100, 60)))).toEqual(['limit-kept policy listItems'])
    // More than the caps allow to try.
    const run = await limitsOf(declaring(10_000, 60))
    expect(found(run)).toEqual([])
    expect(run.verdicts.find(({ check }) => check === 'limit-kept')?.ruling.kind).toBe('inconclusive')
  })

  it.each(['fixed:20/4s', 'sliding:20/4s', 'token:20/4s', 'gcra:20/4s'])('pass on an honest limiter %s', async (limit) => {
    const run = await limitsOf(declaring(20, 4), { limits: [limit] })
    expect(run.limits[0]?.limit).toBeGreaterThanOrEqual(20)
    expect(run.limits[0]?.honesty).toBe('honest' satisfies Honesty)
    expect(found(run)).toEqual([])
    expect(limitVerdicts(run)).toEqual(['pass', 'pass', 'pass', 'pass'])
  })

  it('tells which requests share the quota', async () => {
    const run = await limitsOf(silent, { limits: ['fixed:20/60s'] })
    expect(run.limits[0]?.partitions ?? []).toEqual([])
    const quick = await limitsOf(silent, { limits: ['fixed:20/4s'] })
    const results = Object.fromEntries((quick.limits[0]?.partitions ?? []).map(({ by, result }) => [by, result]))
    expect(results).toMatchObject({ 'another query': 'shared', 'a forged X-Forwarded-For': 'shared' })
    expect(quick.limits[0]?.requests).toBeLessThanOrEqual(usualCaps.maxRequests)
  })

  it('find a Retry-After that is too short', async () => {
    expect(defects.find(({ id }) => id === 'retry-after-too-short')?.caughtBy).toEqual(['retry-after-true'])
    const run = await limitsOf(silent, { limits: ['fixed:20/8s'], defects: ['retry-after-too-short'] })
    expect(run.limits[0]?.honesty).toBe('too-short' satisfies Honesty)
    expect(found(run)).toEqual(['retry-after-true violation listItems'])
    expect(run.findings[0]?.actual).toContain('refused')
    const [shown = 0, of = 0] = run.findings[0]?.confirmed.split('/').map(Number) ?? []
    expect(shown).toBeGreaterThan(0)
    expect(shown).toBeLessThanOrEqual(of)
  })

  it('find a limit that is lower than the declared one, and not a higher one', async () => {
    expect(found(await limitsOf(declaring(100, 4), { limits: ['fixed:20/4s'] }))).toEqual(['limit-kept violation listItems'])
    expect(found(await limitsOf(declaring(10, 4), { limits: ['fixed:20/4s'] }))).toEqual([])
  })
})

describe('whose quota it is', () => {
  it.each<[string, string, readonly string[]]>([
    ['limit-of-forged-address', declaring(20, 4), ['limit-not-dodged violation listItems']],
    ['limit-of-forged-address', silent, ['limit-not-dodged policy listItems']],
    ['limit-of-each-url', declaring(20, 4), ['limit-not-dodged violation listItems']],
    ['limit-of-all-tenants', declaring(20, 4), ['limit-apart-for-tenants violation listItems']],
    ['limit-of-all-tenants', silent, ['limit-apart-for-tenants policy listItems']],
  ])('%s', async (id, text, wanted) => {
    expect(defects.some((defect) => defect.id === id)).toBe(true)
    const run = await limitsOf(text, { limits: ['fixed:20/4s'], defects: [id] })
    expect(found(run)).toEqual(wanted)
    expect(run.findings.map(({ confirmed }) => confirmed)).toEqual(['2/2'])
  })
})

describe('the answer to a spent quota', () => {
  const described = silent.replace(
    "'429': {description: slow down}",
    `'429':
          description: slow down
          headers: {Retry-After: {required: true, schema: {type: integer}}, X-RateLimit-Limit: {required: true, schema: {type: integer}}}
          content: {application/json: {schema: {type: object, required: [message], properties: {message: {type: string}}}}}`,
  )

  it('is held against the document', async () => {
    const run = await limitsOf(described, { limits: ['fixed:20/4s'], defects: ['retry-after-not-integer'] })
    expect(found(run)).toContain('headers-match-schema violation listItems')
    expect(run.findings.find(({ check }) => check === 'headers-match-schema')?.confirmed).toBe('3/3')
  })

  it('is sound on a sound server', async () => {
    const run = await limitsOf(described, { limits: ['fixed:20/4s'] })
    expect(found(run)).toEqual([])
    expect(run.verdicts.filter(({ check }) => check === 'headers-match-schema').map(({ ruling }) => ruling.kind)).toEqual([
      'pass',
      'pass',
      'pass',
    ])
  })
})

describe('what is probed', () => {
  it('is the read with the fewest parameters, or what was named', async () => {
    expect((await limitsOf(silent)).limits.map(({ operation }) => operation)).toEqual(['listItems'])
    expect((await limitsOf(silent, { operations: ['readItem'] })).limits.map(({ operation }) => operation)).toEqual(['readItem'])
  })

  it.each([
    ['there is no operation lostItems', silent, ['lostItems']],
    ['no operation is safe to probe: there is no GET', silent.replaceAll('    get:', '    post:'), []],
  ])('%s', async (message, text, operations) => {
    await expect(limitsOf(text, { operations })).rejects.toMatchObject({ name: 'SuiteError', problems: [{ code: 'usage', message }] })
  })
})
