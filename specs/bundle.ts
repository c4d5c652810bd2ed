/** Takes the files that a document refers to into it, so that every `$ref` points inside. References are kept: recursion stays recursion. */
import path from 'node:path'
import { child, isObject, pointerOfRef } from '#lib/json-pointer.ts'
import type { Json, JsonObject } from '#lib/json.ts'
import { SuiteError } from '#model/problem.ts'
import { isData, isMap } from '#specs/grammar.ts'
import type { Origins } from '#specs/origins.ts'
import { parseText, type Parsed } from '#specs/parse.ts'

/** The member of the root under which other files stand, by their path relative to the document. */
export const filesMember = 'x-proofload-files'

export type ReadText = (file: string) => string

export function bundle(root: JsonObject, main: Parsed, readText: ReadText, origins: Origins): JsonObject {
  const folder = path.dirname(path.resolve(main.file))
  const files: Record<string, Json> = {}
  const visit = (value: Json, owner: Parsed, names = false): void => {
    if (typeof value !== 'object' || value === null) return
    if (!names && isObject(value) && typeof value['$ref'] === 'string' && !(value['$ref'].startsWith('#') && owner === main)) {
      const target = takeIn(value['$ref'], owner, value)
      Object.defineProperty(value, '$ref', { value: target, enumerable: true, configurable: true, writable: true })
    }
    for (const [name, member] of Object.entries(value)) {
      if (names || !isData(name)) visit(member, owner, !names && isMap(name))
      // A named example may be a reference; the value of one is data, whatever it looks like.
      else if (name === 'examples' && isObject(member))
        for (const example of Object.values(member)) if (isObject(example) && '$ref' in example) visit(example, owner)
    }
  }
  const takeIn = (ref: string, owner: Parsed, at: JsonObject): string => {
    const [target = '', fragment = ''] = ref.split('#')
    const refuse = (reason: string): SuiteError => {
      const origin = origins.originOf(at)
      return new SuiteError({
        code: 'document',
        message: `cannot follow the reference ${ref}: ${reason}`,
        place: owner.locate(origin?.pointer ?? ''),
      })
    }
    if (/^[a-z][a-z0-9+.-]*:/i.test(target)) throw refuse('only files beside the document are read')
    const file = target === '' ? path.resolve(owner.file) : path.resolve(path.dirname(path.resolve(owner.file)), pointerOfRef(target))
    const name = path.relative(folder, file)
    if (name.startsWith('..') || path.isAbsolute(name)) throw refuse('it leads out of the folder of the document')
    if (file === path.resolve(main.file)) return `#${fragment}`
    if (!Object.hasOwn(files, name)) {
      let parsed: Parsed
      try {
        parsed = parseText(readText(file), file)
      } catch (cause) {
        throw cause instanceof SuiteError && cause.problems[0].place?.file === file ? cause : refuse('the file cannot be read')
      }
      files[name] = null
      const adopted = origins.adopt(parsed, parsed.root, '')
      files[name] = adopted
      visit(adopted, parsed)
    }
    return `#/${filesMember}${encodeURI(child('', name))}${fragment}`
  }
  visit(root, main)
  return Object.keys(files).length === 0 ? root : Object.assign(root, { [filesMember]: files })
}
