import { describe, expect, it } from 'vitest'
import { declaredTypeAt } from '#lib/declared-type.ts'
import type { Json } from '#lib/json.ts'
import { decodePairs, decodeSimple, encodeParameter, splitPairs, type Styled } from '#lib/parameter-style.ts'
import { random } from '#lib/seed.ts'

const styled = (place: Styled['in'], style: string, explode: boolean, more: Partial<Styled> = {}): Styled => ({
  name: 'color',
  in: place,
  style,
  explode,
  allowReserved: false,
  ...more,
})
const schemas = {
  string: { type: 'string' },
  integer: { type: 'integer' },
  boolean: { type: 'boolean' },
  array: { type: 'array', items: { type: 'string' } },
  numbers: { type: 'array', items: { type: 'integer' } },
  object: {
    type: 'object',
    properties: {
      R: { type: 'integer' },
      g: { type: 'string' },
      'b é&=': { type: 'string' },
      color: { type: 'string' },
      constructor: { type: 'string' },
    },
  },
} as const
type Kind = keyof typeof schemas

function throughTheWire(how: Styled, kind: Kind, value: Json): Json | undefined {
  const wire = encodeParameter(how, value)
  const declared = declaredTypeAt(schemas, `/${kind}`)
  if (how.in === 'path' || how.in === 'header') return decodeSimple(how, wire, declared)
  return decodePairs(how, splitPairs(wire, how.in === 'query' ? '&' : ';'), declared)
}

describe('the table of OpenAPI 3.1.0 §4.8.12.2', () => {
  const list = ['blue', 'black', 'brown']
  const object = { R: 100, G: 200, B: 150 }
  it.each<[Styled['in'], string, boolean, string, string, string, string]>([
    ['path', 'matrix', false, ';color', ';color=blue', ';color=blue,black,brown', ';color=R,100,G,200,B,150'],
    ['path', 'matrix', true, ';color', ';color=blue', ';color=blue;color=black;color=brown', ';R=100;G=200;B=150'],
    ['path', 'label', false, '.', '.blue', '.blue,black,brown', '.R,100,G,200,B,150'],
    ['path', 'label', true, '.', '.blue', '.blue.black.brown', '.R=100.G=200.B=150'],
    ['query', 'form', false, 'color=', 'color=blue', 'color=blue,black,brown', 'color=R,100,G,200,B,150'],
    ['query', 'form', true, 'color=', 'color=blue', 'color=blue&color=black&color=brown', 'R=100&G=200&B=150'],
    ['cookie', 'form', true, 'color=', 'color=blue', 'color=blue; color=black; color=brown', 'R=100; G=200; B=150'],
    ['path', 'simple', false, '', 'blue', 'blue,black,brown', 'R,100,G,200,B,150'],
    ['header', 'simple', true, '', 'blue', 'blue,black,brown', 'R=100,G=200,B=150'],
  ])('%s %s explode %j', (place, style, explode, ofEmpty, ofString, ofArray, ofObject) => {
    expect(['', 'blue', list, object].map((value) => encodeParameter(styled(place, style, explode), value))).toEqual([
      ofEmpty,
      ofString,
      ofArray,
      ofObject,
    ])
  })
  it.each<[string, Json, string]>([
    ['spaceDelimited', list, 'color=blue%20black%20brown'],
    ['spaceDelimited', object, 'color=R%20100%20G%20200%20B%20150'],
    ['pipeDelimited', list, 'color=blue%7Cblack%7Cbrown'],
    ['pipeDelimited', object, 'color=R%7C100%7CG%7C200%7CB%7C150'],
    ['deepObject', object, 'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150'],
  ])('query %s of %j', (style, value, wire) => {
    expect(encodeParameter(styled('query', style, style === 'deepObject'), value)).toBe(wire)
  })
})

/** Every combination that the specification allows, with the types that it can hold. */
const combinations: readonly (readonly [Styled['in'], string, boolean, readonly Kind[]])[] = [false, true].flatMap(
  (explode) =>
    [
      ['path', 'simple', explode, Object.keys(schemas)],
      ['path', 'label', explode, Object.keys(schemas)],
      ['path', 'matrix', explode, Object.keys(schemas)],
      ['header', 'simple', explode, Object.keys(schemas)],
      ['query', 'form', explode, Object.keys(schemas)],
      ['cookie', 'form', explode, Object.keys(schemas)],
      ['query', 'spaceDelimited', explode, ['array', 'numbers']],
      ['query', 'pipeDelimited', explode, ['array', 'numbers']],
      ['query', 'deepObject', true, ['object']],
    ] as readonly (readonly [Styled['in'], string, boolean, readonly Kind[]])[],
)

/** What a style has no way to write; each is shown below to be lost. */
function isRepresentable({ in: place, style, explode }: Styled, value: Json): boolean {
  const texts = Array.isArray(value)
    ? (value as readonly Json[]).map(String)
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flat().map(String)
      : [String(value)]
  const compound = typeof value === 'object' && value !== null
  if (place === 'header' && texts.some((text) => text !== text.trim() || /[^\x20-\x7e]/.test(text) || (compound && /[,=]/.test(text))))
    return false
  if (style === 'label' && explode && compound && texts.some((text) => text.includes('.'))) return false
  if (style === 'spaceDelimited' && !explode && texts.some((text) => /[ +]/.test(text))) return false
  if (style === 'pipeDelimited' && !explode && texts.some((text) => text.includes('|'))) return false
  if (Array.isArray(value) && value.length === 1 && value[0] === '' && !(explode && place !== 'path' && place !== 'header')) return false
  const exploded = explode && style !== 'simple' && style !== 'label' && style !== 'matrix'
  return !(compound && Object.keys(value).length === 0 && exploded)
}

const alphabet = [
  'a',
  'Z',
  '0',
  '-',
  '.',
  '_',
  '~',
  ' ',
  '!',
  '*',
  "'",
  '(',
  ')',
  ';',
  ':',
  '@',
  '&',
  '=',
  '+',
  '$',
  ',',
  '/',
  '?',
  '%',
  '#',
  '[',
  ']',
  '|',
  '"',
  '\\',
  '{',
  '}',
  '\n',
  'é',
  '漢',
  '🂡',
  '%41',
]

it.each(combinations)('%s %s explode %j: what was written is read back', (place, style, explode, kinds) => {
  const how = styled(place, style, explode)
  const { integer, pick } = random(style.length * 7 + Number(explode))
  const text = (): string => Array.from({ length: integer(0, 6) }, () => pick(alphabet) ?? '').join('')
  const values: Readonly<Record<Kind, () => Json>> = {
    string: text,
    integer: () => integer(-1e9, 1e9),
    boolean: () => integer(0, 1) === 1,
    array: () => Array.from({ length: integer(0, 4) }, text),
    numbers: () => Array.from({ length: integer(0, 4) }, () => integer(-99, 99)),
    object: () =>
      Object.fromEntries(
        [
          ['R', integer(-9, 9)],
          ...['g', 'b é&=', 'color', 'constructor'].filter(() => integer(0, 2) > 0).map((name) => [name, text()]),
        ].slice(integer(0, 1)),
      ),
  }
  let tried = 0
  for (const kind of kinds) {
    for (let round = 0; round < 200; round += 1) {
      const value = values[kind]()
      if (!isRepresentable(how, value)) continue
      tried += 1
      expect(throughTheWire(how, kind, value), `${kind} ${JSON.stringify(value)} as ${encodeParameter(how, value)}`).toEqual(value)
    }
  }
  expect(tried).toBeGreaterThan(kinds.length * 10)
})

it.each<[string, Styled, Kind, Json, Json | undefined]>([
  ['a dot in an exploded label', styled('path', 'label', true), 'array', ['a.b'], ['a', 'b']],
  ['a space between spaces', styled('query', 'spaceDelimited', false), 'array', ['a b'], ['a', 'b']],
  ['a pipe between pipes', styled('query', 'pipeDelimited', false), 'array', ['a|b'], ['a', 'b']],
  ['a comma in a header', styled('header', 'simple', false), 'array', ['a,b'], ['a', 'b']],
  ['blanks around a header', styled('header', 'simple', false), 'string', ' a ', 'a'],
  ['a list of one empty string', styled('path', 'simple', false), 'array', [''], []],
  ['an empty list, exploded', styled('query', 'form', true), 'array', [], undefined],
  ['an empty object, exploded', styled('query', 'form', true), 'object', {}, undefined],
  ['an empty deepObject', styled('query', 'deepObject', true), 'object', {}, undefined],
  ['a list within allowReserved', styled('query', 'form', false, { allowReserved: true }), 'array', ['a,b'], ['a', 'b']],
])('cannot say %s', (_name, how, kind, value, read) => {
  expect(throughTheWire(how, kind, value)).toEqual(read)
})

it.each(['query', 'path', 'header', 'cookie'] as const)('carries any JSON in %s with content', (place) => {
  const value = { a: [1, null, { b: 'é&=;, "' }] }
  const how = styled(place, 'form', true, { mediaType: 'application/json' })
  expect(throughTheWire(how, 'string', value)).toEqual(value)
})

it('leaves reserved characters in a query that allows them, but never those that end a value; a path never allows them', () => {
  const reserved = ":/?#[]@!$&'()*+,;=%"
  expect(encodeParameter(styled('query', 'form', true, { allowReserved: true }), reserved)).toBe("color=:/?%23%5B%5D@!$%26'()*%2B,;=%25")
  expect(throughTheWire(styled('query', 'form', true, { allowReserved: true }), 'string', reserved)).toBe(reserved)
  expect(encodeParameter(styled('path', 'simple', false, { allowReserved: true }), 'a/b?c')).toBe('a%2Fb%3Fc')
})

it('reads what it cannot decode as it stands', () => {
  expect(decodeSimple(styled('path', 'simple', false), '%zz', { types: ['string'], properties: {} })).toBe('%zz')
  expect(decodePairs(styled('query', 'form', true), splitPairs('other=1&color', '&'), { types: ['string'], properties: {} })).toBe('')
  expect(decodePairs(styled('query', 'form', true), splitPairs('other=1', '&'), { types: ['string'], properties: {} })).toBeUndefined()
})

it('takes a member called constructor for a text where nothing is declared', () => {
  expect(
    decodePairs(styled('query', 'deepObject', true), splitPairs('color%5Bconstructor%5D=1', '&'), { types: ['object'], properties: {} }),
  ).toEqual({ constructor: '1' })
})
