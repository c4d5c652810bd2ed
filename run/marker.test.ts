import { describe, expect, it } from 'vitest'
import type { Json } from '#lib/json.ts'
import { marked, markerOf } from '#run/marker.ts'
import { openText } from '#test/in-process.ts'

const { contract } = openText(
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Things', version: '1' },
    paths: { '/things': { post: { operationId: 'make', responses: { '201': { description: 'made' } } } } },
    components: {
      schemas: {
        Thing: {
          type: 'object',
          properties: {
            name: { type: 'string', maxLength: 20 },
            title: { type: 'string', pattern: '^[A-Z]' },
            label: { enum: ['red chair', 'blue chair'] },
            text: { type: 'string' },
            owner: { type: 'object', properties: { displayName: { type: 'string' } } },
          },
          not: { properties: { name: { pattern: 'forbidden' } }, required: ['name'] },
        },
      },
    },
  }),
)
const schemaAt = '/components/schemas/Thing'
const mark = (value: Json, untouched: readonly string[] = [], marker = 'plabcd'): Json =>
  marked(contract, schemaAt, value, { marker, untouched })

describe('the mark of a run', () => {
  it('is the same for one run and another for the next, of lower-case letters', () => {
    expect(markerOf(7)).toBe(markerOf(7))
    expect(markerOf(7)).not.toBe(markerOf(8))
    expect(markerOf(7)).toMatch(/^pl[a-z]{4}$/)
  })

  it.each<[string, Json, Json]>([
    ['a name gets it', { name: 'Blue Chair' }, { name: 'plabcd Blue Chair' }],
    ['parted as its own words are', { name: 'blue-chair' }, { name: 'plabcd-blue-chair' }],
    ['or not at all', { name: 'chair' }, { name: 'plabcdchair' }],
    ['one below too', { owner: { displayName: 'Ann B' } }, { owner: { displayName: 'plabcd Ann B' } }],
    ['where it is too long, none', { name: 'A blue chair, red' }, { name: 'A blue chair, red' }],
    ['where a pattern speaks, none', { title: 'Chair x' }, { title: 'Chair x' }],
    ['of listed values, none', { label: 'red chair' }, { label: 'red chair' }],
    ['no text is a name', { text: 'a chair' }, { text: 'a chair' }],
    ['what is no text stays', { name: 7 }, { name: 7 }],
  ])('%s', (_, value, wanted) => {
    expect(mark(value)).toEqual(wanted)
  })

  it('leaves alone what the case is about, and what would break the schema', () => {
    expect(mark({ name: 'Blue Chair' }, ['/name'])).toEqual({ name: 'Blue Chair' })
    expect(mark({ name: 'a chair' }, [], 'forbidden')).toEqual({ name: 'a chair' })
  })
})
