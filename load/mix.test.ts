import { expect, it } from 'vitest'
import { namedFirst, weightedMix } from '#load/mix.ts'
import type { Share } from '#load/mix.ts'

const share = (operation: string, weight: number): Share => ({
  name: operation,
  weight,
  make: (k) => ({ operation, request: { method: 'GET', url: `http://127.0.0.1/${operation}/${k}`, headers: [], base64: '' } }),
})

it('draws by weight', () => {
  const draw = weightedMix([share('list', 6), share('read', 3), share('never', 0), share('create', 1)], 11)
  const counts: Record<string, number> = {}
  for (let k = 0; k < 20_000; k += 1) counts[draw(k).operation] = (counts[draw(k).operation] ?? 0) + 1
  expect(Object.keys(counts).sort()).toEqual(['create', 'list', 'read'])
  expect(counts['list']).toBeGreaterThan(11_600)
  expect(counts['list']).toBeLessThan(12_400)
  expect(counts['create']).toBeGreaterThan(1_850)
  expect(counts['create']).toBeLessThan(2_150)
})

it('gives the k-th request whatever was drawn before, and another order for another seed', () => {
  const shares = [share('a', 1), share('b', 1)] as const
  const forwards = Array.from({ length: 50 }, (_, k) => weightedMix(shares, 5)(k).request.url)
  const draw = weightedMix(shares, 5)
  const backwards = Array.from({ length: 50 }, (_, index) => draw(49 - index).request.url).reverse()
  expect(backwards).toEqual(forwards)
  expect(Array.from({ length: 50 }, (_, k) => weightedMix(shares, 6)(k).request.url)).not.toEqual(forwards)
})

it('keeps no operation apart from the others: no waves', () => {
  const draw = weightedMix([share('a', 1), share('b', 1), share('c', 1)], 1)
  const order = Array.from({ length: 300 }, (_, k) => draw(k).operation)
  expect(order.filter((operation, index) => operation === order[index - 1]).length).toBeGreaterThan(60)
})

it('sends what is known by name, and draws the rest', () => {
  const [a, b] = [share('a', 1), share('b', 0)]
  const draw = namedFirst([b, undefined, b], weightedMix([a, b], 1))
  expect([0, 1, 2, 3].map((k) => draw(k).request.url.replace('http://127.0.0.1', ''))).toEqual(['/b/0', '/a/1', '/b/2', '/a/3'])
})
