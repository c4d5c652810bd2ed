import { describe, expect, it } from 'vitest'
import { jsonOf, toBase64 } from '#lib/bytes.ts'
import { isObject } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import type { RunEvent } from '#model/event.ts'
import type { HttpRequest, Send } from '#model/exchange.ts'
import type { Finding } from '#model/record.ts'
import { places } from '#mock/places.testdata.ts'
import { conform, openText, wholePlan } from '#test/in-process.ts'

const document = openText(places)

const bodyOf = (request: HttpRequest): { readonly [name: string]: Json } => {
  const body = jsonOf(request)
  return body.ok && isObject(body.value) ? body.value : {}
}
const refusing =
  (when: (request: HttpRequest) => boolean, status = 400) =>
  (send: Send): Send =>
  (request, signal) =>
    when(request)
      ? Promise.resolve({ kind: 'response', status, headers: [['content-type', 'application/json']], base64: toBase64('{}') })
      : send(request, signal)

const claimed = (findings: readonly Finding[]): readonly string[] =>
  findings
    .filter(({ check }) => check === 'valid-accepted')
    .map(
      ({ operation, class: own, contractAt, confirmed }) =>
        `${operation.id} ${own} ${contractAt.replace(/^.*(?=\/properties|\/parameters)/, '')} ${confirmed}`,
    )

describe('a drawn request that is refused', () => {
  it('is traced to the one value', async () => {
    const { findings, flaky } = await conform(document, { defects: ['takes-zero-for-missing'] })
    expect(claimed(findings)).toEqual([expect.stringMatching(/^addPlace violation \/properties\/(?:latitude|longitude)\/type 3\/3$/)])
    expect(flaky).toEqual([])
    const [finding] = findings.filter(({ check }) => check === 'valid-accepted')
    const [twin, refused] = finding?.reproduce.exchanges.map(({ request }) => bodyOf(request as HttpRequest)) ?? []
    expect(Object.values(refused ?? {})).toContain(0)
    expect(Object.values(twin ?? {})).not.toContain(0)
    // The case that the plan knows leads there again.
    const again = await conform(document, { defects: ['takes-zero-for-missing'], only: finding?.caseId ?? '' })
    expect(again.findings.map(({ id }) => id)).toContain(finding?.id)
  })

  it('is traced into members and parameters', async () => {
    const rank = refusing((request) => {
      const { owner } = bodyOf(request)
      return isObject(owner) && Number(owner['rank']) > 1000 && owner['rank'] !== 1_000_000
    })
    expect(claimed((await conform(document, { between: rank })).findings)).toEqual(['addPlace violation /properties/rank/type 3/3'])
    const radius = refusing(({ url }) => {
      const given = Number(new URL(url).searchParams.get('radius') ?? 0)
      return given > 0 && given < 1_000_000_000
    })
    expect(claimed((await conform(document, { between: radius })).findings)).toEqual(['findPlaces violation /parameters/0/schema/type 3/3'])
  })

  it('is a matter of policy where the value is a text', async () => {
    const between = refusing((request) => /\p{Cc}/u.test(String(bodyOf(request)['title'] ?? '')))
    expect(claimed((await conform(document, { between, seed: 2 })).findings)).toEqual(['addPlace policy /properties/title/type 3/3'])
  })

  it.each<[string, (request: HttpRequest) => boolean, number]>([
    ['two values together', (request) => bodyOf(request)['latitude'] === 0 && bodyOf(request)['open'] === true, 400],
    ['a number without bounds', (request) => Math.abs(Number(bodyOf(request)['height'])) > 1e6, 400],
    ['the state of things, not the content', (request) => bodyOf(request)['latitude'] === 0, 409],
    ['anything, now and then', (request) => request.method === 'POST' && bodyOf(request)['title'] === undefined, 400],
    ['all that has an owner', (request) => 'owner' in bodyOf(request) && 'open' in bodyOf(request), 400],
  ])('is not claimed where the cause is %s', async (_, when, status) => {
    const { findings, flaky } = await conform(document, { between: refusing(when, status) })
    expect(claimed(findings)).toEqual([])
    expect(flaky).toEqual([])
  })

  it('is not claimed where a twin is refused in its turn: numbers that must be unique', async () => {
    const seen = new Set<string>()
    const between = refusing((request) => {
      const { latitude } = bodyOf(request)
      const isTaken = request.method === 'POST' && latitude !== undefined && seen.has(String(latitude))
      seen.add(String(latitude))
      return isTaken
    })
    const drawn = new Set(wholePlan(document, 1).sequences.flatMap(({ phase, id }) => (phase === 'fuzz' ? [id] : [])))
    const { findings } = await conform(document, { between })
    expect(findings.filter(({ check, caseId }) => check === 'valid-accepted' && drawn.has(caseId))).toEqual([])
  })

  it('costs a bounded number of requests, and nothing where nothing is refused', async () => {
    const tries = async (between: (send: Send) => Send): Promise<number> => {
      const events: RunEvent[] = []
      await conform(document, { between, emit: (event) => void events.push(event) })
      const drawn = new Set(wholePlan(document, 1).sequences.map(({ id }) => id))
      return events.filter((event) => event.kind === 'shrink' && drawn.has(event.finding)).length
    }
    expect(await tries((send) => send)).toBe(0)
    const most = await tries(refusing((request) => Number(bodyOf(request)['latitude']) % 1 !== 0))
    expect(most).toBeLessThanOrEqual(48)
  })
})
