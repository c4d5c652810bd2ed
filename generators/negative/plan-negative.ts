/** Requests that break exactly one clause: every mutation on every place of the body and every parameter, one a case, on an otherwise valid request. */
import { child, isObject, parentOf, valueAt, withValueAt } from '#lib/json-pointer.ts'
import type { Json, Pointer } from '#lib/json.ts'
import { matchesRange } from '#lib/media-type.ts'
import { fork, random } from '#lib/seed.ts'
import { listOf, type Case, type Intent, type Recipe, type Sequence, type Source } from '#model/case.ts'
import type { Operation, Parameter } from '#model/contract.ts'
import type { Issue } from '#model/lens.ts'
import { mutations } from '#generators/negative/index.ts'
import type { Mutation, Target } from '#generators/negative/mutation.ts'
import { targetsOf } from '#generators/negative/targets.ts'
import type { ValuePlace } from '#generators/values/places.ts'
import { baseRecipe, bindsBeside, including, jsonMedia, minimal, sequenceOf, validCase, type Planning } from '#generators/planning.ts'
import { effectiveSchema } from '#generators/values/effective-schema.ts'
import { valueOf } from '#generators/values/value-of.ts'

export function planNegative(planning: Planning, operation: Operation): readonly Sequence[] {
  const base = validCase(planning, operation)
  if (base === undefined || (operation.method === 'DELETE' && operation.parameters.every(({ in: place }) => place === 'path'))) return []
  return [...bodyNegatives(planning, operation, base), ...parameterNegatives(planning, operation)].map((one) =>
    sequenceOf('negative', operation, [one]),
  )
}

function bodyNegatives(planning: Planning, operation: Operation, base: Case): readonly Case[] {
  const schemaAt = jsonMedia(operation)?.schemaAt
  if (schemaAt === undefined || base.parts.body?.kind !== 'json') return []
  const least = baseRecipe(planning, schemaAt)
  const ofPlaces = [...targetsOf(planning.contract, schemaAt).values()].flatMap((place) => {
    const recipe = including(least, place.include)
    const sent = validCase(planning, operation, { recipe })
    return sent === undefined
      ? []
      : mutations.flatMap((mutation) => mutatePlace(planning, operation, sent, { schemaAt, recipe, place, mutation }))
  })
  return [...ofPlaces, ...wholeBody(operation, base, schemaAt, least)]
}

interface PlaceMutation {
  readonly schemaAt: Pointer
  readonly recipe: Recipe
  readonly place: ValuePlace
  readonly mutation: Mutation
}

/** The case with its body broken in one place; none where the mutation does not break just this. */
function mutatePlace(
  planning: Planning,
  operation: Operation,
  sent: Case,
  { schemaAt, recipe, place, mutation }: PlaceMutation,
): readonly Case[] {
  const { contract, lens, builders } = planning
  const seed = fork(planning.seed, operation.id, mutation.id, place.at)
  const value = valueOf(contract, schemaAt, recipe, seed, 'request', builders)
  const broken = value === undefined ? undefined : mutate(mutation, value, place, seed)
  if (broken === undefined || sent.parts.body?.kind !== 'json') return []
  const issue = onlyIssue(lens.issues(schemaAt, 'request', broken), mutation, place.at)
  if (issue === undefined) return []
  // Where no body is needed, many servers take a null for none: no promise is broken, but nothing may crash.
  const intent: Intent =
    broken === null && operation.requestBody?.required !== true
      ? { kind: 'protocol', probe: 'null-for-no-body', clause: issue.clause }
      : { kind: 'invalid', mutation: mutation.id, keyword: issue.keyword, at: `/body${place.at}`, clause: issue.clause }
  const from: Source = { kind: 'fresh', schemaAt, recipe, mutation: { id: mutation.id, at: place.at } }
  const parts = { ...sent.parts, body: { ...sent.parts.body, value: broken } }
  // The whole body first; what is bound inside it follows, unless that is what is broken.
  const inside = sent.binds.filter(({ at }) => at.startsWith('/body/value/') && !overlaps(at.slice('/body/value'.length), place.at))
  return [{ ...sent, intent, parts, binds: [...bindsBeside(sent), { at: '/body/value', from }, ...inside] }]
}

const overlaps = (a: Pointer, b: Pointer): boolean => `${a}/`.startsWith(`${b}/`) || `${b}/`.startsWith(`${a}/`)

/** A value with one place broken; also used when a fresh value takes the place of the stand-in. */
export function mutate(mutation: Mutation, value: Json, { at, effective, required }: ValuePlace, seed: number): Json | undefined {
  const target = valueAt(value, at)
  if (target === undefined || mutation.on === 'body') return undefined
  const subject: Target = { schema: effective.keywords, value: target, required, location: 'body' }
  if (mutation.on === 'presence')
    return at !== '' && isObject(valueAt(value, parentOf(at))) && mutation.breakIt(subject) === 'remove'
      ? withValueAt(value, at, undefined)
      : undefined
  const replaced = mutation.breakIt(subject, random(seed))
  return replaced === undefined ? undefined : withValueAt(value, at, replaced.value)
}

/** The one issue that the mutation was to cause; `undefined` where there are others, elsewhere, or of another keyword. */
function onlyIssue(issues: readonly Issue[], mutation: Mutation, at: Pointer): Issue | undefined {
  const place = mutation.on === 'presence' ? parentOf(at) : at
  const [first] = issues
  if (first === undefined || issues.some((issue) => issue.at !== place)) return undefined
  if (mutation.on === 'presence') return issues.length === 1 && first.keyword === 'required' ? first : undefined
  return issues.find(({ keyword }) => mutation.keywords.includes(keyword))
}

/** Bodies that are broken as a whole: malformed, in another media type, absent. */
function wholeBody(operation: Operation, base: Case, schemaAt: Pointer, recipe: Recipe): readonly Case[] {
  const media = jsonMedia(operation)
  const { body } = base.parts
  if (media === undefined || body?.kind !== 'json' || operation.requestBody?.required !== true) return []
  return mutations.flatMap((mutation) => {
    if (mutation.on !== 'body') return []
    const broken = mutation.breakIt(body, random(fork(0, mutation.id)))
    if (broken === undefined) return []
    // What is sent in its stead may be documented too.
    if (
      broken.mediaType !== body.mediaType &&
      operation.requestBody?.media.some(({ type }) => matchesRange(type, broken.mediaType)) === true
    )
      return []
    return [
      {
        ...base,
        intent: { kind: 'invalid', mutation: mutation.id, keyword: mutation.keyword, at: '/body', clause: media.at },
        parts: { ...base.parts, body: broken },
        binds: [...bindsBeside(base), { at: '/body', from: { kind: 'fresh', schemaAt, recipe, mutation: { id: mutation.id, at: '' } } }],
      } satisfies Case,
    ]
  })
}

function parameterNegatives(planning: Planning, operation: Operation): readonly Case[] {
  return operation.parameters.flatMap((parameter) => {
    const { schemaAt } = parameter
    if (schemaAt === undefined) return []
    const sent = validCase(planning, operation, { with: new Map(parameter.in === 'path' ? [] : [[parameter, minimal]]) })
    return sent === undefined ? [] : mutations.flatMap((mutation) => mutateParameter(planning, operation, parameter, mutation, sent))
  })
}

function mutateParameter(planning: Planning, operation: Operation, parameter: Parameter, mutation: Mutation, sent: Case): readonly Case[] {
  const schemaAt = parameter.schemaAt ?? ''
  const { keywords } = effectiveSchema(planning.contract.root, schemaAt)
  const list = parameter.in === 'path' ? undefined : listOf[parameter.in]
  const index = list === undefined ? -1 : sent.parts[list].findIndex(([name]) => name === parameter.name)
  const at = list === undefined ? child('/path', parameter.name) : `/${list}/${index}/1`
  const current = valueAt(sent.parts as unknown as Json, at)
  if (current === undefined || mutation.on === 'body') return []
  const target: Target = { schema: keywords, value: current, required: parameter.required, location: parameter.in }
  const shown = list === undefined ? at : child(`/${list}`, parameter.name)
  if (mutation.on === 'presence') {
    if (list === undefined || mutation.breakIt(target) !== 'remove') return []
    const intent: Intent = {
      kind: 'invalid',
      mutation: mutation.id,
      keyword: mutation.keyword,
      at: shown,
      clause: `${parameter.at}/required`,
    }
    return [
      {
        ...sent,
        intent,
        parts: { ...sent.parts, [list]: sent.parts[list].filter((_, position) => position !== index) },
        binds: withoutItem(sent, list, index),
      },
    ]
  }
  const replaced = mutation.breakIt(target, random(fork(planning.seed, operation.id, mutation.id, at)))
  const issue = replaced === undefined ? undefined : onlyIssue(planning.lens.issues(schemaAt, 'request', replaced.value), mutation, '')
  // A null has no text of its own, and an empty text is often taken for an absent one.
  if (replaced === undefined || issue === undefined || replaced.value === null || replaced.value === '') return []
  const intent: Intent = { kind: 'invalid', mutation: mutation.id, keyword: issue.keyword, at: shown, clause: issue.clause }
  // Parts are JSON: the types only say more.
  const parts = withValueAt(sent.parts as unknown as Json, at, replaced.value) as unknown as Case['parts']
  return [{ ...sent, intent, parts, binds: sent.binds.filter((bind) => bind.at !== at) }]
}

/** Without the bind of the removed pair; those behind it move up. */
const withoutItem = (sent: Case, list: string, removed: number): Case['binds'] =>
  sent.binds.flatMap((bind) => {
    const index = Number(new RegExp(`^/${list}/(\\d+)/1$`).exec(bind.at)?.[1] ?? -1)
    if (index < 0 || index < removed) return [bind]
    return index === removed ? [] : [{ ...bind, at: `/${list}/${index - 1}/1` }]
  })
