import { describe, expect, it } from 'vitest'
import type { Json } from '#lib/json.ts'
import { absent, fitter, remember, type Fill } from '#mock/fit.ts'
import { generatorOf } from '#mock/generate.ts'
import { openText } from '#mock/world.testdata.ts'

const { contract, lens } = openText(`
openapi: 3.1.0
info: {title: Shapes, version: '1'}
paths: {/x: {get: {responses: {'200': {description: ok}}}}}
components:
  schemas:
    Plain:
      type: object
      required: [text, list, maybe, count, code]
      properties:
        text: {type: string}
        list: {type: array, items: {type: string}}
        maybe: {type: [string, 'null']}
        count: {type: integer, minimum: 3}
        code: {type: string, pattern: '^[A-Z]{3}$'}
        kind: {type: string, enum: [a, b], default: b}
        extra: {type: string}
        hidden: {type: string, writeOnly: true}
    Cat: {type: object, required: [kind, lives], properties: {kind: {const: cat}, lives: {type: integer}}}
    Dog: {type: object, required: [kind, bark], properties: {kind: {const: dog}, bark: {type: string, minLength: 1}}}
    Animal: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}
    Tagged: {oneOf: [{$ref: '#/components/schemas/Left'}, {$ref: '#/components/schemas/Right'}], discriminator: {propertyName: side, mapping: {l: '#/components/schemas/Left', r: '#/components/schemas/Right'}}}
    Left: {type: object, required: [side], properties: {side: {type: string}, left: {type: string}}, additionalProperties: false}
    Right: {type: object, required: [side], properties: {side: {type: string}, right: {type: string}}, additionalProperties: false}
    Tree: {type: object, required: [name], properties: {name: {type: string}, child: {$ref: '#/components/schemas/Tree'}}}
    Map: {type: object, additionalProperties: {type: integer}}
    Free: {type: object}
`)
const fit = fitter(contract, lens, generatorOf(contract, lens))
const into = (name: string, stored: Json | undefined, fill: Partial<Fill> = {}): Json =>
  fit(`/components/schemas/${name}`, stored, { seed: 1, missing: 'empty', ...fill })

describe('what is known', () => {
  it('is left out where it was set to null, and need not be there', () => {
    expect(into('Plain', { extra: null, text: null })).not.toHaveProperty('extra')
    expect(into('Plain', { extra: null, maybe: null, text: null })).toMatchObject({ maybe: null, text: expect.any(String) })
    expect(into('Map', { a: 1, b: null })).toEqual({ a: 1 })
  })

  it('is kept where it fits, and what is not known is as empty as it may be', () => {
    const value = into('Plain', { text: 'hello', code: 'ABC', count: 7, hidden: 'secret', unknown: 1 })
    expect(value).toEqual({ text: 'hello', list: [], maybe: null, count: 7, code: 'ABC', kind: 'b', extra: '' })
  })

  it.each([
    ['a wrong type', { count: 'many' }],
    ['a bound', { count: 1 }],
    ['a pattern', { code: 'abc' }],
    ['an enum', { kind: 'z' }],
    ['a wrong item', { list: [1] }],
  ])('is made anew where it breaks %s', (_, stored) => {
    const value = into('Plain', { text: 'kept', ...stored })
    expect(lens.issues('/components/schemas/Plain', 'response', value)).toEqual([])
    expect(value).toMatchObject({ text: 'kept' })
  })

  it('is cleared by null where null may not stand', () => {
    expect(into('Plain', { text: null, maybe: null, list: null })).toMatchObject({ text: '', maybe: null, list: [] })
  })

  it('may come by name, and may be known to be absent', () => {
    const value = into(
      'Plain',
      {},
      { known: (_, name) => (name === 'text' ? 'told' : name === 'extra' ? absent : name === 'maybe' ? absent : undefined) },
    )
    expect(value).toMatchObject({ text: 'told', maybe: null })
    expect(value).not.toHaveProperty('extra')
  })

  it('leaves out what is optional where only the required is wanted', () => {
    expect(Object.keys(into('Plain', {}, { missing: 'required' }) as object).sort()).toEqual(['code', 'count', 'list', 'maybe', 'text'])
  })
})

describe('alternatives', () => {
  it.each([
    ['Animal', { kind: 'dog', bark: 'woof' }, { kind: 'dog', bark: 'woof' }],
    ['Animal', { kind: 'cat', bark: 'woof', lives: 9 }, { kind: 'cat', lives: 9 }],
    ['Tagged', { side: 'r', left: 'x', right: 'y' }, { side: 'r', right: 'y' }],
    ['Tagged', { side: 'l', left: 'x', right: 'y' }, { side: 'l', left: 'x' }],
    ['Map', { a: 1, b: 2 }, { a: 1, b: 2 }],
    ['Free', { any: ['thing'] }, { any: ['thing'] }],
  ])('%s of %j', (name, stored, expected) => {
    expect(into(name, stored)).toEqual(expected)
  })

  it.each(['Plain', 'Animal', 'Tagged', 'Tree', 'Map', 'Free'])('%s of nothing is valid', (name) => {
    for (const missing of ['rich', 'empty', 'required'] as const) {
      for (const stored of [undefined, {}, null, [], 'text', { kind: 'neither', side: 'none', child: 1 }]) {
        expect(lens.issues(`/components/schemas/${name}`, 'response', into(name, stored, { missing }))).toEqual([])
      }
    }
  })
})

describe('remembering', () => {
  it.each([
    [{ a: 1 }, { a: 2, b: 3 }, { a: 1, b: 3 }],
    [{ a: { b: 1 } }, { a: { b: 2, c: 3 } }, { a: { b: 1, c: 3 } }],
    [{ a: [{ b: 1 }] }, { a: [{ b: 2, c: 3 }] }, { a: [{ b: 1, c: 3 }] }],
    [{ a: [] }, { a: [1] }, { a: [] }],
    [{ a: null }, { a: '' }, { a: null }],
  ])('%j answered as %j', (stored, answered, expected) => {
    expect(remember(stored, answered)).toEqual(expected)
  })
})
