/**
 * In which states of a thing the document lets an operation be done, where it says so in words: `Only draft orders can be submitted`,
 * `409: the shipment is already delivered`. The planner and the mock share the reading.
 */
import { child, isObject } from '#lib/json-pointer.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'
import { bareName } from '#lib/property-meaning.ts'
import { attributesAt, propertiesAt } from '#lib/schema-view.ts'
import type { StateRule } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { mainMedia } from '#generators/bodies.ts'
import { schemaBelow, type Resource } from '#generators/resources.ts'
import { saidOfAction, type ToldAction } from '#generators/told-actions.ts'
import { effectiveSchema, listedValues } from '#generators/values/effective-schema.ts'
import { marked, nounOf, saidOf } from '#generators/words.ts'

export interface StateProperty {
  readonly name: string
  /** In the resource as it is shown. */
  readonly seenAt: Pointer
  readonly at: Pointer
  readonly values: readonly string[]
  /** The nouns of other things, whose states are none of its own: patterns. */
  readonly others: readonly string[]
}

/** The property that says how far a thing is, among closed values. */
export function stateOf(root: JsonObject, { read, collection }: Resource): StateProperty | undefined {
  const shownAt = read === undefined ? undefined : schemaBelow(root, read.operation, read.envelope)
  if (shownAt === undefined) return undefined
  const own = attributesAt(root, shownAt)
  for (const [name, at] of Object.entries(propertiesAt(root, own.schemaAt))) {
    const values = (listedValues(effectiveSchema(root, at).keywords) ?? []).filter((value) => typeof value === 'string')
    if (/(?:^|[a-z_-])(?:status|state|phase|stage)$/i.test(name) && values.length > 1)
      return { name, seenAt: child(own.at, name), at, values, others: othersOf(root, collection) }
  }
  return undefined
}

const othersOf = (root: JsonObject, own: string): readonly string[] => {
  const segments = Object.keys(isObject(root['paths']) ? root['paths'] : {}).flatMap((path) => [...path.matchAll(/([\w-]+)\/\{/g)])
  return [...new Set(segments.map(([, name = '']) => name))].filter((name) => name !== own).map(nounOf)
}

/** `While a loan of the member is active`: it is the loan that is. */
const isOfOthers = (sentence: string, others: readonly string[]): boolean =>
  others.some((noun) =>
    new RegExp(
      `»\\s+${noun}\\b|\\b${noun}(?:\\s+(?:of|in|for|at)\\s[^«]{1,30}?)?\\s+(?:is|are|was|were|be|been|becomes?|stays?)\\s+(?:[\\w-]+\\s+){0,2}«`,
      'i',
    ).test(sentence),
  )

/** What the operation and its refusals say of the states, of one of the things that its body tells it to do; `undefined` where that is nothing, or not plain. */
export function ruleOf(
  root: JsonObject,
  operation: Operation,
  { name, values, others }: StateProperty,
  told?: ToldAction,
): StateRule | undefined {
  const refusals = operation.responses.filter(({ status }) => status === '409' || status === '422')
  const said = [
    ...saidOf(root, operation.at, ...(told === undefined ? [] : [told.schemaAt])).map((text) => ({ text, isRefusal: false })),
    ...refusals.flatMap(({ at, status }) => saidOf(root, at).map((text) => ({ text, isRefusal: status === '409' }))),
  ]
  const sentences = said.flatMap(({ text, isRefusal }) =>
    (told === undefined ? [text] : saidOfAction(text, told))
      .flatMap(sentencesOf)
      .filter((sentence) => !isOfParts(root, operation, name, sentence))
      .map((sentence) => ({ sentence: marked(sentence, values), isRefusal: isRefusal || refusing.test(sentence) }))
      .filter(({ sentence }) => !isOfOthers(sentence, others)),
  )
  const plain = sentences.map(({ sentence, isRefusal }) => readSentence(sentence, isRefusal))
  const isRestOfStates = said.some(({ text, isRefusal }) => otherStates.test(text) || (isRefusal && /\b(?:state|status)\b/i.test(text)))
  const read = isRestOfStates ? [...plain, ...sentences.map(({ sentence }) => readTransition(sentence))] : plain
  const only = new Set(read.flatMap((one) => one.only))
  const never = new Set(read.flatMap((one) => one.never).filter((index) => !only.has(index)))
  const named = (indices: ReadonlySet<number>): readonly Json[] => [...indices].flatMap((index) => values[index] ?? [])
  // `Only be cancelled` names what it leads to.
  if (named(only).some((state) => isLedTo(verbOf(operation, told), String(state))) || only.size === values.length) return undefined
  if (only.size === 0 && never.size === 0) return undefined
  return {
    at: refusals[0]?.at ?? operation.at,
    ...(only.size > 0 && { only: named(only) }),
    ...(never.size > 0 && { never: named(never) }),
  }
}

const sentencesOf = (text: string): readonly string[] => text.split(/[.;](?=\s|$)|\n\s*\n|\s[–—-]\s|\bwhich\b|\botherwise\b|,\s+nor\b|\),/)

const refusing = /\b(?:409|conflict|refused|rejected|fails?)\b/i
const otherStates =
  /\b(?:any|every|all) other (?:state|status|move|transition)s?\b|\b(?:409|conflict|refused|rejected) otherwise\b|\botherwise (?:409|conflict|refused|rejected)\b/i

/** Exceptions, and rules about a part of the thing or of its state alone, are more than words can be trusted with. */
function isOfParts(root: JsonObject, operation: Operation, state: string, sentence: string): boolean {
  const isChange = operation.method === 'PATCH' || operation.method === 'PUT'
  if (isChange && !/\b(?:edit|chang|updat|modif|replac|patch|amend|alter)/i.test(sentence)) return true
  if (/\b(?:except|apart from|other than|besides|unless .*\bforce|if .*\bforce)\b/i.test(sentence)) return true
  const schemaAt = mainMedia(operation)?.schemaAt
  const words = new Set(sentence.split(/[^\w-]+/).map(bareName))
  const names = Object.keys(schemaAt === undefined ? {} : propertiesAt(root, schemaAt))
  return names.some((name) => words.has(bareName(name)) && (name !== state || isChange))
}

const one = '«\\d+»'
const run = `(${one}(?:(?:\\s*,\\s*(?:(?:or|and|nor) )?| (?:or|and|nor) | ?/ ?)(?:(?:a|an|in|already|is|are) )?${one})*)`
/** What may stand before a state without changing what is meant. */
const lead =
  '(?:(?:a|an|the|its?|in|on|of|as|one|either|still|currently|state|status|states|with|is|are|those|that|ones?|whose|has|have) |[:=] ?)*'
const few = '(?:(?!not\\b|no\\b)[\\w-]+ ){0,5}?'
const cannot = "(?:cannot|can't|can not|may not|must not|not allowed|not possible|no longer|never)"
const pattern = (text: string): RegExp => new RegExp(text, 'gi')

const onlyIn = [
  pattern(`\\bonly ${lead}${run}`),
  pattern(`\\bonly\\b(?:(?!\\bnot\\b)[^«])*?(?:\\bbe ${one}[^«]*?)?\\b(?:while|when|if|in|from|for|to|of|as long as) ${few}${run}`),
  pattern(`\\b(?:must|has to|have to|needs? to) (?:still )?be ${lead}${run}`),
  pattern(`\\bunless ${few}${run}`),
]
const onlyAfter = pattern(`${run}(?: [\\w-]+){0,2} only(?=\\s*(?:[.,;)]|$))`)
const onlyInIfRefused = [pattern(`\\b(?:(?:is|are|was|were)(?:n't| not| no longer)|not|no longer) ${lead}${run}`)]
const neverIn = [
  pattern(`${run} (?:[\\w-]+ ){0,4}?(?:${cannot}|(?:is|are) (?:refused|rejected|(?:not|no longer|never) [a-z]+ed))`),
  pattern(`\\b${cannot}\\b(?:[^«]*?\\bbe ${one})?[^«]*?\\b(?:once|after|when|if|while|that (?:is|are)|in) ${few}${run}`),
  pattern(`\\b(?:must|has to|have to|needs? to)\\b[^«]*\\bnot (?:already |yet )?(?:be )?${lead}${run}`),
  pattern(
    `\\b(?:only|can|may|allowed|possible|long)\\b[^«]*?(?:\\bbe ${one}[^«]*?)?\\b(?:before|until|not yet(?: been)?|not) ${few}${run}`,
  ),
]
const neverInIfRefused = [
  pattern(`\\balready (?:been )?${lead}${run}`),
  pattern(`\\b(?:is|are|was|were|has been|have been) (?:already )?${lead}${run}`),
]

function readSentence(sentence: string, isRefusal: boolean): { readonly only: readonly number[]; readonly never: readonly number[] } {
  const found = (patterns: readonly RegExp[]): readonly number[] =>
    patterns.flatMap((one) => [...sentence.matchAll(one)].flatMap(([, states = '']) => [...states.matchAll(/\d+/g)].map(Number)))
  if (!sentence.includes('«')) return { only: [], never: [] }
  const never = found(neverIn)
  if (never.length > 0) return { only: [], never }
  const only = found([...onlyIn, onlyAfter, ...(isRefusal ? onlyInIfRefused : [])])
  if (only.length > 0) return { only, never: [] }
  return { only: [], never: isRefusal ? found(neverInIfRefused) : [] }
}

/** `An open or paid order becomes cancelled`, `from draft to published`: where all other states are spoken of, it is done in these alone. */
function readTransition(sentence: string): { readonly only: readonly number[]; readonly never: readonly number[] } {
  const from = new RegExp(`${run}(?: [\\w-]+){0,3}? ?(?:to|becomes?|→|->|=>) ${few}${one}`, 'i').exec(sentence)?.[1] ?? ''
  return { only: [...from.matchAll(/\d+/g)].map(Number), never: [] }
}

export const verbOf = ({ path, method }: Operation, told?: ToldAction): string =>
  told?.verb ?? (method === 'DELETE' ? 'delete' : (path.split('/').at(-1) ?? ''))

/** `POST …/cancel` leads to `cancelled`. */
export function isLedTo(verb: string, state: string): boolean {
  const stem = bareName(verb).replace(/[ey]$/, '')
  return stem !== '' && !verb.includes('{') && bareName(state).startsWith(stem)
}

/**
 * Which changes of state the document allows, where it says that all others are refused: `from held to confirmed or cancelled; anything
 * else is answered 409`. Nothing, where a state is spoken of in words that are not understood.
 */
export function transitionsOf(root: JsonObject, operation: Operation, { values, at }: StateProperty): StateRule | undefined {
  const refusal = operation.responses.find(({ status }) => status === '409' || status === '422')
  const said = [...saidOf(root, operation.at), ...saidOf(root, at)].filter((text) => closing.test(text))
  const [text, ...others] = said.map((one) => marked(one, values))
  if (text === undefined || others.length > 0 || refusal === undefined) return undefined
  let left = text.replace(settled, '')
  const pairs: (readonly [Json, Json])[] = []
  for (const [whole] of left.matchAll(chained)) {
    const runs = [...whole.matchAll(new RegExp(run, 'g'))].map(([states]) => [...states.matchAll(/\d+/g)].map(Number))
    for (const [index, to] of runs.entries())
      for (const one of runs[index - 1] ?? []) for (const two of to) pairs.push([values[one] ?? null, values[two] ?? null])
    left = left.replace(whole, '')
  }
  const isOpen = sentencesOf(left).some((sentence) => sentence.includes('«') && allowing.test(sentence))
  return pairs.length === 0 || isOpen ? undefined : { at: refusal.at, pairs }
}

const allowing = /\b(?:can|may|might|must|allow\w*|possible|permit\w*|only|never|not|no|to|from|becomes?)\b|→|->|=>/i
/** What ends there is said to, which no pair contradicts. */
const settled = new RegExp(`(?:what is|once) ${run} (?:stays?|remains?|is final|is for good|cannot be changed)`, 'gi')
const closing =
  /\b(?:anything|everything|nothing|any|every|all|no) (?:else|others?\b(?: \w+)?)|\botherwise\b|\bonly\b[^.]*(?:→|->|=>|\bfrom\b)|\b(?:409|422|refused|rejected) for all others\b/i
const chained = new RegExp(`(?:from )?${run}(?: (?:to|becomes?) ${run}|(?: ?(?:→|->|=>) ?${run})+)`, 'gi')
