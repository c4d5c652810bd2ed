/**
 * Which of two dates or numbers of a body has to be the later or the greater, where the document says so in words: `endDate has to be after
 * startDate`. The planner and the mock share the reading.
 */
import { lastToken, parentOf } from '#lib/json-pointer.ts'
import type { Pointer } from '#lib/json.ts'
import type { Contract, Operation } from '#model/contract.ts'
import { targetsOf } from '#generators/negative/targets.ts'
import { typesOf } from '#generators/values/effective-schema.ts'
import type { ValuePlace } from '#generators/values/places.ts'
import { marked, saidOf, sentencesOf } from '#generators/words.ts'

export interface OrderRule {
  /** In the body that is sent. */
  readonly lesser: Pointer
  readonly greater: Pointer
  readonly of: 'date' | 'number'
  /** Where the document says so. */
  readonly clause: Pointer
}

const known = new WeakMap<Operation, readonly OrderRule[]>()

export function orderRulesOf(contract: Contract, operation: Operation, schemaAt: Pointer): readonly OrderRule[] {
  const found = known.get(operation) ?? newRulesOf(contract, operation, schemaAt)
  known.set(operation, found)
  return found
}

function newRulesOf(contract: Contract, operation: Operation, schemaAt: Pointer): readonly OrderRule[] {
  const { root } = contract
  const places = [...targetsOf(contract, schemaAt).values()].filter(
    (place) => kindOf(place) !== undefined && !/\/\d+(?:\/|$)/.test(place.at),
  )
  const refusals = operation.responses.filter(({ status }) => /^4(?:00|09|22)$/.test(status)).map(({ at }) => at)
  const general = [operation.at, schemaAt, ...refusals].flatMap((at) => saidOf(root, at).map((text) => ({ text, clause: at })))
  const families = new Map<Pointer, ValuePlace[]>()
  for (const place of places) families.set(parentOf(place.at), [...(families.get(parentOf(place.at)) ?? []), place])
  const rules = [...families.values()].flatMap((family) => [
    ...general.flatMap((said) => readIn(family, said)),
    ...family.flatMap((place) =>
      saidOf(root, place.schemaAt).flatMap((text) => readIn(family, { text, clause: place.schemaAt }, family.indexOf(place))),
    ),
  ])
  return [...new Map(rules.map((rule) => [`${rule.lesser} ${rule.greater}`, rule])).values()]
}

const kindOf = ({ effective: { keywords } }: ValuePlace): OrderRule['of'] | undefined =>
  keywords['format'] === 'date' || keywords['format'] === 'date-time'
    ? 'date'
    : typesOf(keywords).some((type) => type === 'number' || type === 'integer')
      ? 'number'
      : undefined

const binding = /\b(?:must|has to|have to|needs? to|cannot|can't|may not|shall|always|400|409|422|refused|rejected)\b/i
const doubtful = /\b(?:unless|except|if|when|usually|should|may be|default)\b/i

/** `of`: the property that the words are about, without naming it. */
function readIn(
  family: readonly ValuePlace[],
  { text, clause }: { readonly text: string; readonly clause: Pointer },
  of?: number,
): readonly OrderRule[] {
  return sentencesOf(text).flatMap((sentence): readonly OrderRule[] => {
    const told = marked(
      sentence,
      family.map(({ at }) => lastToken(at)),
    )
    // `After startDate`, of the end: whom it is about need not be said there.
    const isBare =
      of !== undefined &&
      /^\s*(?:(?:must|has to|is|be|not|never|always) )*(?:on or|at|after|before|later|earlier|greater|less|no)\b/i.test(sentence)
    const whole = isBare ? `«${of}» ${told}` : told
    if (doubtful.test(sentence) || !(isBare || binding.test(sentence))) return []
    const [a, b, isGreater] = comparisonIn(whole) ?? []
    const [first, second] = [family[a ?? -1], family[b ?? -1]]
    const kind = first === undefined ? undefined : kindOf(first)
    if (first === undefined || second === undefined || first === second || kind === undefined || kind !== kindOf(second)) return []
    const [greater, lesser] = isGreater === true ? [first, second] : [second, first]
    return [{ greater: greater.at, lesser: lesser.at, of: kind, clause }]
  })
}

const few = '(?:(?!«)[^,()]){0,40}?'
const later = '(?:on or after|at least|after|later than|greater than|more than|larger than|above|exceeds?)'
const sooner = '(?:on or before|at most|before|earlier than|less than|smaller than|below)'
const reading = new RegExp(`«(\\d+)»(${few})\\b(?:(${later})|${sooner})\\b${few}«(\\d+)»`, 'i')

/** Which is compared with which, and whether the first has to be the greater. */
function comparisonIn(told: string): readonly [number, number, boolean] | undefined {
  const [, a, between = '', greater, b] = reading.exec(told) ?? []
  // Of three names two may be compared by another word than the one found.
  if (a === undefined || b === undefined || (told.match(/«/g)?.length ?? 0) > 2) return undefined
  const isDenied = /\b(?:not|cannot|can't|never|no)\b/i.test(between)
  return [Number(a), Number(b), (greater !== undefined) !== isDenied]
}
