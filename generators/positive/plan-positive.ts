/**
 * Valid requests of one operation: the least, the fullest, the document's examples, then one variation at a time.
 * A variation stands beside its twin, equal but for one value, so that a refusal of only the one can be told from a rule of the business.
 */
import { canonical } from '#lib/hash.ts'
import { child, follow, lastToken, parentOf, tokensOf, valueAt, withValueAt } from '#lib/json-pointer.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'
import type { Branch, Case, Recipe, Sequence } from '#model/case.ts'
import type { Contract, Media, Operation, Parameter } from '#model/contract.ts'
import { baseRecipe, bindsButBody, including, minimal, sequenceOf, validCase, type Planning, type Wish } from '#generators/planning.ts'
import { isAction } from '#generators/actions.ts'
import { bodyMedia, mainMedia } from '#generators/bodies.ts'
import { isEndOfRange, isMeaningful } from '#generators/positive/meaningful.ts'
import { planSeveral } from '#generators/positive/several.ts'
import { togetherCases } from '#generators/positive/together.ts'
import { branchesOf } from '#generators/negative/targets.ts'
import { edgesOf, type Edge } from '#generators/values/edges.ts'
import { optionalsOf, placesOf, type ValuePlace } from '#generators/values/places.ts'
import { valueOf } from '#generators/values/value-of.ts'
import { effectiveSchema, listedValues } from '#generators/values/effective-schema.ts'

const maxVariations = 120

export function planPositive(planning: Planning, operation: Operation): readonly Sequence[] {
  // What an action has done to a thing may keep it from being done again.
  const use = operation.method === 'DELETE' || isAction(planning, operation) ? 'own' : 'shared'
  const bodiless: readonly Wish[] = operation.requestBody?.required === false ? [{ use, bodiless: true, assured: false }] : []
  const whole: readonly Wish[] = [{ use }, ...wholeBodies(operation).map((recipe) => ({ use, recipe }) as const), ...bodiless]
  const variations =
    operation.method === 'DELETE'
      ? []
      : [...mediaVariations(planning, operation), ...bodyVariations(planning, operation), ...parameterVariations(planning, operation)]
  const plain = whole.flatMap((wish) => {
    const one = validCase(planning, operation, wish)
    return one === undefined ? [] : [sequenceOf('positive', operation, [one])]
  })
  const literal = literalBodies(planning, operation).map((one) => sequenceOf('positive', operation, [one]))
  const seen = new Set<string>()
  const unique = [...plain, ...literal].filter(({ cases: [{ parts }] }) => {
    const key = canonical(parts)
    return !seen.has(key) && seen.add(key)
  })
  const together = togetherCases(planning, operation).map((one) => sequenceOf('positive', operation, [one]))
  return [
    ...unique,
    ...planSeveral(planning, operation),
    ...variations
      .slice(0, maxVariations)
      .flatMap((variation) =>
        twin(planning, operation, { ...variation, base: { use, ...variation.base }, act: { use, ...variation.act } }),
      ),
    ...together,
  ]
}

function wholeBodies(operation: Operation): readonly Recipe[] {
  const media = mainMedia(operation)
  return media?.schemaAt === undefined ? [] : [{ shape: 'full' }, { shape: 'example' }]
}

/** The same in every further media type that the body may be sent in. Where those have schemas of their own it is another request. */
function mediaVariations({ contract: { root } }: Planning, operation: Operation): readonly Variation[] {
  const [main, ...others] = bodyMedia(operation)
  const schemaOf = ({ schemaAt }: Media): string =>
    canonical(schemaAt === undefined ? null : (valueAt(root, follow(root, schemaAt)) ?? null))
  return others.flatMap((media): readonly Variation[] => {
    const claimed = main !== undefined && media.schemaAt !== undefined && schemaOf(media) === schemaOf(main)
    const full: Recipe = { shape: 'full' }
    return [
      { base: {}, act: { media, covers: [media.at] }, claimed },
      ...(media.schemaAt === undefined ? [] : [{ base: { recipe: full }, act: { media, recipe: full, covers: [media.at] }, claimed }]),
    ]
  })
}

const maxExamples = 5
const maxTexts = 5
/** Two, three and four bytes of UTF-8. */
const letters = 'é漢🎉'

/**
 * Bodies that stand as they are: those that the document shows, and the least with letters of the world in one text at a time. What was
 * created before may be refused as known, and a text may have rules that nobody wrote down: nothing is claimed but that nothing crashes.
 */
function literalBodies(planning: Planning, operation: Operation): readonly Case[] {
  const { contract, lens } = planning
  const schemaAt = mainMedia(operation)?.schemaAt
  const base = validCase(planning, operation, { assured: false })
  const body = base?.parts.body
  // A deletion would take what others need.
  if (operation.method === 'DELETE' || schemaAt === undefined || base === undefined || body?.kind !== 'json') return []
  const shown = (mainMedia(operation)?.examplesAt ?? []).slice(0, maxExamples).map((at) => valueAt(contract.root, at))
  const worded = textsIn(body.value)
    .slice(0, maxTexts)
    .map((at) => withValueAt(body.value, at, `${String(valueAt(body.value, at))} ${letters}`))
  return [...shown, ...worded].flatMap((value) => {
    if (value === undefined || lens.issues(schemaAt, 'request', value).length > 0) return []
    return [{ ...base, parts: { ...base.parts, body: { ...body, value } }, binds: bindsButBody(base) }]
  })
}

/** Where a value holds texts. */
function textsIn(value: Json, at: Pointer = ''): readonly Pointer[] {
  if (typeof value === 'string') return [at]
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, member]) => textsIn(member as Json, child(at, name)))
    : []
}

interface Variation {
  readonly base: Wish
  readonly act: Wish
  /** Whether a refusal of the one but not of the other breaks a promise. */
  readonly claimed: boolean
  /** Whether the base may be the one that is refused: it lacks what is optional. */
  readonly bare?: boolean
}

/** In each alternative of objects, what the first does not have. */
function bodyVariations(planning: Planning, operation: Operation): readonly Variation[] {
  const schemaAt = mainMedia(operation)?.schemaAt
  if (schemaAt === undefined) return []
  const usual = variationsOf(planning, schemaAt, baseRecipe(planning, schemaAt))
  const known = new Set(usual.flatMap(({ act: { covers = [] } }) => covers))
  const others = branchesOf(planning.contract, schemaAt)
    .filter(({ branch }) => branch.choose > 0)
    .flatMap(({ branch, include }) => variationsOf(planning, schemaAt, { shape: 'minimal', include, branch }))
    .filter(({ act: { covers = [] } }) => covers.every((clause) => !known.has(clause)))
  return [...usual, ...others]
}

function variationsOf(planning: Planning, schemaAt: Pointer, base: Recipe): readonly Variation[] {
  const { contract } = planning
  const withPlaces = (include: readonly Pointer[]): Recipe => including(base, include)
  const presences = optionalsOf(contract, schemaAt, 'request', base.branch).filter(
    ({ at }) => tokensOf(at).length <= 2 && base.include?.includes(at) !== true,
  )
  const edges = edgesOf(contract, schemaAt, 'request', base.branch)
  // The twin of a listed value is another listed value: by chance it would be the same.
  const otherChoice = ({ at, choose, keyword }: Pick<(typeof edges)[number], 'at' | 'choose' | 'keyword'>): Pick<Recipe, 'pin'> => {
    const other =
      typeof choose === 'number' ? edges.find((edge) => edge.at === at && edge.keyword === keyword && edge.choose !== choose) : undefined
    return other === undefined ? {} : { pin: { at, choose: other.choose } }
  }
  return [
    ...presences.map(({ at, schemaAt: covered, include }): Variation => ({
      // Without the property itself, but with the item it stands in: an empty list is no twin.
      base: { recipe: withPlaces([...include.filter((one) => one !== at), ...inside(at)]) },
      act: { recipe: withPlaces([...include, ...inside(at)]), covers: [covered], mild: mayDepend(contract, covered) },
      claimed: !isMeaningful(lastToken(at)) && !mayRefer(contract, covered),
      bare: true,
    })),
    ...edges.map(({ at, include, choose, clause, keyword }): Variation => ({
      base: { recipe: { ...withPlaces([...include, ...inside(at)]), ...otherChoice({ at, choose, keyword }) } },
      act: {
        recipe: { ...withPlaces([...include, ...inside(at)]), pin: { at, choose } },
        covers: [clause],
        ...(isBranch(keyword) && { mild: mayDependInside(contract, schemaAt, { at, choose }) }),
      },
      // One end of a range has to keep to the other; another branch may speak of things that have to exist.
      claimed: !isEndOfRange(lastToken(at)) && (!isBranch(keyword) || isForItself(contract, schemaAt, { at, choose })),
    })),
    ...emptyVariations(planning, schemaAt, base.branch, withPlaces),
  ]
}

/** What a schema allows by saying nothing: the empty list and the empty text. A text may have to say something all the same. */
function emptyVariations(
  { contract }: Planning,
  schemaAt: Pointer,
  branch: Branch | undefined,
  withPlaces: (include: readonly Pointer[]) => Recipe,
): readonly Variation[] {
  return placesOf(contract, schemaAt, 'request', { branch }).flatMap(({ at, include, effective: { keywords, clauseOf, at: placeAt } }) => {
    const types = [keywords['type']].flat()
    const [isList, isText] = [
      types.includes('array') && keywords['minItems'] === undefined,
      types.includes('string') && keywords['minLength'] === undefined,
    ]
    const isFree = ['enum', 'const', 'format', 'pattern', 'contains'].every((name) => keywords[name] === undefined)
    if (at === '' || !isFree || (!isList && !isText)) return []
    const present = withPlaces([...include, ...inside(at)])
    // The twin of an empty list has an item.
    const empty = { ...present, include: (present.include ?? []).filter((one) => !one.startsWith(`${at}/`)) }
    return [
      {
        base: { recipe: isList ? including(present, [...include, `${at}/0`]) : present },
        act: { recipe: { ...empty, pin: { at, choose: 'min' } }, covers: [clauseOf['type'] ?? placeAt] },
        claimed: isList,
      } satisfies Variation,
    ]
  })
}

const isBranch = (keyword: string): boolean => keyword === 'oneOf' || keyword === 'anyOf'

/** Members that have to be there in a branch. What only chooses it, and an address, which need not lead anywhere, mean nothing else. */
const ownMembers = (contract: Contract, schemaAt: Pointer, branch: Branch): readonly ValuePlace[] =>
  placesOf(contract, schemaAt, 'request', { branch }).filter(
    ({ at, required, effective: { keywords } }) =>
      required && at.startsWith(`${branch.at}/`) && listedValues(keywords) === undefined && !/ur[il]$/i.test(lastToken(at)),
  )

const isForItself = (contract: Contract, schemaAt: Pointer, { at, choose }: Pick<Edge, 'at' | 'choose'>): boolean =>
  typeof choose === 'number' && ownMembers(contract, schemaAt, { at, choose }).every((member) => !isMeaningful(lastToken(member.at)))

const mayDependInside = (contract: Contract, schemaAt: Pointer, { at, choose }: Pick<Edge, 'at' | 'choose'>): boolean =>
  typeof choose !== 'number' ||
  ownMembers(contract, schemaAt, { at, choose }).some(
    (member) => member.effective.keywords['maxLength'] === undefined && mayDepend(contract, member.schemaAt),
  )

/** The object or item that a place stands in, where that is not the whole value. */
const inside = (at: Pointer): readonly Pointer[] => (parentOf(at) === '' ? [] : [parentOf(at)])

/**
 * What no schema can say: that a list is as long as the one beside it, that a text is written in a language of its own. Such a thing may
 * be refused by a server that keeps its document to the letter.
 */
function mayDepend({ root }: Planning['contract'], schemaAt: Pointer): boolean {
  const { keywords } = effectiveSchema(root, schemaAt)
  const types = [keywords['type']].flat()
  const isRuled = ['enum', 'const', 'format', 'pattern'].some((name) => keywords[name] !== undefined)
  const isAnything = ['type', 'properties', 'items', 'oneOf', 'anyOf', 'not'].every((name) => keywords[name] === undefined)
  return types.includes('array') || ((isAnything || types.includes('string')) && !isRuled)
}

/** An id, or a number without bounds, may have to stand for something that exists. */
function mayRefer({ root }: Planning['contract'], schemaAt: Pointer): boolean {
  const { keywords } = effectiveSchema(root, schemaAt)
  const isNumber = [keywords['type']].flat().some((type) => type === 'integer' || type === 'number')
  const isBound = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'enum', 'const'].some(
    (name) => keywords[name] !== undefined,
  )
  return keywords['format'] === 'uuid' || (isNumber && !isBound)
}

function parameterVariations(planning: Planning, operation: Operation): readonly Variation[] {
  return operation.parameters
    .filter(({ in: place, schemaAt }) => place !== 'path' && schemaAt !== undefined)
    .flatMap((parameter) => {
      const { schemaAt = '' } = parameter
      const { keywords } = effectiveSchema(planning.contract.root, schemaAt)
      const least = baseRecipe(planning, schemaAt)
      const sent = (recipe: Recipe): ReadonlyMap<Parameter, Recipe> => new Map([[parameter, recipe]])
      const isOpaque = isOpaqueText(keywords)
      const presence: readonly Variation[] = parameter.required
        ? []
        : [
            {
              base: {},
              act: { with: sent(least), covers: [parameter.at] },
              claimed: !isOpaque && !isMeaningful(parameter.name),
              bare: true,
            },
          ]
      const edges = edgesOf(planning.contract, schemaAt, 'request')
        // A null has no text of its own.
        .filter(
          ({ at, include, choose }) =>
            tokensOf(at).length <= 1 &&
            choose !== 'null' &&
            valueOf(planning.contract, schemaAt, { shape: 'minimal', include, pin: { at, choose } }, 0, 'request') !== null,
        )
        .map(({ at, include, choose, clause }): Variation => ({
          base: { with: sent(including(minimal, at === '' ? include : [...include, at])) },
          act: { with: sent({ shape: 'minimal', include, pin: { at, choose } }), covers: [clause] },
          claimed: !isOpaque && !isOpaqueAt(planning, schemaAt, at) && !isEndOfRange(lastToken(at)),
        }))
      return [...presence, ...edges]
    })
}

/** A text without further rules may be a cursor, a query language, a name that must exist: only the server knows. */
const isOpaqueText = (keywords: JsonObject): boolean => [keywords['type']].flat().includes('string') && keywords['enum'] === undefined

const isOpaqueAt = ({ contract }: Planning, schemaAt: Pointer, at: Pointer): boolean =>
  placesOf(contract, schemaAt, 'request').some((place) => place.at === at && isOpaqueText(place.effective.keywords))

function twin(planning: Planning, operation: Operation, { base, act, claimed, bare = false }: Variation): readonly Sequence[] {
  const second = validCase(planning, operation, { ...act, assured: claimed })
  if (second === undefined) return []
  if (!claimed || (act.media !== undefined && !isProven(second))) return [sequenceOf('positive', operation, [second])]
  const first = validCase(planning, operation, { ...base, role: 'setup', needs: bare ? 'any' : 'success' })
  // An edge may be what the twin has anyway.
  if (first !== undefined && canonical(first.parts) === canonical(second.parts)) return []
  return first === undefined ? [] : [sequenceOf('positive', operation, [first, likeTwin(second)], { check: 'valid-accepted' })]
}

const isProven = ({ intent }: Case): boolean => intent.kind === 'valid' && intent.proven

const likeTwin = (second: Case): Case => ({
  ...second,
  binds: second.binds.map((bind) => (bind.from.kind === 'fresh' ? { ...bind, from: { ...bind.from, like: 0 } } : bind)),
})
