/** A document in a file, or an overlay on one, to a contract, its lens, and the place of every clause. */
import path from 'node:path'
import { canonical, sha256 } from '#lib/hash.ts'
import { child, isObject } from '#lib/json-pointer.ts'
import type { JsonObject, Pointer } from '#lib/json.ts'
import type { Contract } from '#model/contract.ts'
import type { Lens } from '#model/lens.ts'
import { SuiteError, type Place, type Problem } from '#model/problem.ts'
import { bundle, type ReadText } from '#specs/bundle.ts'
import { contractOf } from '#specs/contract.ts'
import { dialectOf } from '#specs/dialects/index.ts'
import { extensionFaults } from '#specs/extensions.ts'
import { createLens } from '#specs/lens.ts'
import { trackOrigins, type Origins } from '#specs/origins.ts'
import { applyOverlay, isOverlay } from '#specs/overlay.ts'
import { brokenReferences } from '#specs/references.ts'
import { parseText, type Parsed } from '#specs/parse.ts'

export interface Opened {
  readonly contract: Contract
  readonly lens: Lens
  readonly file: string
  locate(pointer: Pointer): Place
}

/** Throws a SuiteError of code `document` that says what is wrong, where. */
export function openDocument(file: string, readText: ReadText): Opened {
  const origins = trackOrigins()
  const main = parseText(readText(file), file)
  try {
    const root = assemble(main, readText, origins, [])
    const dialect = dialectOf(root)
    if (dialect === undefined) throw unknownDialect(root, main)
    if (!isObject(root['paths'])) throw refuse(main, '', 'the document has no paths')
    mustBeSound(root, origins)
    const lowered = dialect.lower(root)
    const contract = contractOf(lowered, dialect.version, sha256(canonical(root)))
    if (contract.operations.length === 0) throw refuse(main, '/paths', 'the document has no operations')
    return { contract, lens: createLens(lowered), file, locate: (pointer) => origins.locate(root, pointer) }
  } catch (cause) {
    if (cause instanceof RangeError) throw refuse(main, '', 'the document is nested too deeply')
    throw cause
  }
}

function assemble(parsed: Parsed, readText: ReadText, origins: Origins, chain: readonly string[]): JsonObject {
  // The copy is an object because the parsed root is one.
  if (!isOverlay(parsed.root)) return bundle(origins.adopt(parsed, parsed.root, '') as JsonObject, parsed, readText, origins)
  const base = parsed.root['extends']
  if (typeof base !== 'string')
    throw refuse(parsed, '', 'an overlay must say which document it extends', 'Add extends: with the name of the document beside it.')
  const file = path.join(path.dirname(parsed.file), base)
  if (/^[a-z][a-z0-9+.-]*:/i.test(base) || path.relative(path.dirname(parsed.file), file).startsWith('..') || chain.includes(file)) {
    throw refuse(parsed, '/extends', `cannot extend ${base}: only another file of the same folder`)
  }
  return applyOverlay(assemble(parseText(readText(file), file), readText, origins, [...chain, parsed.file]), parsed, origins)
}

/** As many as a person mends at a time. */
const maxProblems = 10

function mustBeSound(root: JsonObject, origins: Origins): void {
  const faults = [
    ...brokenReferences(root).map(({ at, reason }) => ({ at, reason: `cannot follow a reference: ${reason}` })),
    ...extensionFaults(root),
  ]
  const [first, ...others] = faults
    .slice(0, maxProblems)
    .map(({ at, reason }): Problem => ({ code: 'document', message: reason, place: origins.locate(root, at) }))
  if (first !== undefined) throw new SuiteError(first, ...others)
}

function unknownDialect(root: JsonObject, parsed: Parsed): SuiteError {
  const member = ['openapi', 'swagger', 'asyncapi'].find((name) => root[name] !== undefined)
  if (member === undefined) return refuse(parsed, '', 'this is not an OpenAPI document: it has no member "openapi"')
  return refuse(parsed, child('', member), `${member} ${String(root[member])} is not read`, 'Proofload reads OpenAPI 3.0 and 3.1.')
}

const refuse = (parsed: Parsed, pointer: Pointer, message: string, hint?: string): SuiteError =>
  new SuiteError({ code: 'document', message, place: parsed.locate(pointer), ...(hint !== undefined && { hint }) })
