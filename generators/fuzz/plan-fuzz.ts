/**
 * Whole requests drawn from all that the schemas allow, and the same with one place broken. Of a drawn request nothing is promised but
 * that nothing crashes and that its answer keeps the contract: a business may have rules that nobody wrote down.
 */
import { canonical } from '#lib/hash.ts'
import { valueAt } from '#lib/json-pointer.ts'
import type { Json, Pointer } from '#lib/json.ts'
import { isJson } from '#lib/media-type.ts'
import { fork, random } from '#lib/seed.ts'
import type { Case, Recipe, Sequence, Source } from '#model/case.ts'
import type { Operation, Parameter } from '#model/contract.ts'
import { mainMedia } from '#generators/bodies.ts'
import { mutations } from '#generators/negative/index.ts'
import type { Mutation } from '#generators/negative/mutation.ts'
import { boundInside, mutate } from '#generators/negative/body-negatives.ts'
import { isFilledIn } from '#generators/negative/filled-in.ts'
import { invalidBy, onlyIssue } from '#generators/negative/one-issue.ts'
import { branchesOf, targetsOf } from '#generators/negative/targets.ts'
import { bindsBeside, sequenceOf, validCase, type Planning } from '#generators/planning.ts'
import type { ValuePlace } from '#generators/values/places.ts'
import { valueOf } from '#generators/values/value-of.ts'

/** Of valid requests, and of broken ones. */
const draws = 20
/** Not every mutation fits every place. */
const tries = 60

export function planFuzz(planning: Planning, operation: Operation): readonly Sequence[] {
  // A deletion has nothing to draw, and would take what others need.
  if (operation.method === 'DELETE') return []
  const numbers = Array.from({ length: draws }, (_, n) => n)
  const seen = new Set<string>()
  return [...numbers.flatMap((n) => drawnCase(planning, operation, n)), ...numbers.flatMap((n) => brokenCase(planning, operation, n))]
    .filter(({ parts }) => {
      const key = canonical(parts)
      return !seen.has(key) && seen.add(key)
    })
    .map((one) => sequenceOf('fuzz', operation, [one]))
}

function drawnCase(planning: Planning, operation: Operation, n: number): readonly Case[] {
  const draw = fork(planning.seed, operation.id, 'drawn', n)
  const schemaAt = mainMedia(operation)?.schemaAt
  const parameters = drawnParameters(planning, operation, draw)
  if (schemaAt === undefined && parameters.size === 0) return []
  const recipe = schemaAt === undefined ? undefined : drawnRecipe(planning, schemaAt, draw)
  const one = validCase(planning, operation, { with: parameters, assured: false, ...(recipe !== undefined && { recipe }) })
  return one === undefined ? [] : [one]
}

/** Where a value has alternatives, sometimes one that the fullest value does not choose. */
function drawnRecipe({ contract }: Planning, schemaAt: Pointer, draw: number): Recipe {
  const chosen = random(draw).pick([undefined, ...branchesOf(contract, schemaAt)])
  return { shape: 'random', draw, ...(chosen !== undefined && { branch: chosen.branch }) }
}

/** A random part of the optional ones. What has no text of its own, a null or an empty list, cannot be sent. */
function drawnParameters({ contract }: Planning, { id, parameters }: Operation, draw: number): ReadonlyMap<Parameter, Recipe> {
  const source = random(draw)
  return new Map(
    parameters.flatMap((parameter) => {
      const recipe: Recipe = { shape: 'random', draw: fork(draw, parameter.name) }
      if (parameter.in === 'path' || parameter.schemaAt === undefined || (!parameter.required && source.next() < 0.5)) return []
      const value = valueOf(contract, parameter.schemaAt, recipe, fork(draw, id), 'request')
      return value === undefined || !hasText(value) ? [] : [[parameter, recipe] as const]
    }),
  )
}

const hasText = (value: Json): boolean =>
  value !== null && value !== '' && (typeof value !== 'object' || (Object.values(value).length > 0 && Object.values(value).every(hasText)))

function brokenCase(planning: Planning, operation: Operation, n: number): readonly Case[] {
  const schemaAt = mainMedia(operation)?.schemaAt
  const draw = fork(planning.seed, operation.id, 'broken', n)
  const recipe: Recipe = { shape: 'random', draw }
  const sent = schemaAt === undefined ? undefined : validCase(planning, operation, { recipe })
  const { body } = sent?.parts ?? {}
  // What else a form or a text may mean depends on who reads it.
  if (schemaAt === undefined || sent === undefined || body?.kind !== 'json' || !isJson(body.mediaType)) return []
  const places = [...targetsOf(planning.contract, schemaAt).values()].filter(({ at }) => at !== '' && valueAt(body.value, at) !== undefined)
  for (const { place, mutation } of breaksIn(places, draw)) {
    const broken = mutate(planning.contract, mutation, body.value, place, draw)
    // Proved by the lens: nothing is broken but what the mutation was to break.
    const issue = broken === undefined ? undefined : onlyIssue(planning.lens.issues(schemaAt, 'request', broken), mutation, place.at)
    if (broken === undefined || issue === undefined) continue
    const intent = invalidBy(mutation, issue, `/body${place.at}`, isFilledIn(planning.contract, operation, mutation, place, issue.clause))
    const from: Source = { kind: 'fresh', schemaAt, recipe, mutation: { id: mutation.id, at: place.at } }
    const inside = boundInside(sent, body.value, broken, place.at)
    const binds = [...bindsBeside(sent), { at: '/body/value', from }, ...inside]
    return [{ ...sent, intent, parts: { ...sent.parts, body: { ...body, value: broken } }, binds }]
  }
  return []
}

/** In random order, so many at most. */
function breaksIn(places: readonly ValuePlace[], draw: number): readonly { readonly place: ValuePlace; readonly mutation: Mutation }[] {
  return places
    .flatMap((place) => mutations.map((mutation) => ({ place, mutation, order: fork(draw, place.at, mutation.id) })))
    .toSorted((a, b) => a.order - b.order)
    .slice(0, tries)
}
