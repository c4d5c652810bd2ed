/** Lives of one thing, told in a line each: what was written, and what was seen of it. */
import type { JsonObject } from '#lib/json.ts'
import type { Aspect, Claim } from '#model/case.ts'
import type { SequenceCheck } from '#model/check.ts'
import { json, noParts, sequenceSubject, thing, told, type Given, type Played } from '#test/subjects.ts'

const properties = {
  title: { type: 'string', maxLength: 40 },
  note: { type: ['string', 'null'] },
  pages: { type: 'integer' },
  colours: { type: 'array', items: { type: 'string' } },
  status: { type: 'string' },
  created_at: { type: 'string', format: 'date-time' },
  updated_at: { type: 'string', format: 'date-time' },
}
const made = thing({ '201': json({ type: 'object', properties }) })

export const { lens } = made
export const create = made.operation
export const put = { ...create, id: 'putThing', method: 'PUT', at: '/paths/~1things~1{id}/put' }
export const patch = { ...create, id: 'patchThing', method: 'PATCH', at: '/paths/~1things~1{id}/patch' }
export const read = { ...create, id: 'readThing', method: 'GET', at: '/paths/~1things~1{id}/get' }
export const list = { ...create, id: 'listThings', method: 'GET', at: '/paths/~1things/get' }
export const remove = { ...create, id: 'deleteThing', method: 'DELETE', at: '/paths/~1things~1{id}/delete' }

export const aspect = (name: string, more: Partial<Aspect> = {}): Aspect => ({
  sentAt: `/${name}`,
  seenAt: `/${name}`,
  clauses: [`/paths/~1things/post/responses/201/content/application~1json/schema/properties/${name}`],
  ...more,
})

const usual = [...['title', 'note', 'pages', 'colours'].map((name) => aspect(name)), aspect('status', { doubtful: true })]

export const writes = (operation: Played['operation'], value: JsonObject, more: Partial<Played> = {}): Played => ({
  operation,
  role: 'act',
  status: operation === create ? 201 : 200,
  parts: { ...noParts, body: { kind: 'json', mediaType: 'application/json', value } },
  ...more,
})

export const shows = (body: JsonObject | readonly JsonObject[], more: Given = {}): Played => ({
  operation: read,
  role: 'observe',
  status: 200,
  // A list is JSON text to what makes the exchange.
  body: Array.isArray(body) ? JSON.stringify(body) : (body as JsonObject),
  ...(Array.isArray(body) && { headers: [['content-type', 'application/json']] as const }),
  ...more,
})

export const judged = (check: SequenceCheck, steps: readonly [Played, ...Played[]], claim: Partial<Claim> = {}): string =>
  told(check, sequenceSubject(steps, { check: check.id, shownAt: '/body', about: usual, ...claim }), lens)
