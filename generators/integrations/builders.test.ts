import { Script } from 'node:vm'
import { describe, expect, it } from 'vitest'
import type { Json, JsonObject } from '#lib/json.ts'
import { valueAt } from '#lib/json-pointer.ts'
import { builders } from '#generators/integrations/index.ts'
import { authFieldTypes } from '#generators/integrations/auth-field.ts'
import { inputFieldTypes } from '#generators/integrations/input-field.ts'
import { keeps } from '#generators/values/keeps.ts'
import { contractOf, outline, schemaAt } from '#generators/values/schemas.testdata.ts'
import { valueOf } from '#generators/values/value-of.ts'

const field = {
  type: 'object',
  required: ['label'],
  properties: {
    label: { type: 'string', maxLength: 100 },
    type: { type: 'string', enum: [...inputFieldTypes] },
    required: { type: 'boolean' },
    options: {
      type: 'array',
      items: { type: 'object', required: ['label', 'value'], properties: { label: { type: 'string' }, value: { type: 'string' } } },
    },
  },
}
const table = {
  action: {
    'x-proofload-builder': 'action',
    type: 'object',
    required: ['name'],
    properties: {
      name: { type: 'string', maxLength: 100 },
      description: { type: 'string', maxLength: 90 },
      code: { type: 'string', maxLength: 40_000 },
      input_fields: { type: 'array', items: field },
      other: { type: 'string' },
    },
  },
  tight: {
    allOf: [
      { $ref: '#/components/schemas/action' },
      { properties: { name: { maxLength: 8 }, code: { maxLength: 30 }, description: { maxLength: 12 } } },
    ],
  },
  trigger: {
    'x-proofload-builder': 'trigger',
    type: 'object',
    properties: {
      name: { type: 'string' },
      pollingCode: { type: 'string', maxLength: 1000 },
      inputFields: { type: 'array', items: { type: 'object' } },
    },
  },
  integration: {
    'x-proofload-builder': 'integration',
    type: 'object',
    properties: {
      name: { type: 'string', maxLength: 40 },
      description: { type: 'string', maxLength: 90 },
      color: { type: 'string', pattern: '^#[0-9a-f]{6}$' },
      iconUrl: { type: 'string', format: 'uri' },
      authTestCode: { type: ['string', 'null'], maxLength: 1000 },
      authFields: {
        type: 'array',
        items: {
          type: 'object',
          required: ['slug', 'label', 'type'],
          properties: {
            slug: { type: 'string', pattern: '^[A-Za-z0-9_-]+$' },
            label: { type: 'string' },
            type: { enum: [...authFieldTypes] },
          },
        },
      },
      oauthClient: {
        type: ['object', 'null'],
        properties: { authUrl: { type: 'string', format: 'uri' }, accessTokenCode: { type: 'string', maxLength: 1000 } },
      },
    },
  },
} satisfies JsonObject
const contract = contractOf(table)
const seeds = Array.from({ length: 120 }, (_, index) => index * 31 + 7)
const full = (name: string, seed: number, using = builders as Parameters<typeof valueOf>[5]): Json =>
  valueOf(contract, schemaAt(name), { shape: 'full' }, seed, 'request', using) ?? expect.fail(name)

/** What runs these bodies wraps them so. */
const parses = (code: unknown): boolean => {
  expect(() => new Script(`(async () => {\n${String(code)}\n})`)).not.toThrow()
  return true
}

describe('builders', () => {
  it.each(['action', 'tight', 'trigger', 'integration'])('%s keeps its schema and its shape', (name) => {
    for (const seed of seeds) {
      const value = full(name, seed)
      expect(keeps(contract.root, [schemaAt(name)], 'request', value)).toBe(true)
      expect(outline(value)).toEqual(outline(full(name, 1)))
    }
  })

  it('reads like the real thing', () => {
    expect(valueAt(full('action', 7), '/name')).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+ [a-z0-9]{4}$/)
    expect(valueAt(full('integration', 7), '/name')).toMatch(/ Sync [a-z0-9]{4}$/)
    expect(new Set(seeds.map((seed) => valueAt(full('action', seed), '/name'))).size).toBe(seeds.length)
  })

  it('every code body parses, also one that had to be short', () => {
    for (const seed of seeds) {
      for (const [name, at] of [
        ['action', '/code'],
        ['tight', '/code'],
        ['trigger', '/pollingCode'],
        ['integration', '/authTestCode'],
        ['integration', '/oauthClient/accessTokenCode'],
      ] as const) {
        expect(parses(valueAt(full(name, seed), at))).toBe(true)
      }
    }
    expect(valueAt(full('action', 3), '/code')).toMatch(/await fetch[^]*catch/)
  })

  it('all candidates of code parse', () => {
    for (const [property, candidates] of Object.entries({ ...builders.action(3), ...builders.trigger(3), ...builders.integration(3) })) {
      if (/code$/i.test(property)) for (const code of candidates) parses(code)
    }
  })

  it('all ten types of input fields occur, and only a SELECT has choices', () => {
    const made = seeds.map((seed) =>
      valueOf(contract, schemaAt('action'), { shape: 'minimal', include: ['/input_fields', '/input_fields/0/type'] }, seed, 'request'),
    )
    const types = new Set(made.map((value) => valueAt(value, '/input_fields/0/type')))
    for (const seed of seeds) {
      const first = valueAt(full('action', seed), '/input_fields/0')
      expect(valueAt(first, '/type')).toBe('SELECT')
    }
    expect([...types, 'SELECT']).toEqual(expect.arrayContaining([...inputFieldTypes]))
  })

  it('all five types of auth fields occur', () => {
    expect(new Set(seeds.map((seed) => valueAt(full('integration', seed), '/authFields/0/type')))).toEqual(new Set(authFieldTypes))
  })

  it('an open item is filled as the builder would', () => expect(valueAt(full('trigger', 5), '/inputFields/0')).toHaveProperty('label'))

  it('a pin overrides the builder', () => {
    const value = valueOf(contract, schemaAt('action'), { shape: 'minimal', pin: { at: '/name', choose: 'max' } }, 1, 'request')
    expect(valueAt(value, '/name')).toHaveLength(100)
  })

  it('without the builder the value is another', () => {
    const { action: _, ...others } = builders
    expect(valueAt(full('action', 4, others), '/code')).not.toEqual(valueAt(full('action', 4), '/code'))
    expect(outline(full('action', 4, others))).toEqual(outline(full('action', 4)))
  })
})
