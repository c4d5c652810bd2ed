import { describe, expect, it } from 'vitest'
import type { Json } from '#lib/json.ts'
import { undeclaredFinder } from '#specs/undeclared.ts'

const root = {
  Open: { type: 'object', properties: { a: {}, inner: { $ref: '#/Inner' }, list: { type: 'array', items: { $ref: '#/Inner' } } } },
  Inner: { properties: { x: {} } },
  Welcoming: { properties: { a: {} }, additionalProperties: true },
  Closed: { properties: { a: {} }, additionalProperties: false },
  Free: { type: 'object' },
  Either: {
    oneOf: [{ properties: { kind: {}, config: { properties: { one: {} } } } }, { properties: { config: { properties: { two: {} } } } }],
  },
  All: { allOf: [{ $ref: '#/Inner' }, { properties: { y: {} } }] },
} as const

const undeclaredIn = undeclaredFinder(root)

describe('undeclared properties', () => {
  it.each<[keyof typeof root, Json, readonly string[]]>([
    ['Open', { a: 1 }, []],
    ['Open', { a: 1, b: 2 }, ['/b']],
    ['Open', { inner: { x: 1, z: 2 } }, ['/inner/z']],
    ['Open', { list: [{ x: 1 }, { w: 2 }] }, ['/list/1/w']],
    ['Open', [], []],
    ['Open', null, []],
    ['Open', { constructor: 1 }, ['/constructor']],
    ['Welcoming', { b: 2 }, []],
    ['Closed', { b: 2 }, []],
    ['Free', { b: 2 }, []],
    ['Either', { kind: 1, config: { one: 1 } }, []],
    ['Either', { kind: 1, config: { two: 1 } }, []],
    ['Either', { config: { three: 1 } }, ['/config/three']],
    ['All', { x: 1, y: 2 }, []],
    ['All', { z: 3 }, ['/z']],
  ])('%s of %j are %j', (name, value, expected) => {
    expect(undeclaredIn(`/${name}`, value).map(({ at }) => at)).toEqual(expected)
  })

  it('name the schema that does not know them', () => {
    expect(undeclaredIn('/Open', { inner: { z: 2 } })).toEqual([{ at: '/inner/z', clause: '/Inner' }])
  })
})
