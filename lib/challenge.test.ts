import { expect, it } from 'vitest'
import { schemesIn } from '#lib/challenge.ts'

it.each<[string, readonly string[] | undefined]>([
  ['Bearer', ['bearer']],
  ['Bearer realm="a, b", error="x"', ['bearer']],
  ['Basic realm="a \\" b", Bearer', ['basic', 'bearer']],
  ['Newauth realm="apps", type=1, title="Login", Basic realm="simple"', ['newauth', 'basic']],
  ['Negotiate a87421000492aa874209af8bc028==', ['negotiate']],
  ['ApiKey in = "header" , name=x', ['apikey']],
  ['', undefined],
  ['realm="x"', undefined],
  ['Please log in, dear friend', undefined],
  ['Bearer realm="open', undefined],
])('%s', (text, schemes) => {
  expect(schemesIn(text)).toEqual(schemes)
})
