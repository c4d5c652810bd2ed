import { describe, expect, it } from 'vitest'
import { jsonOf } from '#lib/bytes.ts'
import { isObject } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import type { RunEvent } from '#model/event.ts'
import type { HttpRequest, Send } from '#model/exchange.ts'
import type { Finding } from '#model/record.ts'
import { conform, openText } from '#test/in-process.ts'

const rooms = openText(`
openapi: 3.1.0
info: {title: Rooms, version: '1'}
paths:
  /rooms:
    get:
      operationId: findRooms
      parameters:
        - {name: beds, in: query, schema: {type: integer, minimum: 1, maximum: 9}}
        - {name: view, in: query, schema: {type: boolean}}
        - {name: floor, in: query, schema: {type: integer, minimum: 0, maximum: 30}}
      responses: {'200': {description: ok, content: {application/json: {schema: {type: array, items: {type: object}}}}}}
    post:
      operationId: addRoom
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [number]
              properties:
                number: {type: string, minLength: 1}
                beds: {type: integer, minimum: 1, maximum: 9}
                view: {type: boolean}
                floor: {type: integer, minimum: 0, maximum: 30}
                owner: {type: object, properties: {name: {type: string}, mail: {type: string}}}
                tags: {type: array, items: {type: string}}
      responses: {'201': {description: made}}
`)

const bodyOf = (request: HttpRequest): { readonly [name: string]: Json } => {
  const body = jsonOf(request)
  return body.ok && isObject(body.value) ? body.value : {}
}
const failing =
  (when: (request: HttpRequest) => boolean) =>
  (send: Send): Send =>
  (request, signal) =>
    when(request) ? Promise.resolve({ kind: 'response', status: 500, headers: [], base64: '' }) : send(request, signal)
const crashes = (findings: readonly Finding[]): readonly Finding[] => findings.filter(({ check }) => check === 'no-server-error')
const lastRequest = (finding: Finding | undefined): HttpRequest | undefined => finding?.reproduce.exchanges.at(-1)?.request

describe('the example of a finding', () => {
  it('has only the properties that it takes', async () => {
    const { findings } = await conform(rooms, { between: failing((request) => 'beds' in bodyOf(request) && 'tags' in bodyOf(request)) })
    const [crash, ...others] = crashes(findings)
    expect(others).toEqual([])
    expect(crash).toMatchObject({ class: 'violation', confirmed: '3/3', operation: { id: 'addRoom' } })
    expect(Object.keys(bodyOf(lastRequest(crash) as HttpRequest)).toSorted()).toEqual(['beds', 'number', 'tags'])
  })

  it('has only the parameters that it takes', async () => {
    const { findings } = await conform(rooms, {
      between: failing(({ method, url }) => method === 'GET' && url.includes('view=') && url.includes('floor=')),
    })
    const [crash] = crashes(findings)
    expect([...new URL(lastRequest(crash)?.url ?? 'http://none').searchParams.keys()].toSorted()).toEqual(['floor', 'view'])
  })

  it('plays again by the id of the whole case', async () => {
    const between = failing((request) => 'beds' in bodyOf(request) && 'tags' in bodyOf(request))
    const [crash] = crashes((await conform(rooms, { between })).findings)
    const again = crashes((await conform(rooms, { between, only: crash?.caseId ?? '' })).findings)
    expect(again.map(({ id }) => id)).toEqual([crash?.id])
  })

  it('stays whole where what is smaller does not show it twice', async () => {
    let shrinks = 0
    const seen: RunEvent[] = []
    // As soon as anything smaller is tried, the fault goes into hiding after its first showing.
    const { findings } = await conform(rooms, {
      emit: (event) => {
        if (event.kind === 'shrink') shrinks += event.shown ? 1 : 0
        seen.push(event)
      },
      between: failing((request) => shrinks === 0 && Object.keys(bodyOf(request)).length >= 3),
    })
    const crash = crashes(findings).find(({ operation }) => operation.id === 'addRoom')
    expect(crash?.confirmed).toBe('3/3')
    expect(Object.keys(bodyOf(lastRequest(crash) as HttpRequest)).length).toBeGreaterThanOrEqual(3)
  })

  it('costs a bounded number of requests', async () => {
    const tries = new Map<string, number>()
    const emit = (event: RunEvent): void => {
      if (event.kind === 'shrink') tries.set(event.finding, (tries.get(event.finding) ?? 0) + 1)
    }
    await conform(rooms, { emit, between: failing(({ method }) => method === 'POST') })
    for (const count of tries.values()) expect(count).toBeLessThanOrEqual(21)
  })
})
