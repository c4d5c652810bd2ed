/**
 * A drawn request taken apart: its twin has the same properties and parameters with the values that are usual, and what is drawn is
 * put back place by place. What one place changes can be claimed as of any twins, with the same caution.
 */
import { lastToken, parentOf, valueAt, withValueAt } from '#lib/json-pointer.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'
import type { Bind, Case, Recipe, Sequence, Source } from '#model/case.ts'
import type { Contract, Operation, Parameter } from '#model/contract.ts'
import { targetsOf } from '#generators/negative/targets.ts'
import { including } from '#generators/planning.ts'
import { boundByWords } from '#generators/positive/bound-by-words.ts'
import { isEndOfRange, isMeaningful, isReference } from '#generators/positive/meaningful.ts'
import { effectiveSchema, listedValues, type EffectiveSchema } from '#generators/values/effective-schema.ts'
import { valueOf } from '#generators/values/value-of.ts'

/** A place whose drawn value is another than the usual one. */
export interface OddPlace {
  /** In the parts. */
  readonly at: Pointer
  /** What a refusal of this value alone would break; nothing where only the server knows what the value means. */
  readonly clause?: Pointer
  /** A text may have rules that nobody wrote down. */
  readonly mild?: true
}

/** What stands beside the odd values: all that was drawn, or nothing that may be left out. */
export type Beside = 'all' | 'alone'

type Fresh = Extract<Source, { readonly kind: 'fresh' }>

/** The twin, then the drawn request with only these of its values; nothing where the two cannot be made. */
export function mixed(contract: Contract, drawn: Sequence, odd: readonly OddPlace[], beside: Beside = 'all'): Sequence | undefined {
  const [whole] = drawn.cases
  const base = (from: Fresh, at: Pointer): Fresh => (beside === 'all' ? usual(contract, from) : least(contract, from, at, odd))
  const twin = rebound(contract, whole, base)
  const act = rebound(contract, whole, (from, at) => ({ ...withOdd(base(from, at), from, at, odd), like: 0 }))
  if (twin === undefined || act === undefined) return undefined
  const { clause, mild } = odd.length === 1 && odd[0] !== undefined ? odd[0] : {}
  const intent: Case['intent'] = { kind: 'valid', covers: clause === undefined ? [] : [clause], proven: false, ...(mild && { mild }) }
  // The id stays that of the drawn request: the plan has no other.
  return {
    ...drawn,
    cases: [
      { ...twin, role: 'setup', needs: 'success' },
      { ...act, intent },
    ],
    claim: { check: 'valid-accepted' },
  }
}

/** Scalars only: what is left of a list or an object is told by its members. */
export function oddPlacesOf(contract: Contract, operation: Operation, drawn: Sequence): readonly OddPlace[] {
  const { method, parameters } = operation
  const isRuled = boundByWords(contract.root, operation)
  const [whole] = drawn.cases
  const twin = rebound(contract, whole, (from) => usual(contract, from))
  if (twin === undefined) return []
  const differs = (at: Pointer): boolean => {
    // Parts are JSON: the types only say more.
    const [own, other] = [whole, twin].map(({ parts }) => valueAt(parts as unknown as Json, at))
    return own !== undefined && other !== undefined && own !== other && typeof own !== 'object' && typeof other !== 'object'
  }
  return whole.binds.flatMap(({ at, from }): readonly OddPlace[] => {
    if (from.kind !== 'fresh' || from.recipe.shape !== 'random') return []
    if (at === '/body/value')
      return [...targetsOf(contract, from.schemaAt, from.recipe.branch)].flatMap(([place, { effective }]) =>
        differs(at + place)
          ? [
              {
                at: at + place,
                ...claimOf(effective, nameOf(place), { inBody: true, isPart: method === 'PATCH' }),
                ...(isRuled(place) && { mild: true }),
              },
            ]
          : [],
      )
    const parameter = parameterAt(whole, parameters, at)
    if (parameter === undefined || !differs(at)) return []
    return [{ at, ...claimOf(effectiveSchema(contract.root, from.schemaAt), parameter.name, { inBody: false, isPart: false }) }]
  })
}

/** An item goes by the name of its list. */
const nameOf = (place: Pointer): string => (/\/\d+$/.test(place) ? lastToken(parentOf(place)) : lastToken(place))

function parameterAt({ parts }: Case, parameters: readonly Parameter[], at: Pointer): Parameter | undefined {
  const name = valueAt(parts as unknown as Json, at.replace(/\/1$/, '/0'))
  return parameters.find((one) => one.name === name)
}

/** As of single variations: names, ids and ends of ranges mean something that only the server knows; so do numbers without bounds. */
function claimOf(
  { keywords, clauseOf, at }: EffectiveSchema,
  name: string,
  { inBody, isPart }: { readonly inBody: boolean; readonly isPart: boolean },
): Pick<OddPlace, 'clause' | 'mild'> | undefined {
  if (isReference(name) || isMeaningful(name) || isEndOfRange(name)) return undefined
  const clause = clauseOf['type'] ?? at
  const types = [keywords['type']].flat()
  if (types.includes('boolean') || listedValues(keywords) !== undefined) return { clause }
  // In a part of the whole, a number has to go with those that are there already.
  if (types.includes('integer') || types.includes('number'))
    return isBound(keywords) ? { clause, ...(isPart && { mild: true }) } : undefined
  const isFree = keywords['format'] === undefined && keywords['pattern'] === undefined
  return inBody && isFree && types.includes('string') ? { clause, mild: true } : undefined
}

const isBound = (keywords: JsonObject): boolean =>
  (keywords['minimum'] ?? keywords['exclusiveMinimum']) !== undefined && (keywords['maximum'] ?? keywords['exclusiveMaximum']) !== undefined

/** The same properties, with the values of every other request. */
function usual(contract: Contract, { schemaAt, recipe }: Fresh): Fresh {
  const random = valueOf(contract, schemaAt, recipe, 0, 'request')
  const include = [...targetsOf(contract, schemaAt, recipe.branch).values()].flatMap(({ at, required }) =>
    !required && valueAt(random, at) !== undefined ? [at] : [],
  )
  return { kind: 'fresh', schemaAt, recipe: including(bare(recipe), include) }
}

/** What has to be there, and the odd places with what they stand in. */
function least(contract: Contract, { schemaAt, recipe }: Fresh, at: Pointer, odd: readonly OddPlace[]): Fresh {
  const places = targetsOf(contract, schemaAt, recipe.branch)
  const include = odd.flatMap((one) => {
    const inside = one.at.slice(at.length)
    return one.at.startsWith(`${at}/`) ? [...(places.get(inside)?.include ?? []), inside] : []
  })
  return { kind: 'fresh', schemaAt, recipe: including(bare(recipe), include) }
}

/** Nothing that may be left out, of the same alternative. */
const bare = ({ branch }: Recipe): Recipe => ({ shape: 'minimal', ...(branch !== undefined && { branch }) })

function withOdd(twin: Fresh, { recipe: { draw = 0 } }: Fresh, at: Pointer, odd: readonly OddPlace[]): Fresh {
  const inside = odd.filter((one) => `${one.at}/`.startsWith(`${at}/`)).map((one) => one.at.slice(at.length))
  const recipe: Recipe = { ...twin.recipe, drawn: { draw, at: inside } }
  return inside.length === 0 ? twin : { ...twin, recipe }
}

/** With other sources for what is drawn, and stand-ins made by them. */
function rebound(contract: Contract, drawn: Case, source: (from: Fresh, at: Pointer) => Fresh): Case | undefined {
  let { parts } = drawn
  const binds: Bind[] = []
  for (const { at, from } of drawn.binds) {
    const other = from.kind === 'fresh' && from.recipe.shape === 'random' ? source(from, at) : undefined
    binds.push({ at, from: other ?? from })
    if (other === undefined) continue
    const value = valueOf(contract, other.schemaAt, other.recipe, 0, 'request')
    if (value === undefined) return undefined
    parts = withValueAt(parts as unknown as Json, at, value) as unknown as Case['parts']
  }
  return { ...drawn, parts, binds }
}
