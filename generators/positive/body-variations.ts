/** One value of a body at a time: what is optional, the edges of every schema, what is empty. */
import { lastToken, parentOf, tokensOf } from '#lib/json-pointer.ts'
import type { Pointer } from '#lib/json.ts'
import { itemsAt, propertiesAt } from '#lib/schema-view.ts'
import type { Branch, Recipe } from '#model/case.ts'
import type { Contract, Operation } from '#model/contract.ts'
import { baseRecipe, including, type Planning } from '#generators/planning.ts'
import { mainMedia } from '#generators/bodies.ts'
import { boundByWords } from '#generators/positive/bound-by-words.ts'
import { resourceByName } from '#generators/named.ts'
import { isEndOfRange, isMeaningful, isReference } from '#generators/positive/meaningful.ts'
import { branchesOf } from '#generators/negative/targets.ts'
import { edgesOf, type Edge } from '#generators/values/edges.ts'
import { optionalsOf, placesOf, type ValuePlace } from '#generators/values/places.ts'
import { effectiveSchema, listedValues, typesOf } from '#generators/values/effective-schema.ts'
import type { Variation } from '#generators/positive/variation.ts'

/** In each alternative of objects, what the first does not have. */
export function bodyVariations(planning: Planning, operation: Operation): readonly Variation[] {
  const schemaAt = mainMedia(operation)?.schemaAt
  if (schemaAt === undefined) return []
  const isPart = operation.method === 'PATCH'
  const isRuled = boundByWords(planning.contract.root, operation)
  const usual = variationsOf(planning, schemaAt, baseRecipe(planning, schemaAt), isPart, isRuled)
  const known = new Set(usual.flatMap(({ act: { covers = [] } }) => covers))
  const others = branchesOf(planning.contract, schemaAt)
    .filter(({ branch }) => branch.choose > 0)
    .flatMap(({ branch, include }) => variationsOf(planning, schemaAt, { shape: 'minimal', include, branch }, isPart, isRuled))
    .filter(({ act: { covers = [] } }) => covers.every((clause) => !known.has(clause)))
  return [...usual, ...others]
}

function variationsOf(
  planning: Planning,
  schemaAt: Pointer,
  base: Recipe,
  isPart: boolean,
  isRuled: (at: Pointer) => boolean,
): readonly Variation[] {
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
  const dates = datesBesideOthers(planning, schemaAt, base.branch)
  const isInOrder = (at: Pointer): boolean => isEndOfRange(lastToken(at)) || dates.has(at)
  return [
    ...presences.map(({ at, schemaAt: covered, include }): Variation => ({
      // Without the property itself, but with the item it stands in: an empty list is no twin.
      base: { recipe: withPlaces([...include.filter((one) => one !== at), ...inside(at)]) },
      act: {
        recipe: withPlaces([...include, ...inside(at)]),
        covers: [covered],
        mild: mayDepend(contract, covered) || isDate(contract, covered) || isRuled(at),
      },
      claimed:
        !isMeaningful(lastToken(at)) && !mayRefer(contract, covered) && !mayStandFor(planning, lastToken(at), covered) && !isInOrder(at),
      bare: true,
    })),
    ...edges.map(({ at, include, choose, clause, keyword }): Variation => ({
      base: { recipe: { ...withPlaces([...include, ...inside(at)]), ...otherChoice({ at, choose, keyword }) } },
      act: {
        recipe: { ...withPlaces([...include, ...inside(at)]), pin: { at, choose } },
        covers: [clause],
        ...(isBranch(keyword) && { mild: mayDependInside(contract, schemaAt, { at, choose }) }),
        ...((keyword === 'enum' || isOfNumbers(keyword)) && isRuled(at) && { mild: true }),
        // In a part of the whole, a number has to go with those that are there already.
        ...(isPart && isOfNumbers(keyword) && edges.some((other) => other.at !== at && isOfNumbers(other.keyword)) && { mild: true }),
      },
      // One end of a range has to keep to the other; another branch may speak of things that have to exist.
      claimed:
        !isInOrder(at) && !isOfReferences({ at, keyword }) && (!isBranch(keyword) || isForItself(contract, schemaAt, { at, choose })),
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

const isOfNumbers = (keyword: string): boolean => /^(?:exclusive)?m(?:in|ax)imum$/i.test(keyword)

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

/** Of several dates of one thing, one may have to come before another. */
function datesBesideOthers({ contract }: Planning, schemaAt: Pointer, branch: Branch | undefined): ReadonlySet<Pointer> {
  const dates = placesOf(contract, schemaAt, 'request', { branch }).filter(({ effective: { keywords } }) =>
    ['date', 'date-time'].includes(String(keywords['format'])),
  )
  const isBeside = (at: Pointer): boolean => dates.filter((other) => parentOf(other.at) === parentOf(at)).length > 1
  return new Set(dates.flatMap(({ at }) => (isBeside(at) ? [at] : [])))
}

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

/** How many references a list holds is one thing, whether each stands for something another. */
const isOfReferences = ({ at, keyword }: Pick<Edge, 'at' | 'keyword'>): boolean => keyword.endsWith('Items') && isReference(lastToken(at))

/** What goes by the name of another resource and says which: `prompt: {name: …}`, `project: …`. */
function mayStandFor({ contract: { root }, resources }: Planning, name: string, schemaAt: Pointer): boolean {
  if (resourceByName(resources, `${name}_id`) === undefined) return false
  const types = typesOf(effectiveSchema(root, itemsAt(root, schemaAt) ?? schemaAt).keywords)
  const names = Object.keys(propertiesAt(root, schemaAt))
  return types.includes('string') || types.includes('integer') || names.some((one) => /^(?:id|name|key|slug|code|ref|uuid)$/i.test(one))
}

/** Some days are too early, some too late. */
const isDate = ({ root }: Contract, schemaAt: Pointer): boolean =>
  ['date', 'date-time'].includes(String(effectiveSchema(root, schemaAt).keywords['format']))

/** An id, or a number without bounds, may have to stand for something that exists. */
function mayRefer({ root }: Planning['contract'], schemaAt: Pointer): boolean {
  const { keywords } = effectiveSchema(root, schemaAt)
  const isNumber = [keywords['type']].flat().some((type) => type === 'integer' || type === 'number')
  const isBound = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'enum', 'const'].some(
    (name) => keywords[name] !== undefined,
  )
  return keywords['format'] === 'uuid' || (isNumber && !isBound)
}
