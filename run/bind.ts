/** Fills the symbols of a case: ids of fixtures, values of earlier steps, fresh values. Pure and synchronous, so that load can use it too. */
import { lastToken, valueAt, withValueAt } from '#lib/json-pointer.ts'
import type { Json, Pointer } from '#lib/json.ts'
import { fork, random } from '#lib/seed.ts'
import type { Body, Case, Parts, Source } from '#model/case.ts'
import type { Contract } from '#model/contract.ts'
import type { Exchange } from '#model/exchange.ts'
import { mutations } from '#generators/negative/index.ts'
import { mutate } from '#generators/negative/plan-negative.ts'
import { targetsOf } from '#generators/negative/targets.ts'
import { isEndOfRange } from '#generators/positive/meaningful.ts'
import { listedValues } from '#generators/values/effective-schema.ts'
import { keeps } from '#generators/values/keeps.ts'
import { valueOf } from '#generators/values/value-of.ts'
import { alike } from '#run/alike.ts'
import { exchangeValue } from '#suites/stateful/observed.ts'

export interface Binding {
  readonly contract: Contract
  /** Of this attempt and step: another attempt gives other fresh values. */
  readonly seed: number
  /** For texts alone: differs between runs, so that names do not meet those of an earlier run. */
  readonly textSeed: number
  readonly exchanges: readonly Exchange[]
  /** What each earlier step was bound to. */
  readonly bound: readonly Parts[]
  /** The id that stands for a fixture in this sequence. */
  idOf(resource: string, use: 'shared' | 'own'): Json | undefined
}

export type Bound = { readonly ok: true; readonly parts: Parts } | { readonly ok: false; readonly reason: string }

export function bind(testCase: Case, binding: Binding): Bound {
  // Parts are JSON: the types only say more.
  let parts = testCase.parts as unknown as Json
  for (const { at, from } of testCase.binds) {
    const value = resolve(from, at, testCase.parts, binding)
    if (value === undefined) return { ok: false, reason: reasonOf(from) }
    parts = withValueAt(parts, at, at.startsWith('/path/') ? segment(value) : value)
  }
  return { ok: true, parts: parts as unknown as Parts }
}

/** An id goes into a path as it is; an empty one would be another path. */
const segment = (value: Json): Json => (value === '' ? '-' : value)

const reasonOf = (from: Source): string =>
  from.kind === 'step' || from.kind === 'sent'
    ? `step ${from.step} gave nothing at ${from.at}`
    : from.kind === 'fixture'
      ? `no ${from.resource} to work on`
      : `no fresh value for ${from.schemaAt}`

function resolve(from: Source, at: Pointer, parts: Parts, binding: Binding): Json | undefined {
  switch (from.kind) {
    case 'step':
      return exchangeValue(
        binding.exchanges.findLast(({ step }) => step === from.step),
        from.at,
      )
    case 'sent':
      // Parts are JSON: the types only say more.
      return valueAt(binding.bound[from.step] as unknown as Json, from.at)
    case 'fixture':
      return binding.idOf(from.resource, from.use)
    case 'fresh':
      return fresh(from, at, parts, binding)
    default:
      return from satisfies never
  }
}

function fresh(from: Extract<Source, { kind: 'fresh' }>, at: Pointer, parts: Parts, binding: Binding): Json | undefined {
  const { contract, bound } = binding
  const own = fork(binding.seed, at)
  const value = freshValue(from, at, binding)
  const standIn = valueAt(parts as unknown as Json, at)
  if (value === undefined) return standIn
  if (from.mutation === undefined) {
    const twin = from.like === undefined ? undefined : twinOf(at, parts, bound[from.like])
    const settled = alike(value, twin, (place) => isText(contract, from.schemaAt, place), from.recipe.pin?.at)
    // A condition of the schema may tie the new value to another: then the value is right as it was made.
    return keeps(contract.root, [from.schemaAt], 'request', settled) ? settled : value
  }
  const mutation = mutations.find(({ id }) => id === from.mutation?.id)
  if (mutation === undefined) return undefined
  if (mutation.on === 'body') {
    const broken: Body | undefined = mutation.breakIt({ kind: 'json', mediaType: 'application/json', value }, random(own))
    return broken as unknown as Json | undefined
  }
  const place = targetsOf(contract, from.schemaAt).get(from.mutation.at)
  return place === undefined ? standIn : mutate(mutation, value, place, own)
}

/** Everything but texts comes from the seed of the run alone: the same seed draws the same choices on every target. */
function freshValue(
  { schemaAt, recipe }: Extract<Source, { kind: 'fresh' }>,
  at: Pointer,
  { contract, seed, textSeed }: Binding,
): Json | undefined {
  const chosen = valueOf(contract, schemaAt, recipe, fork(seed, at), 'request')
  if (textSeed === seed || chosen === undefined) return chosen
  const worded = valueOf(contract, schemaAt, recipe, fork(textSeed, at), 'request')
  const settled = worded === undefined ? chosen : alike(worded, chosen, (place) => isText(contract, schemaAt, place), undefined)
  return keeps(contract.root, [schemaAt], 'request', settled) ? settled : worded
}

/** What stands at the same place of an earlier step; a parameter is found by its name. */
function twinOf(at: Pointer, parts: Parts, twin: Parts | undefined): Json | undefined {
  if (twin === undefined) return undefined
  const [, list, index] = /^\/(query|headers|cookies)\/(\d+)\/1$/.exec(at) ?? []
  if (list === undefined) return valueAt(twin as unknown as Json, at)
  const key = list as 'query' | 'headers' | 'cookies'
  const name = parts[key][Number(index)]?.[0]
  return twin[key].find(([other]) => other === name)?.[1]
}

const isText = (contract: Contract, schemaAt: Pointer, place: Pointer): boolean => {
  const keywords = targetsOf(contract, schemaAt).get(place)?.effective.keywords
  if (keywords === undefined) return true
  const { format } = keywords
  // Dates and the ends of ranges depend on each other; addresses and ids may have to be unique.
  return (
    listedValues(keywords) === undefined &&
    !isEndOfRange(lastToken(place)) &&
    (typeof format !== 'string' || /^(?:idn-)?email$|^uuid$|^ur[il]/.test(format))
  )
}
