import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import type { Json } from '#lib/json.ts'
import { contractOf, outline, schemaAt, schemas } from '#generators/values/schemas.testdata.ts'
import { valueOf } from '#generators/values/value-of.ts'

const contract = contractOf(schemas)
// CommonJS under nodenext: the function is the default of the default.
const addFormats = formats as unknown as typeof formats.default
const ajv = new Ajv2020({ strict: false, ownProperties: true, validateFormats: true, logger: false })
addFormats(ajv)
ajv.addSchema({ $id: 'table', ...contract.root })
const draws = Array.from({ length: 40 }, (_, index) => index * 7919 + 1)

const drawn = (schema: Json, draw: number, seed = 1): Json | undefined =>
  valueOf(contractOf({ it: schema }), schemaAt('it'), { shape: 'random', draw }, seed, 'request')
const all = (schema: Json, count = 300): readonly Json[] =>
  Array.from({ length: count }, (_, draw) => drawn(schema, draw)).filter((value) => value !== undefined)

describe.each(Object.keys(schemas))('%s', (name) => {
  const validate = ajv.compile({ $ref: `table#/components/schemas/${name}` })
  it('is kept by whatever is drawn', () => {
    const values = draws.map((draw) => valueOf(contract, schemaAt(name), { shape: 'random', draw }, 1, 'request'))
    for (const value of values)
      if (value !== undefined && !validate(value)) expect.fail(`${JSON.stringify(value)}: ${ajv.errorsText(validate.errors)}`)
    // A few draws may come to nothing; most have to come to something.
    expect(values.filter((value) => value !== undefined).length).toBeGreaterThan(draws.length / 2)
  })

  it('is drawn alike again', () => {
    for (const draw of draws.slice(0, 5)) {
      const recipe = { shape: 'random', draw } as const
      const value = valueOf(contract, schemaAt(name), recipe, 1, 'request')
      expect(valueOf(contractOf(schemas), schemaAt(name), recipe, 1, 'request')).toEqual(value)
    }
  })
})

describe('what is drawn', () => {
  const person = {
    type: 'object',
    required: ['name'],
    properties: {
      name: { type: 'string' },
      age: { type: 'integer' },
      tags: { type: 'array', items: { type: 'string' } },
      home: { type: 'object', properties: { city: { type: 'string' }, zip: { type: 'string' } } },
    },
  } as const

  it('is the same for every seed, but for the wording of its texts', () => {
    for (const draw of draws) {
      const [one, other] = [drawn(person, draw, 1), drawn(person, draw, 2)]
      expect(outline(other ?? null)).toEqual(outline(one ?? null))
      expect(other).not.toEqual(one)
    }
  })

  it('has every subset of what is optional', () => {
    const subsets = new Set(all(person).map((value) => Object.keys(value ?? {}).join()))
    expect(subsets.size).toBe(8)
  })

  it('has lists of many sizes, within their bounds', () => {
    const sizes = new Set(all({ type: 'array', items: { type: 'boolean' }, minItems: 1 }).map((value) => Object.keys(value ?? {}).length))
    expect([...sizes].toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('has numbers from end to end', () => {
    const values = all({ type: 'integer', minimum: -7, maximum: 9000 }).map(Number)
    expect([Math.min(...values), Math.max(...values)]).toEqual([-7, 9000])
    expect(Math.max(...all({ type: 'integer' }).map(Number))).toBe(Number.MAX_SAFE_INTEGER)
  })

  it('has letters of all planes, controls, and no half of a pair', () => {
    const text = all({ type: 'string' }).map(String).join('')
    expect([...text].some((letter) => letter < ' ')).toBe(true)
    expect(text).toMatch(/\u0301/)
    expect(text).toMatch(/[\u{10000}-\u{10ffff}]/u)
    expect(text.isWellFormed()).toBe(true)
  })

  it('speaks of other things as usual: what is strange there says nothing', () => {
    expect(
      all({ type: 'object', required: ['customerId'], properties: { customerId: { type: 'string' } } })
        .map((value) => JSON.stringify(value))
        .join(),
    ).toMatch(/^[\x20-\x7e]+$/)
  })
})
