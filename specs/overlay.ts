/** OpenAPI Overlay 1.0: a document that changes another. Actions apply in order; each removes its targets or merges into them. */
import { child, isObject, parentOf, tokensOf, valueAt } from '#lib/json-pointer.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'
import { SuiteError } from '#model/problem.ts'
import type { Origins } from '#specs/origins.ts'
import type { Parsed } from '#specs/parse.ts'

export const isOverlay = (root: JsonObject): boolean => typeof root['overlay'] === 'string'

/** Changes `base`, which must be a copy of its own. */
export function applyOverlay(base: JsonObject, overlay: Parsed, origins: Origins): JsonObject {
  const actions = overlay.root['actions']
  if (!Array.isArray(actions)) throw problem(overlay, '', 'an overlay needs a list of actions')
  for (const [index, action] of (actions as readonly Json[]).entries()) {
    const at = child('/actions', index)
    const target = isObject(action) ? action['target'] : undefined
    if (!isObject(action) || typeof target !== 'string') throw problem(overlay, at, 'an action needs a target')
    const pointers = select(base, target)
    if (pointers === undefined) {
      throw problem(overlay, `${at}/target`, `cannot read the target ${target}`, "Targets may use $, .name, ['name'], [0], .* and [*].")
    }
    if (action['remove'] === true && pointers.includes('')) throw problem(overlay, `${at}/target`, 'the whole document cannot be removed')
    if (action['remove'] === true) for (const pointer of pointers.toReversed()) remove(base, pointer)
    else if (action['update'] !== undefined) {
      for (const pointer of pointers) merge(base, pointer, action['update'], { overlay, at: `${at}/update`, origins })
    }
  }
  return base
}

/** The pointers that a JSONPath (RFC 9535) of the simple kind selects; undefined where it is not of that kind. */
export function select(root: JsonObject, path: string): readonly Pointer[] | undefined {
  if (!path.startsWith('$')) return undefined
  let found: readonly Pointer[] = ['']
  let rest = path.slice(1)
  while (rest !== '') {
    const step =
      /^(?:\.(?<name>[\w$-]+)|\.(?<star>\*)|\[(?<all>\*)\]|\[(?<index>\d+)\]|\['(?<single>[^']*)'\]|\["(?<double>[^"]*)"\])/.exec(rest)
    if (step === null) return undefined
    const { name, index, single, double } = step.groups ?? {}
    const token = name ?? index ?? single ?? double
    found = found.flatMap((pointer) => {
      const value = valueAt(root, pointer)
      if (typeof value !== 'object' || value === null) return []
      const has = token !== undefined && Object.hasOwn(value, token) && (!Array.isArray(value) || /^\d+$/.test(token))
      const tokens = token === undefined ? Object.keys(value) : has ? [token] : []
      return tokens.map((member) => child(pointer, member))
    })
    rest = rest.slice(step[0].length)
  }
  return found
}

// The tree is this function's own copy: writing into it is what an overlay does.
type Writable = { [token: string | number]: Json } & Json[]

function remove(root: JsonObject, pointer: Pointer): void {
  const parent = valueAt(root, parentOf(pointer)) as Writable
  const token = tokensOf(pointer).at(-1) ?? ''
  if (Array.isArray(parent)) (parent as Json[]).splice(Number(token), 1)
  else Reflect.deleteProperty(parent, token)
}

interface Update {
  readonly overlay: Parsed
  readonly at: Pointer
  readonly origins: Origins
}

function merge(root: JsonObject, pointer: Pointer, update: Json, { overlay, at, origins }: Update): void {
  const target = valueAt(root, pointer) as Writable | undefined
  if (Array.isArray(target)) {
    const items = Array.isArray(update)
      ? (update as readonly Json[]).map((item, index) => [item, child(at, index)] as const)
      : [[update, at] as const]
    for (const [item, itemAt] of items) {
      origins.mark(target, target.length, overlay, itemAt)
      target.push(origins.adopt(overlay, item, itemAt))
    }
  } else if (isObject(target) && isObject(update)) {
    for (const [name, value] of Object.entries(update)) {
      const known = Object.hasOwn(target, name) ? target[name] : undefined
      const valueIn = child(at, name)
      const mergeable = (isObject(known) && isObject(value)) || (Array.isArray(known) && Array.isArray(value))
      if (mergeable) merge(root, child(pointer, name), value, { overlay, at: valueIn, origins })
      else set(target, name, value, { overlay, at: valueIn, origins })
    }
  } else {
    const parent = valueAt(root, parentOf(pointer)) as Writable
    set(parent, tokensOf(pointer).at(-1) ?? '', update, { overlay, at, origins })
  }
}

function set(owner: object, name: string, value: Json, { overlay, at, origins }: Update): void {
  Object.defineProperty(owner, name, { value: origins.adopt(overlay, value, at), enumerable: true, configurable: true, writable: true })
  origins.mark(owner, name, overlay, at)
}

const problem = (overlay: Parsed, at: Pointer, message: string, hint?: string): SuiteError =>
  new SuiteError({ code: 'document', message, place: overlay.locate(at), ...(hint !== undefined && { hint }) })
