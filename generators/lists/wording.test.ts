import { describe, expect, it } from 'vitest'
import { propertiesAt } from '#lib/schema-view.ts'
import type { Operation } from '#model/contract.ts'
import { wordingsOf } from '#generators/lists/wording.ts'
import { openText } from '#test/in-process.ts'

const texts = { type: 'array', items: { type: 'string' } }
const item = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    email: { type: 'string', format: 'email' },
    city: { type: 'string' },
    color: { type: 'string', enum: ['red', 'blue'] },
    tags: texts,
    keywords: texts,
    born: { type: 'string', format: 'date' },
  },
}

/** How a list with this parameter is asked for a text. */
function asked(name: string, description = '', schema: object = { type: 'string' }): string {
  const { contract } = openText(
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'People', version: '1' },
      paths: {
        '/people': { get: { parameters: [{ name, in: 'query', description, schema }], responses: { '200': { description: 'ok' } } } },
      },
      components: { schemas: { Person: item } },
    }),
  )
  const properties = propertiesAt(contract.root, '/components/schemas/Person')
  return wordingsOf(contract.root, contract.operations[0] as Operation, properties)
    .map(({ property, how }) => `${how} ${property}`)
    .join()
}

describe('a list is asked for the text of a property', () => {
  it.each([
    ['email', 'Exact address.', 'has email'],
    ['name', 'Filter by name', 'has name'],
    ['name', 'Only people whose name contains this.', 'has name'],
    ['name_prefix', '', 'begins name'],
    ['nameStartsWith', '', 'begins name'],
    ['prefix', 'Names that begin so.', 'begins name'],
    ['tag', '', 'member tags'],
    ['tags', 'All of these.', 'member tags'],
    ['keyword', '', 'member keywords'],
  ])('%s: %s', (name, description, found) => {
    expect(asked(name, description)).toBe(found)
  })

  it('by a list of texts too, and where a framework lets it be null', () => {
    expect(asked('tag', '', texts)).toBe('member tags')
    expect(asked('tag', '', { anyOf: [{ type: 'string' }, { type: 'null' }] })).toBe('member tags')
  })
})

describe('nothing is claimed of', () => {
  it.each([
    ['what nobody explains', 'name', ''],
    ['what is only alike', 'name', 'Filter by a similar name'],
    ['what is near', 'city', 'Only people in this city'],
    ['what is listed', 'color', 'Filter by color'],
    ['a date', 'born', 'Filter by date of birth'],
    ['a beginning of nobody knows what', 'prefix', ''],
    ['a search', 'q', 'Filter by name'],
    ['another property', 'nickname', 'Filter by nickname'],
  ])('%s', (_, name, description) => {
    expect(asked(name, description)).toBe('')
  })

  it('a number', () => {
    expect(asked('name', 'Filter by name', { type: 'integer' })).toBe('')
  })
})
