/** Fills the symbols of a case: ids of fixtures, values of earlier steps, fresh values. Pure and synchronous, so that load can use it too. */
import { lastToken, valueAt, withValueAt } from '#lib/json-pointer.ts'
import type { Json, Pointer } from '#lib/json.ts'
import { fork } from '#lib/seed.ts'
import type { Case, Parts, Source } from '#model/case.ts'
import type { Contract } from '#model/contract.ts'
import type { Exchange } from '#model/exchange.ts'
import { targetsOf } from '#generators/negative/targets.ts'
import { isEndOfRange } from '#generators/positive/meaningful.ts'
import { listedValues } from '#generators/values/effective-schema.ts'
import { keeps } from '#generators/values/keeps.ts'
import { pinsOf } from '#generators/values/shape.ts'
import { valueOf } from '#generators/values/value-of.ts'
import { alike } from '#run/alike.ts'
import { marked } from '#run/marker.ts'
import { changed } from '#run/changed.ts'
import { exchangeValue } from '#suites/observed.ts'

export interface Binding {
  readonly contract: Contract
  /** Of this attempt and step: another attempt gives other fresh values. */
  readonly seed: number
  /** For texts alone: differs between runs, so that names do not meet those of an earlier run. */
  readonly textSeed: number
  /** Set before names that this run makes on a deployment. */
  readonly marker?: string
  readonly exchanges: readonly Exchange[]
  /** What each earlier step was bound to. */
  readonly bound: readonly Parts[]
  /** The id that stands for a fixture in this sequence. */
  idOf(resource: string, use: 'shared' | 'own'): Json | undefined
  /** What goes by a name, where anything does. */
  learned?(from: Learned): Json | undefined
}

export type Learned = Extract<Source, { readonly kind: 'learned' }>

/** `idle`: the server does not do what the case is about. */
export type Bound = { readonly ok: true; readonly parts: Parts } | { readonly ok: false; readonly reason: string; readonly idle?: true }

export function bind(testCase: Case, binding: Binding): Bound {
  // Parts are JSON: the types only say more.
  let parts = testCase.parts as unknown as Json
  // What is sent again names what it named then.
  const isAgain = testCase.binds.some(({ at, from }) => at === '/body/value' && from.kind === 'sent')
  for (const { at, from } of testCase.binds) {
    if (from.kind === 'learned') {
      if (isAgain && at.startsWith('/body/value/')) continue
      parts = withLearned(parts, at, from, binding)
      continue
    }
    const value = resolve(from, at, testCase, binding)
    if (value === undefined)
      return { ok: false, reason: reasonOf(from), ...(from.kind === 'step' && from.optional === true && { idle: true }) }
    parts = withValueAt(parts, at, at.startsWith('/path/') ? segment(value) : value)
  }
  return { ok: true, parts: parts as unknown as Parts }
}

/** An id is text in one place and a number in another; what the schema refuses is not what was meant. */
function withLearned(parts: Json, at: Pointer, from: Learned, { contract, learned }: Binding): Json {
  const stands = valueAt(parts, at)
  // Nothing was meant to be named, and what was merely seen somewhere is as good as nothing.
  const isUnsaid = stands === undefined || (stands === null && from.resource === undefined)
  const known = isUnsaid ? undefined : learned?.(from)
  if (known === undefined || known === null) return parts
  const value = typeof stands === 'number' ? Number(known) : typeof stands === 'string' ? String(known) : known
  return value !== '' && keeps(contract.root, [from.schemaAt], 'request', value) ? withValueAt(parts, at, value) : parts
}

/** An id goes into a path as it is; an empty one would be another path. */
const segment = (value: Json): Json => (value === '' ? '-' : value)

const reasonOf = (from: Exclude<Source, Learned>): string =>
  from.kind === 'step' || from.kind === 'sent'
    ? `step ${from.step} gave nothing at ${from.at}`
    : from.kind === 'fixture'
      ? `no ${from.resource} to work on`
      : `no fresh value for ${from.schemaAt}`

function resolve(from: Exclude<Source, Learned>, at: Pointer, testCase: Case, binding: Binding): Json | undefined {
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
      return fresh(from, at, testCase, binding)
    default:
      return from satisfies never
  }
}

function fresh(from: Extract<Source, { kind: 'fresh' }>, at: Pointer, testCase: Case, binding: Binding): Json | undefined {
  const { contract, bound } = binding
  const { parts } = testCase
  const own = fork(binding.seed, at)
  const made = freshValue(from, at, binding)
  const pinned = [...pinsOf(from.recipe).map((pin) => pin.at), ...(from.recipe.drawn?.at ?? [])]
  const value =
    made === undefined || binding.marker === undefined || at !== '/body/value'
      ? made
      : marked(contract, from.schemaAt, made, { marker: binding.marker, untouched: [...pinned, from.mutation?.at] })
  const standIn = valueAt(parts as unknown as Json, at)
  if (value === undefined) return standIn
  const twin = from.like === undefined ? undefined : twinOf(at, parts, bound[from.like])
  const settled = alike(value, twin, (place) => isText(contract, from.schemaAt, place), pinned)
  // A condition of the schema may tie the new value to another: then the value is right as it was made.
  const kept = settled === value || keeps(contract.root, [from.schemaAt], 'request', settled) ? settled : value
  if (from.mutation === undefined) return kept
  const broken = changed(contract, from, from.mutation, at === '/body' ? withInside(kept, testCase, binding) : kept, {
    part: at,
    seed: own,
  })
  // Not every value of a parameter can be broken in the same way: then what was planned stands.
  return broken === undefined && !at.startsWith('/body') ? standIn : broken
}

/** What is bound inside of a body that is written as a whole stands in the value that it is written from. */
function withInside(value: Json, testCase: Case, binding: Binding): Json {
  let body: Json = { body: { value } }
  for (const { at, from } of testCase.binds.filter((bind) => bind.at.startsWith('/body/value/'))) {
    const inside = from.kind === 'learned' ? undefined : resolve(from, at, testCase, binding)
    if (from.kind === 'learned') body = withLearned(body, at, from, binding)
    else if (inside !== undefined) body = withValueAt(body, at, inside)
  }
  return valueAt(body, '/body/value') ?? value
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
  const settled = worded === undefined ? chosen : alike(worded, chosen, (place) => isText(contract, schemaAt, place), [])
  return keeps(contract.root, [schemaAt], 'request', settled) ? settled : worded
}

/** What stands at the same place of an earlier step; a parameter is found by its name. */
function twinOf(at: Pointer, parts: Parts, twin: Parts | undefined): Json | undefined {
  if (twin === undefined) return undefined
  const [, list, index] = /^\/(query|headers|cookies)\/(\d+)\/1$/.exec(at) ?? []
  // What replaces a whole body is made of the value in it.
  if (list === undefined) return valueAt(twin as unknown as Json, at === '/body' ? '/body/value' : at)
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
