import { describe, expect, it } from 'vitest'
import type { Json } from '#lib/json.ts'
import { extensionFaults } from '#specs/extensions.ts'

const limit = { limit: 5, windowSeconds: 60 }
const promise = { id: 'a', kind: 'b', observable: false }

describe('an extension', () => {
  it.each<[string, Json]>([
    ['x-proofload-basis', 'contested'],
    ['x-proofload-builder', 'integration'],
    ['x-proofload-limits', [limit, { ...limit, per: 'key', basis: 'third-party' }]],
    ['x-proofload-promise', [promise, { ...promise, text: 'a sentence' }]],
    ['x-other', 1],
  ])('%s is taken', (name, value) => {
    expect(extensionFaults({ paths: { '/a': { [name]: value } } })).toEqual([])
  })

  it.each<[string, Json, string, RegExp]>([
    ['x-proofload-basis', 'documentd', '', /must be equal to one of the allowed values: documented, contested/],
    ['x-proofload-builder', 7, '', /must be string/],
    ['x-proofload-limits', [limit, { limit: 5 }], '/1', /must have required property 'windowSeconds'/],
    ['x-proofload-limits', [{ ...limit, window: 3 }], '/0', /must NOT have additional properties/],
    ['x-proofload-promise', [{ ...promise, observable: 'no' }], '/0/observable', /must be boolean/],
    ['x-proofload-bases', 'documented', '', /there is no extension x-proofload-bases/],
  ])('%s = %j is refused, with its place', (name, value, below, reason) => {
    const faults = extensionFaults({ paths: { '/a': { [name]: value } } })
    expect(faults).toEqual([{ at: `/paths/~1a/${name}${below}`, reason: expect.stringMatching(reason) as string }])
  })
})
