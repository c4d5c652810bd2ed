import { describe, expect, it } from 'vitest'
import { basisOf } from '#run/basis.ts'

const root = {
  paths: {
    '/a': {
      'x-proofload-basis': 'third-party',
      get: { responses: { '200': { 'x-proofload-basis': 'documented', schema: { $ref: '#/components/schemas/Sure' } } } },
      post: { responses: { '200': {} }, body: { $ref: '#/components/schemas/Guess' } },
    },
    '/b': { get: { 'x-proofload-basis': 'contested', responses: {} }, put: { 'x-proofload-basis': 'surely', responses: {} } },
  },
  components: {
    schemas: {
      Sure: { type: 'string' },
      Guess: { 'x-proofload-basis': 'decided', properties: { name: { type: 'string' } } },
      Again: { $ref: '#/components/schemas/Guess' },
    },
  },
}

describe('basisOf', () => {
  it.each<[string, readonly string[], string]>([
    ['unmarked is documented', ['/components/schemas/Sure/type'], 'documented'],
    ['nothing at all is documented', [], 'documented'],
    ['the clause itself', ['/components/schemas/Guess'], 'decided'],
    ['the nearest ancestor', ['/paths/~1a/post/responses/200'], 'third-party'],
    ['a nearer ancestor wins, although it is stronger', ['/paths/~1a/get/responses/200/schema'], 'documented'],
    ['below a clause that is not there', ['/paths/~1b/get/responses/404/content'], 'contested'],
    ['what a reference refers to', ['/paths/~1a/post/body'], 'decided'],
    ['a reference to a reference', ['/components/schemas/Again'], 'decided'],
    ['the weakest of several', ['/paths/~1b/get', '/paths/~1a/post', '/components/schemas/Sure'], 'third-party'],
    ['the same in another order', ['/components/schemas/Sure', '/paths/~1a/post', '/paths/~1b/get'], 'third-party'],
    ['a word that is none of the four says nothing', ['/paths/~1b/put'], 'documented'],
  ])('%s', (_, clauses, basis) => {
    expect(basisOf(root, clauses)).toBe(basis)
  })
})
