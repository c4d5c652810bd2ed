/** The text of a document, YAML or JSON, into values that remember where they stand. */
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node, type Pair } from 'yaml'
import { isObject, tokensOf } from '#lib/json-pointer.ts'
import type { JsonObject, Pointer } from '#lib/json.ts'
import { SuiteError, type Place } from '#model/problem.ts'

export interface Parsed {
  readonly file: string
  readonly root: JsonObject
  /** The place of the key (or item) at a pointer, or of the nearest ancestor that stands in the text. */
  locate(pointer: Pointer): Place
}

/** An alias may stand for a tree of aliases: more than this many nodes out of one document is an attack, not a document. */
const maxAliasCount = 100

/** Throws a SuiteError that names line and column. */
export function parseText(text: string, file: string): Parsed {
  const json = asJson(text)
  let positions: Positions | undefined
  if (json !== undefined) {
    // JSON is parsed by its own parser, some twenty times faster; positions are only worked out when a finding asks.
    return { file, root: mustBeObject(json, file), locate: (pointer) => (positions ??= parseYaml(text, file)).locate(pointer) }
  }
  positions = parseYaml(text, file)
  return { file, root: mustBeObject(positions.value, file), locate: positions.locate }
}

interface Positions {
  readonly value: unknown
  readonly locate: (pointer: Pointer) => Place
}

function parseYaml(text: string, file: string): Positions {
  const counter = new LineCounter()
  try {
    const document = parseDocument(text, { lineCounter: counter, merge: true, strict: true, uniqueKeys: true })
    const [error] = document.errors
    if (error !== undefined) {
      const { line, col } = counter.linePos(error.pos[0])
      const message = error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? 'it cannot be read'
      throw new SuiteError({ code: 'document', message: `not valid YAML: ${message}`, place: { file, line, column: col } })
    }
    return { value: document.toJS({ maxAliasCount }), locate: (pointer) => placeOf(document, counter, file, pointer) }
  } catch (cause) {
    if (cause instanceof SuiteError) throw cause
    const reason = cause instanceof RangeError ? 'it is nested too deeply' : (cause as Error).message
    throw new SuiteError({ code: 'document', message: `cannot read the document: ${reason}`, place: { file, line: 1, column: 1 } })
  }
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
  if (isObject(value)) return value
  throw new SuiteError({ code: 'document', message: 'the document is not an object', place: { file, line: 1, column: 1 }, hint: 'Give an OpenAPI 3.0 or 3.1 document, or an Overlay 1.0 that extends one.' })
}

function placeOf(document: Document.Parsed, counter: LineCounter, file: string, pointer: Pointer): Place {
  let node: Node | null = document.contents
  let offset = node?.range?.[0] ?? 0
  for (const token of tokensOf(pointer)) {
    if (isAlias(node)) node = node.resolve(document) ?? null
    if (isMap(node)) {
      // YAML reads the key 200 as a number; the document means the string.
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === token) as Pair<Node, Node | null> | undefined
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
