/** Contract to validators: the one door to ajv. Validators are compiled when first asked for, once for requests and once for responses. */
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats, { type FormatsPlugin } from 'ajv-formats'
import { declaredTypeAt } from '#lib/declared-type.ts'
import { child, follow, isObject, lastToken, parentOf, pointerOfRef, valueAt } from '#lib/json-pointer.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'
import { besideNull, itemsAt, propertiesAt } from '#lib/schema-view.ts'
import type { Issue, Lens, Side } from '#model/lens.ts'
import { sideOf } from '#specs/sides.ts'
import { undeclaredFinder } from '#specs/undeclared.ts'
import { writeOnlyFinder } from '#specs/write-only.ts'

export function createLens(root: JsonObject): Lens {
  const engines = new Map<Side, Engine>()
  const engineOf = (side: Side): Engine => {
    const known = engines.get(side) ?? createEngine(root, side)
    engines.set(side, known)
    return known
  }
  return {
    issues: (schemaAt, side, value) => engineOf(side).issues(schemaAt, value),
    undeclared: undeclaredFinder(root),
    hasWriteOnly: writeOnlyFinder(root),
    declaredType: (schemaAt) => declaredTypeAt(root, schemaAt),
  }
}

interface Engine {
  issues(schemaAt: Pointer, value: Json): readonly Issue[]
}

const documentKey = 'contract'
// ajv-formats is CommonJS: under nodenext its default export is the module, at run time it is the function.
const formats = addFormats as unknown as FormatsPlugin

function createEngine(root: JsonObject, side: Side): Engine {
  const { root: sided, pointerOf } = sideOf(root, side)
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: false,
    logger: false,
    validateSchema: false,
    inlineRefs: false,
    addUsedSchema: false,
    ownProperties: true,
    code: { regExp: tolerantRegExp },
  })
  formats(ajv)
  if (side === 'response') forbidWriteOnly(ajv)
  ajv.addSchema(sided, documentKey)
  const compiled = new Map<Pointer, ValidateFunction>()
  const validatorAt = (schemaAt: Pointer): ValidateFunction => {
    const known = compiled.get(schemaAt) ?? ajv.compile({ $ref: `${documentKey}#${schemaAt.split('/').map(encodeURIComponent).join('/')}` })
    compiled.set(schemaAt, known)
    return known
  }
  /** Of a value: several checks ask the same of one body. Values are never changed, and what is known of one goes when it goes. */
  const known = new WeakMap<object, Map<Pointer, readonly Issue[]>>()
  const issues = (schemaAt: Pointer, value: Json): readonly Issue[] => {
    if (typeof value !== 'object' || value === null) return newIssues(schemaAt, value)
    const ofValue = known.get(value) ?? new Map<Pointer, readonly Issue[]>()
    known.set(value, ofValue)
    const found = ofValue.get(schemaAt) ?? newIssues(schemaAt, value)
    ofValue.set(schemaAt, found)
    return found
  }
  const newIssues = (schemaAt: Pointer, value: Json): readonly Issue[] => {
    // Not followed: in 3.1 a reference may have siblings that count.
    const errors = errorsOf(schemaAt, value)
    return narrow(errors, (error) => attemptsBefore(error, value)).flatMap((error) => readError(error, schemaAt, value))
  }
  const errorsOf = (schemaAt: Pointer, value: Json): readonly ErrorObject[] => {
    const validate = validatorAt(schemaAt)
    return validate(value) === true ? [] : (validate.errors ?? [])
  }
  /** How many errors of branches (or items) ajv reported right before this one, which says that none of them, or too many, would do. */
  const attemptsBefore = (error: ErrorObject, value: Json): number => {
    const owner = isObject(error.parentSchema) ? pointerOf(error.parentSchema) : undefined
    const data = valueAt(value, error.instancePath)
    if (owner === undefined || data === undefined) return 0
    const at = child(owner, error.keyword)
    if (error.keyword === 'contains') return Array.isArray(data) ? count((data as readonly Json[]).map((item) => [at, item])) : 0
    if (error.keyword !== 'oneOf' && error.keyword !== 'anyOf') return 0
    const passing: unknown = error.params['passingSchemas']
    // ajv stops at the second branch that fits.
    const tried = Object.keys(valueAt(root, at) ?? {}).slice(0, Array.isArray(passing) ? Number(passing[1]) : undefined)
    return count(tried.map((index) => [child(at, index), data]))
  }
  const count = (tries: readonly (readonly [Pointer, Json])[]): number =>
    tries.reduce((sum, [at, data]) => sum + errorsOf(at, data).length, 0)
  const readError = (error: ErrorObject, schemaAt: Pointer, value: Json): readonly Issue[] => {
    const owner = isObject(error.parentSchema) ? pointerOf(error.parentSchema) : undefined
    const issue = issueOf(root, error, owner, schemaAt)
    if (owner === undefined || (error.keyword !== 'oneOf' && error.keyword !== 'anyOf')) return [issue]
    const inside = branchIssues(owner, error, valueAt(value, error.instancePath) ?? null)
    return inside?.map((one) => ({ ...one, at: error.instancePath + one.at, via: [...issue.via, ...one.via] })) ?? [issue]
  }
  /** Of alternatives that all failed, the one that the discriminator names, or else the nearest; undefined where only the choice itself failed. */
  const branchIssues = (owner: Pointer, error: ErrorObject, value: Json): readonly Issue[] | undefined => {
    const branches = Object.keys(valueAt(root, child(owner, error.keyword)) ?? {}).map((index) => child(owner, error.keyword, index))
    const chosen = discriminated(root, owner, branches, value)
    if (chosen === unknownBranch)
      return [
        {
          keyword: 'discriminator',
          at: '',
          clause: `${owner}/discriminator`,
          message: 'must have a value that the discriminator knows',
          via: [owner],
        },
      ]
    if (chosen !== undefined) return issues(chosen, value)
    if (error.keyword === 'oneOf' && Array.isArray(error.params['passingSchemas'])) return undefined
    const schema = valueAt(root, owner)
    const something = isObject(schema) ? besideNull(schema) : undefined
    if (something !== undefined) return issues(owner + something, value)
    const candidates = branches.map((branch) => issues(branch, value)).filter((found) => found.length > 0)
    // A union of types says more than any branch: "must be string or null" is told as the choice itself.
    if (candidates.every((found) => found.some(({ at, keyword }) => at === '' && keyword === 'type'))) return undefined
    return candidates
      .filter((found) => !found.some(({ at, keyword }) => at === '' && keyword === 'type'))
      .sort((a, b) => a.length - b.length)[0]
  }
  return { issues }
}

/** What is write-only does not come back, JSON Schema 2020-12 §9.4 of validation; nothing, or a mask, shows nothing. */
function forbidWriteOnly(ajv: Ajv2020): void {
  ajv.removeKeyword('writeOnly')
  ajv.addKeyword({
    keyword: 'writeOnly',
    errors: false,
    error: { message: 'must not be in a response' },
    validate: (flag: unknown, data: unknown) => flag !== true || data === null || (typeof data === 'string' && /^[*•·.xX-]*$/.test(data)),
  })
}

/** ajv reports every alternative that failed before it reports that the choice failed: only the choice is kept. */
function narrow(errors: readonly ErrorObject[], attemptsBefore: (error: ErrorObject) => number): readonly ErrorObject[] {
  const kept: ErrorObject[] = []
  for (let index = errors.length - 1; index >= 0; index -= 1) {
    const error = errors[index]
    if (error === undefined) break
    if (error.keyword !== 'if') kept.unshift(error)
    index -= attemptsBefore(error)
  }
  return kept
}

function issueOf(root: JsonObject, error: ErrorObject, owner: Pointer | undefined, schemaAt: Pointer): Issue {
  const via = viaOf(root, schemaAt, error.instancePath)
  const property: unknown = error.params['missingProperty'] ?? error.params['additionalProperty'] ?? error.params['unevaluatedProperty']
  const detail =
    error.keyword === 'enum'
      ? `: ${(error.params['allowedValues'] as readonly Json[]).map((value) => JSON.stringify(value)).join(', ')}`
      : ''
  return {
    keyword: error.keyword,
    at: error.instancePath,
    // A schema that is `false` has no keyword: the clause is the schema itself.
    clause: owner === undefined ? (via.at(-1) ?? schemaAt) : child(owner, error.keyword),
    message: `${error.message ?? 'must keep the schema'}${detail}`,
    via,
    ...(typeof property === 'string' && { property }),
  }
}

/** The property nodes on the way to a value: they may weaken the basis of what they refer to. */
function viaOf(root: JsonObject, schemaAt: Pointer, path: Pointer): readonly Pointer[] {
  const via: Pointer[] = [schemaAt]
  let at: Pointer | undefined = schemaAt
  for (const token of path.split('/').slice(1)) {
    at = at === undefined ? undefined : (propertiesAt(root, at)[token.replaceAll('~1', '/').replaceAll('~0', '~')] ?? itemsAt(root, at))
    if (at !== undefined) via.push(at)
  }
  return via
}

const unknownBranch = Symbol('no branch goes with the value')

/** The branch that a discriminator names, OpenAPI 3.1.0 §4.8.25; `unknownBranch` where it has a value that no branch goes with; undefined where there is none. */
function discriminated(
  root: JsonObject,
  owner: Pointer,
  branches: readonly Pointer[],
  value: Json,
): Pointer | typeof unknownBranch | undefined {
  const discriminator = valueAt(root, `${owner}/discriminator`)
  const name = isObject(discriminator) ? discriminator['propertyName'] : undefined
  const given = typeof name === 'string' && isObject(value) ? value[name] : undefined
  if (!isObject(discriminator) || typeof given !== 'string') return undefined
  const mapping = isObject(discriminator['mapping']) ? discriminator['mapping'] : {}
  const mapped = Object.hasOwn(mapping, given) ? String(mapping[given]) : undefined
  const named = branches.find((branch) => {
    const names = chainOf(root, branch)
    if (mapped?.startsWith('#') === true) return names.includes(follow(root, pointerOfRef(mapped)))
    return names.some((target) => lastToken(target) === (mapped ?? given))
  })
  if (named !== undefined) return named
  // A mapping that leads to none of the branches is a fault of the document, not of the value.
  if (mapped !== undefined) return undefined
  const inline = branches.some((branch) => parentOf(follow(root, branch)) === parentOf(branch))
  return inline ? undefined : unknownBranch
}

/** Every pointer that a branch refers to, its final target last. */
function chainOf(root: JsonObject, branch: Pointer): readonly Pointer[] {
  const chain: Pointer[] = []
  for (let at = branch; ;) {
    const schema = valueAt(root, at)
    const ref = isObject(schema) ? schema['$ref'] : undefined
    if (typeof ref !== 'string' || chain.includes(pointerOfRef(ref))) return chain
    at = pointerOfRef(ref)
    chain.push(at)
  }
}

/** A pattern that this engine cannot read decides nothing: everything matches it. */
const tolerantRegExp = Object.assign(
  (pattern: string, flags: string) => {
    for (const tried of [flags, '']) {
      try {
        return new RegExp(pattern, tried)
      } catch {
        continue
      }
    }
    return { test: () => true, toString: () => `unreadable ${pattern}` }
  },
  { code: 'new RegExp' },
)
