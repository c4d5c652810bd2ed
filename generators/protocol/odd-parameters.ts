/**
 * Parameters that are neither right nor wrong: twice, empty, unknown, very long, with characters that few expect. OpenAPI and HTTP leave
 * open what a server makes of them; nothing is claimed but that nothing crashes. Only reads: an odd id must not name something else to delete.
 */
import type { Json } from '#lib/json.ts'
import { namesIn } from '#lib/path-template.ts'
import type { Case, Parts, Sequence } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { minimal, sequenceOf, validCase, type Planning, type Wish } from '#generators/planning.ts'
import { effectiveSchema, typesOf } from '#generators/values/effective-schema.ts'

/** As long as most servers let a URL be, and then some. */
const long = 'x'.repeat(9_000)
/** Every character that a token may have, RFC 9110 §5.6.2, and the others that a field value may. */
const oddHeader = `!#$%&'*+-.^_\`|~ "(),/:;<=>?@[\\]{}\t!`
/** A NUL, a slash and a path that climbs, which `encodeParameter` escapes; a percent sign that stands for itself; a plus. */
const oddIds: readonly string[] = ['a\0b', 'a/b', '../../etc/passwd', '100%', 'a+b c', "'or'1'='1", 'é漢🎉']

export function planOddParameters(planning: Planning, operation: Operation): readonly Sequence[] {
  if (operation.method !== 'GET') return []
  const probe = (name: 'odd-parameter' | 'odd-url', wish: Wish = {}): Case | undefined =>
    validCase(planning, operation, { ...wish, intent: { kind: 'protocol', probe: name, clause: operation.at } })
  const plain = probe('odd-parameter')
  const url = probe('odd-url')
  if (plain === undefined || url === undefined) return []
  const more = (one: Case, parts: Partial<Parts>): Case => ({ ...one, parts: { ...one.parts, ...parts } })
  const asked = (one: Case, ...pairs: readonly (readonly [string, Json])[]): Case => more(one, { query: [...one.parts.query, ...pairs] })
  const cases = [
    asked(plain, ['undeclaredParameter', 'x']),
    more(plain, { headers: [...plain.parts.headers, ['x-undeclared', oddHeader]] }),
    asked(url, ['undeclaredParameter', long]),
    ...inQuery(planning, operation, probe),
    ...oddPaths(operation, url),
  ]
  return cases.map((one) => sequenceOf('protocol', operation, [one]))
}

/** Each scalar of the query twice and empty; each text with what is hard to escape. */
function inQuery(
  planning: Planning,
  operation: Operation,
  probe: (name: 'odd-parameter' | 'odd-url', wish: Wish) => Case | undefined,
): readonly Case[] {
  return operation.parameters.flatMap((parameter) => {
    const types = parameter.schemaAt === undefined ? [] : typesOf(effectiveSchema(planning.contract.root, parameter.schemaAt).keywords)
    if (parameter.in !== 'query' || types.length === 0 || types.includes('array') || types.includes('object')) return []
    const sent = probe('odd-parameter', { with: new Map([[parameter, minimal]]) })
    const url = probe('odd-url', { with: new Map([[parameter, minimal]]) })
    const index = sent?.parts.query.findIndex(([name]) => name === parameter.name) ?? -1
    const pair = sent?.parts.query[index]
    if (sent === undefined || url === undefined || pair === undefined) return []
    const set = (one: Case, value: Json): Case => ({
      ...one,
      parts: { ...one.parts, query: one.parts.query.map((each, place) => (place === index ? ([parameter.name, value] as const) : each)) },
      binds: one.binds.filter(({ at }) => at !== `/query/${index}/1`),
    })
    const twice = { ...sent, parts: { ...sent.parts, query: [...sent.parts.query, pair] } }
    return [
      twice,
      set(sent, ''),
      ...(types.includes('string') ? [set(sent, 'a+b c%20d&e=f'), set(sent, `x' OR "1"="1" -- %_\\`), set(url, 'a\0b')] : []),
    ]
  })
}

/** Another id at the end of the path, where there is one. */
function oddPaths(operation: Operation, url: Case): readonly Case[] {
  const name = namesIn(operation.path).at(-1)
  if (name === undefined || !operation.path.endsWith(`{${name}}`)) return []
  return oddIds.map((id) => ({
    ...url,
    parts: { ...url.parts, path: { ...url.parts.path, [name]: id } },
    binds: url.binds.filter(({ at }) => !at.startsWith('/path/') || !at.endsWith(`/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`)),
  }))
}
