import { describe, expect, it } from 'vitest'
import type { JsonObject } from '#lib/json.ts'
import type { Contract, Operation } from '#model/contract.ts'
import { filteringsOf, rangingsOf } from '#generators/lists/filtering.ts'
import { itemOf, pagingOf } from '#generators/lists/paging.ts'
import { searchOf } from '#generators/lists/searching.ts'
import { sortKeysOf } from '#generators/lists/sorting.ts'
import type { Listed } from '#generators/resources.ts'
import { openText } from '#test/in-process.ts'

const item = {
  id: { type: 'string' },
  name: { type: 'string' },
  size: { type: 'integer' },
  status: { type: 'string', enum: ['open', 'paid'] },
  shop_id: { type: 'string' },
  created_at: { type: 'string', format: 'date-time' },
}

/** A list with these query parameters, and these members beside its items. */
function listWith(
  parameters: { readonly [name: string]: JsonObject },
  beside: JsonObject = {},
): { readonly contract: Contract; readonly listed: Listed } {
  const properties = { items: { type: 'array', items: { type: 'object', properties: item } }, ...beside }
  const { contract } = openText(
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'Lists', version: '1' },
      paths: {
        '/things': {
          get: {
            parameters: Object.entries(parameters).map(([name, schema]) => ({ name, in: 'query', schema })),
            responses: { '200': { description: 'ok', content: { 'application/json': { schema: { type: 'object', properties } } } } },
          },
        },
      },
    }),
  )
  return { contract, listed: { operation: contract.operations[0] as Operation, itemsAt: '/items', idAt: '/id' } }
}

const integer = { type: 'integer' }
const text = { type: 'string' }
const oneOf = (...values: readonly string[]): JsonObject => ({ type: 'string', enum: values })

describe('pages', () => {
  it('are asked for by names that everybody knows, with values of the right type', () => {
    const { contract, listed } = listWith(
      { per_page: integer, pageToken: text, offset: text },
      { pagination: { type: 'object', properties: { nextPageToken: text, total_count: integer } }, has_more: { type: 'boolean' } },
    )
    expect(pagingOf(contract.root, listed)).toMatchObject({
      size: { name: 'per_page' },
      cursor: { name: 'pageToken' },
      nextAt: '/pagination/nextPageToken',
      moreAt: '/has_more',
      totalAt: '/pagination/total_count',
    })
    expect(pagingOf(contract.root, listed).offset).toBeUndefined()
  })

  const more = { has_more: { type: 'boolean' } }
  it.each<[string, { readonly [name: string]: JsonObject }, JsonObject, string | undefined]>([
    ['a name that says so', { starting_after: text }, more, 'starting_after'],
    ['a name that says so, without a word of more', { after_id: text }, {}, 'after_id'],
    ['a name that may mean it, where nothing else can be meant', { after: text }, more, 'after'],
    ['words', { from: { ...text, description: 'The id of the last thing of the previous page.' } }, {}, undefined],
    ['a date', { after: { ...text, format: 'date-time' } }, more, undefined],
    ['what is no id', { starting_after: integer }, more, undefined],
    ['a name that may mean it, and an answer that has a cursor', { after: text }, { ...more, end_cursor: text }, undefined],
    ['a name that may mean it, and no word of more', { after: text }, {}, undefined],
    ['one end of a range', { since_id: text }, more, undefined],
  ])('go on after an id: %s', (_, parameters, beside, name) => {
    const { contract, listed } = listWith(parameters, beside)
    expect(pagingOf(contract.root, listed).after?.parameter.name).toBe(name)
  })

  it('are not asked for by what an item has too', () => {
    const { contract, listed } = listWith({ size: integer })
    expect(pagingOf(contract.root, listed)).toEqual({ linked: false })
  })
})

describe('sorting', () => {
  const keys = (parameters: { readonly [name: string]: JsonObject }): readonly string[] => {
    const { contract, listed } = listWith(parameters)
    return sortKeysOf(contract.root, listed.operation, itemOf(contract.root, listed)).map(
      ({ value, property, direction, order }) => `${value}${order === undefined ? '' : ` ${order.value}`}: ${property} ${direction}`,
    )
  }
  it.each<[string, { readonly [name: string]: JsonObject }, readonly string[]]>([
    ['signs', { sort: oneOf('name', '-name') }, ['name: name ascending', '-name: name descending']],
    ['suffixes', { orderBy: oneOf('created_at:desc', 'NAME_ASC') }, ['created_at:desc: created_at descending', 'NAME_ASC: name ascending']],
    [
      'a parameter of its own',
      { sort_by: oneOf('size'), order: oneOf('asc', 'desc') },
      ['size asc: size ascending', 'size desc: size descending'],
    ],
    [
      'a direction alone, of what the document names',
      { order: { ...oneOf('asc', 'desc'), description: 'By name.' } },
      ['asc: name ascending', 'desc: name descending'],
    ],
    [
      'a direction alone, of age',
      { order: { ...oneOf('asc', 'desc'), description: 'asc, oldest first' } },
      ['asc: created_at ascending', 'desc: created_at descending'],
    ],
    ['a direction alone, of nobody knows what', { order: oneOf('asc', 'desc') }, []],
    ['no direction', { sort: oneOf('created', 'popularity') }, ['created: created_at either']],
    ['a free text', { sort: text }, []],
  ])('by %s', (_, parameters, expected) => {
    expect(keys(parameters)).toEqual(expected)
  })
})

describe('choosing', () => {
  it('goes by closed values and ids that an item has', () => {
    const { contract, listed } = listWith({ status: oneOf('open', 'paid', 'all'), shop_id: text, name: text, colour: oneOf('red') })
    const filterings = filteringsOf(contract.root, listed.operation, itemOf(contract.root, listed))
    expect(filterings.map(({ property, by }) => `${property} ${by}`)).toEqual(['status listed', 'shop_id id'])
  })

  it('goes by ranges of dates', () => {
    const { contract, listed } = listWith({ created_after: text, 'created_at[lte]': text, since_created: text, name_from: text })
    const rangings = rangingsOf(contract.root, listed.operation, itemOf(contract.root, listed))
    expect(rangings.map(({ parameter, property, end }) => `${parameter.name}: ${property} ${end}`)).toEqual([
      'created_after: created_at from',
      'created_at[lte]: created_at to',
      'since_created: created_at from',
    ])
  })

  it('goes by ranges of numbers, asked for by numbers', () => {
    const { contract, listed } = listWith({
      minSize: { type: 'integer' },
      size_to: { type: 'number' },
      size_from: text,
      created_after: { type: 'integer' },
    })
    const rangings = rangingsOf(contract.root, listed.operation, itemOf(contract.root, listed))
    expect(rangings.map(({ parameter, of, end }) => `${parameter.name}: ${of} ${end}`)).toEqual([
      'minSize: number from',
      'size_to: number to',
    ])
  })

  it('goes by words', () => {
    const found = (parameters: { readonly [name: string]: JsonObject }): string | undefined => {
      const { contract, listed } = listWith(parameters)
      return searchOf(contract.root, listed.operation, itemOf(contract.root, listed))?.name
    }
    expect([found({ q: text }), found({ query: oneOf('a') }), found({ text })]).toEqual(['q', undefined, undefined])
  })
})
