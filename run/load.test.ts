import { readFileSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { systemClock } from '#lib/clock.ts'
import type { Scenario, ScenarioStep } from '#model/scenario.ts'
import type { LedgerEntry, Target } from '#model/target.ts'
import { liveSend } from '#http/live.ts'
import { createMock } from '#mock/mock.ts'
import { serve } from '#mock/serve.ts'
import { leftIn } from '#run/clean.ts'
import { runLoad, type LoadRunOptions } from '#run/load.ts'
import { planOf } from '#run/plan.ts'
import { checks } from '#suites/index.ts'
import { openText } from '#test/in-process.ts'

const opened = openText(readFileSync(new URL('../examples/own-document/notes.yaml', import.meta.url), 'utf8'))
const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

/** A deployment: the mock behind a socket, that the run does not know for one. */
async function deployment(target: Partial<Target> = {}) {
  const mock = createMock(opened.contract, opened.lens, { seed: 1, clock: systemClock })
  const served = await serve(mock)
  const live = liveSend({ timeoutMs: 2_000, maxBodyBytes: 100_000, connections: 4 })
  closers.push(live.close, served.close)
  const { main } = mock.credentials
  const whole: Target = { baseUrl: served.url, mock: false, loopback: true, send: live.send, tokens: { main }, extraHeaders: [], ...target }
  const entries: LedgerEntry[] = []
  const options = (more: Partial<LoadRunOptions>): LoadRunOptions => ({
    opened,
    plan: planOf(opened, { seed: 1, selected: () => true }),
    checks,
    target: whole,
    clock: systemClock,
    nonce: 5,
    redact: (text) => text.replaceAll(main, '***'),
    ledger: (entry) => entries.push(entry),
    signal: new AbortController().signal,
    emit: () => {},
    safe: 'sandbox',
    selected: () => true,
    model: 'closed',
    durationMs: 200,
    warmUpMs: 0,
    connections: 2,
    timeoutMs: 2_000,
    thresholds: [],
    ...more,
  })
  const list = async (): Promise<readonly { readonly title: string }[]> => {
    const outcome = await live.send({ method: 'GET', url: `${served.url}/notes?limit=50`, headers: [['x-api-key', main]], base64: '' })
    if (outcome.kind !== 'response') throw new Error(outcome.reason)
    // As the document says.
    return JSON.parse(Buffer.from(outcome.base64, 'base64').toString()) as readonly { readonly title: string }[]
  }
  return { options, entries, list, main }
}

const step = (operation: string, more: Partial<ScenarioStep> = {}): ScenarioStep => ({
  name: `daily.${operation}`,
  operation,
  use: {},
  set: {},
  capture: {},
  ...more,
})
const scenario = (...steps: readonly [ScenarioStep, ...ScenarioStep[]]): Scenario => ({ name: 'daily', weight: 1, steps })
const make = step('createNote', { use: { '/title': 'title' }, capture: { note: '/body/id' } })
const of = (one: Scenario, more: object = {}) => ({
  scenarios: { scenarios: [one] as const, rows: [{ title: 'A' }, { title: 'B' }], credentials: [], ...more },
})
const countsIn = ({ load }: Awaited<ReturnType<typeof runLoad>>) =>
  Object.fromEntries((load?.operations ?? []).map(({ operation, status, count }) => [`${operation} ${status}`, count]))

it('plays chains with data from answers and rows, and takes away what it made', async () => {
  const { options, entries, list } = await deployment()
  const before = await list()
  const titles: string[] = []
  const seen = step('getNote', {
    use: { noteId: 'note' },
    capture: {
      title: (response) => {
        titles.push((JSON.parse(Buffer.from(response.base64, 'base64').toString()) as { readonly title: string }).title)
        return 'seen'
      },
    },
  })
  const run = await runLoad(options(of(scenario(make, seen))))
  const [daily] = run.load?.scenarios ?? []
  expect(Object.keys(countsIn(run))).toEqual(['daily.createNote 2xx', 'daily.getNote 2xx'])
  expect(daily?.finished).toBeGreaterThanOrEqual(2)
  expect(daily?.broken).toEqual({})
  expect(new Set(titles)).toEqual(new Set(['A', 'B']))
  const created = entries.filter(({ kind }) => kind === 'created').length
  expect(created).toBe(countsIn(run)['daily.createNote 2xx'])
  expect(entries.filter(({ kind }) => kind === 'removed').length).toBe(created)
  expect(leftIn(entries)).toMatchObject({ created: [], unanswered: [] })
  expect(await list()).toEqual(before)
})

it('does not take away again what a step took away', async () => {
  const { options, entries } = await deployment()
  const run = await runLoad(options(of(scenario(make, step('deleteNote', { use: { noteId: 'note' } })))))
  const made = entries.flatMap((entry) => (entry.kind === 'created' ? (entry.removal?.url ?? '') : []))
  const gone = entries.flatMap((entry) => (entry.kind === 'removed' ? entry.url : []))
  expect(made.length).toBe(countsIn(run)['daily.createNote 2xx'])
  expect(gone.toSorted()).toEqual(made.toSorted())
})

it('goes by a pool of credentials, and the ledger names only their variables', async () => {
  const { options, entries, main } = await deployment()
  const credentials = [
    { name: 'GOOD', token: main },
    { name: 'BAD', token: 'nobody-at-all' },
  ]
  const pool = { credentials: { GOOD: main, BAD: 'nobody-at-all' }, thresholds: ['daily: errors < 60%'] }
  const run = await runLoad(options({ ...of(scenario(make), { credentials }), ...pool }))
  expect(Object.keys(countsIn(run))).toEqual(['daily.createNote 2xx', 'daily.createNote 4xx'])
  expect(run.load?.scenarios?.[0]?.broken).toEqual({ 'daily.createNote: answered 401': countsIn(run)['daily.createNote 4xx'] })
  expect(entries.flatMap((entry) => (entry.kind === 'created' ? entry.removal?.credential : []))).toContain('GOOD')
  expect(JSON.stringify(entries)).not.toContain('nobody-at-all')
  expect(leftIn(entries).created).toEqual([])
})

it.each([
  ['an unknown operation', scenario(step('makeNote')), 'there is no operation makeNote'],
  ['an unknown parameter', scenario(step('listNotes', { set: { size: 1 } })), 'listNotes has no parameter size'],
  ['a name that nothing captures', scenario(step('getNote', { use: { noteId: 'note' } })), 'nothing is known as note'],
  [
    'a write to what it did not make',
    scenario(step('listNotes', { capture: { note: '/body/0/id' } }), step('deleteNote', { use: { noteId: 'note' } })),
    'it would write to note, which no earlier step made; --safe full lets it',
  ],
  ['a write to an id that was set', scenario(step('deleteNote', { set: { noteId: 'x' } })), 'it would write to noteId'],
])('refuses %s before anything is sent', async (_, wrong, message) => {
  const { options, entries } = await deployment()
  await expect(runLoad(options(of(wrong)))).rejects.toThrow(message)
  expect(entries).toEqual([])
})

it('makes no thousands of what it cannot remove', async () => {
  const { options } = await deployment({ loopback: false })
  const lasting = openText(
    readFileSync(new URL('../examples/own-document/notes.yaml', import.meta.url), 'utf8').replace(/ {4}delete:[^]*?(?=components:)/, ''),
  )
  const plan = planOf(lasting, { seed: 1, selected: () => true })
  await expect(runLoad(options({ ...of(scenario(make)), opened: lasting, plan }))).rejects.toThrow('could not be removed again')
})

it('says of a whole mix what it sent, and follows what that made too', async () => {
  const { options, entries, list } = await deployment()
  const before = await list()
  const run = await runLoad(
    options({ weights: { createNote: 5 }, model: 'open', stages: [{ fromPerSecond: 50, toPerSecond: 100, durationMs: 200 }] }),
  )
  expect(run.load?.stages).toEqual([{ fromPerSecond: 50, toPerSecond: 100, durationSeconds: 0.2 }])
  expect(Object.values(countsIn(run)).reduce((sum, count) => sum + count, 0)).toBe(15)
  expect(entries.filter(({ kind }) => kind === 'created').length).toBeGreaterThanOrEqual(countsIn(run)['createNote 2xx'] ?? 0)
  expect(await list()).toEqual(before)
})

it('ends at a threshold that does not hold, and keeps it broken', async () => {
  const { options } = await deployment()
  const run = await runLoad(options({ durationMs: 60_000, thresholds: ['listNotes: max < 1us', 'errors < 1%'], abortAfterMs: 0 }))
  expect(run.load?.aborted).toBe('listNotes: max < 1us')
  expect(run.load?.thresholds.map(({ held }) => held)).toEqual([false, true])
  expect(run.load?.durationSeconds).toBeLessThan(30)
  expect(run.load?.invalid ?? '').not.toContain('stopped')
})

const recorded = (...of: readonly (string | undefined)[]) => ({
  model: 'open' as const,
  connections: 50,
  replay: of.map((one, index) => ({ atMs: index, ...(one !== undefined && { of: one }) })),
})

it('arrivals that say what arrived send just that', async () => {
  const { options } = await deployment()
  const run = await runLoad(options({ ...recorded('listNotes', 'GET /notes/{noteId}', 'createNote', 'listNotes'), safe: 'full' }))
  expect(countsIn(run)).toEqual({ 'createNote 2xx': 1, 'getNote 2xx': 1, 'listNotes 2xx': 2 })
})

it('arrivals that name scenarios begin those', async () => {
  const { options } = await deployment()
  const scenarios = [scenario(make), { ...scenario(step('listNotes', { name: 'look.listNotes' })), name: 'look' }] as const
  const run = await runLoad(
    options({ ...recorded('look', 'look', 'daily'), scenarios: { ...of(scenario(make)).scenarios, scenarios }, safe: 'full' }),
  )
  expect(run.load?.scenarios?.map(({ name, started }) => [name, started])).toEqual([
    ['daily', 1],
    ['look', 2],
  ])
})

it('a column that names nothing is not read', async () => {
  const { options } = await deployment()
  const { load } = await runLoad(options(recorded('200', '404', undefined)))
  expect((load?.operations ?? []).reduce((sum, { count }) => sum + count, 0)).toBe(3)
})

it.each([
  ['is not sent', 'createNote', 'it is not part of the mix'],
  ['is not there', 'lostNotes', 'there is none of that name'],
])('arrivals that name what %s are refused before anything is sent', async (_, name, why) => {
  const { options, entries } = await deployment()
  // On a target that is not ours to fill, only reads are sent.
  await expect(runLoad(options(recorded('listNotes', name)))).rejects.toMatchObject({
    problems: [{ code: 'usage', message: `an arrival names ${name}, which is not sent: ${why}` }],
  })
  expect(entries.filter(({ kind }) => kind === 'unsafe').length).toBeLessThanOrEqual(1)
})
