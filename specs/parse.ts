/** The text of a document, YAML or JSON, into values that remember where they stand. */
import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml'
import { isObject, tokensOf } from '#lib/json-pointer.ts'
import type { JsonObject, Pointer } from '#lib/json.ts'
import { SuiteError, type Place } from '#model/problem.ts'

export interface Parsed {
  readonly file: string
  readonly root: JsonObject
  /** The place of the key (or item) at a pointer, or of the nearest ancestor that stands in the text. */
  locate(pointer: Pointer): Place
}

/** An alias may stand for a tree of aliases: a document that unfolds to more is an attack, not a document. */
const maxAliasCount = 10_000
const maxNodes = 5_000_000
/** Deeper than any document that a person wrote, and well within the stack of everything that walks it later. */
const maxDepth = 200

/** Throws a SuiteError that names line and column. */
export function parseText(text: string, file: string): Parsed {
  const json = asJson(text)
  let positions: Positions | undefined
  if (json !== undefined) {
    // JSON is parsed by its own parser, some twenty times faster; positions are only worked out when a finding asks.
    return { file, root: mustBeObject(json, file), locate: (pointer) => (positions ??= readYaml(text, file, false)).locate(pointer) }
  }
  positions = readYaml(text, file, true)
  return { file, root: mustBeObject(positions.value(), file), locate: positions.locate }
}

interface Positions {
  readonly value: () => unknown
  readonly locate: (pointer: Pointer) => Place
}

/** Not `strict`: for positions only. Valid JSON may still offend YAML (duplicate keys, tabs, very long keys), and a report must not end there. */
function readYaml(text: string, file: string, strict: boolean): Positions {
  const counter = new LineCounter()
  const attempt = <T>(act: () => T): T => {
    try {
      return act()
    } catch (cause) {
      if (cause instanceof SuiteError) throw cause
      const reason = cause instanceof RangeError ? tooDeep : (cause as Error).message
      const { line, col } = cause instanceof ReferenceError ? counter.linePos(strayAlias(document)) : { line: 1, col: 1 }
      throw new SuiteError({ code: 'document', message: `cannot read the document: ${reason}`, place: { file, line, column: col } })
    }
  }
  const document: Document.Parsed = attempt(() => parseDocument(text, { lineCounter: counter, merge: true, strict, uniqueKeys: strict }))
  const [error] = document.errors
  if (strict && error !== undefined) {
    const { line, col } = counter.linePos(error.pos[0])
    const message = error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? 'it cannot be read'
    throw new SuiteError({ code: 'document', message: `not valid YAML: ${message}`, place: { file, line, column: col } })
  }
  return {
    value: () => attempt(() => document.toJS({ maxAliasCount }) as unknown),
    locate: (pointer) => placeOf(document, counter, file, pointer),
  }
}

/** An alias without an anchor is only met when values are made, and then without its place. */
function strayAlias(document: Document.Parsed): number {
  const anchors = new Set<string>()
  let offset = 0
  visit(document, (_, node) => {
    if (isAlias(node) && !anchors.has(node.source)) {
      offset = node.range?.[0] ?? 0
      return visit.BREAK
    }
    if (isNode(node) && 'anchor' in node && typeof node.anchor === 'string') anchors.add(node.anchor)
    return undefined
  })
  return offset
}

const asJson = (text: string): unknown => {
  if (!/^\s*\{/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function mustBeObject(value: unknown, file: string): JsonObject {
  const place = { file, line: 1, column: 1 }
  const excess = excessOf(value)
  if (excess !== undefined) throw new SuiteError({ code: 'document', message: `cannot read the document: ${excess}`, place })
  if (isObject(value)) return value
  throw new SuiteError({
    code: 'document',
    message: 'the document is not an object',
    place,
    hint: 'Give an OpenAPI 3.0 or 3.1 document, or an Overlay 1.0 that extends one.',
  })
}

const tooDeep = 'it is nested too deeply'

/** Level by level, not by recursion: the check itself must survive what it looks for. */
function excessOf(value: unknown): string | undefined {
  let level: readonly unknown[] = [value]
  let nodes = 0
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth) return tooDeep
    const below: unknown[] = []
    for (const node of level) {
      if (typeof node !== 'object' || node === null) continue
      for (const member of Object.values(node)) below.push(member)
      if (nodes + below.length > maxNodes) return `its aliases unfold to more than ${maxNodes} values`
    }
    nodes += below.length
    level = below
  }
  return undefined
}

function placeOf(document: Document.Parsed, counter: LineCounter, file: string, pointer: Pointer): Place {
  let node: Node | null = document.contents
  let offset = node?.range?.[0] ?? 0
  for (const token of tokensOf(pointer)) {
    if (isAlias(node)) node = node.resolve(document) ?? null
    if (isMap(node)) {
      const pair = pairOf(document, node, token)
      if (pair === undefined) break
      offset = pair.key.range?.[0] ?? offset
      node = pair.value
    } else if (isSeq(node)) {
      const item = node.items[Number(token)] as Node | undefined
      if (item === undefined) break
      offset = item.range?.[0] ?? offset
      node = item
    } else break
  }
  const { line, col } = counter.linePos(offset)
  return { file, line, column: col }
}

/** The member itself, or else the one that a merge key `<<` brings. Of duplicates the last counts, as in JSON. */
function pairOf(document: Document.Parsed, map: YAMLMap, token: string): Pair<Node, Node | null> | undefined {
  // YAML reads the key 200 as a number; the document means the string.
  const named = (name: string): Pair<Node, Node | null> | undefined =>
    map.items.findLast(({ key }) => isScalar(key) && String(key.value) === name) as Pair<Node, Node | null> | undefined
  const own = named(token)
  if (own !== undefined) return own
  const merged = map.items.find(({ key }) => isScalar(key) && (key.source === '<<' || typeof key.value === 'symbol'))?.value
  for (const source of isSeq(merged) ? merged.items : [merged]) {
    const target = isAlias(source) ? source.resolve(document) : source
    const found = isMap(target) ? pairOf(document, target, token) : undefined
    if (found !== undefined) return found
  }
  return undefined
}
