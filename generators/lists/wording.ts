/** Query parameters that choose a list's items by the text of one of their properties: all of it, its beginning, or one of several. */
import { plainName } from '#generators/lists/paging.ts'
import { searchOf } from '#generators/lists/searching.ts'
import { isMeaningful } from '#generators/positive/meaningful.ts'
import { singular } from '#generators/resources.ts'
import { effectiveSchema, listedValues, typesOf } from '#generators/values/effective-schema.ts'
import { saidOf } from '#generators/words.ts'
import type { JsonObject, Pointer } from '#lib/json.ts'
import { itemsAt } from '#lib/schema-view.ts'
import type { Operation, Parameter } from '#model/contract.ts'

export interface Wording {
  readonly parameter: Parameter
  readonly property: string
  readonly propertyAt: Pointer
  /** `has`: the text itself, or as much of it as is asked for. `member`: one of the property's texts. */
  readonly how: 'has' | 'begins' | 'member'
}

/** What is only more or less alike is found too, and what is near. */
export const ranking =
  /^(?:semantic|fuzzy|similar\w*|relevan\w*|rank\w*|best|vector|embedding\w*|typo\w*|suggest\w*|near\w*|around|within|fallback|prefer\w*|deprecated|ignored)$/i

/** A place is found by another's name, and what is shown in one language or format was written in another. */
const elastic = /^(?:address|location|place|city|region|locale|lang|language|format|unit|units|version|timezone|view|fields|model)$/i

const choosing =
  /\b(?:only|exact(?:ly)?|equals?|filters?|filter(?:ed)? by|match(?:es|ing)?|whose|restrict\w*|limit(?:ed)? to|with (?:this|the given))\b/i

const beginning = /^(?:(.*?)_?-?)?(?:prefix|starts_?with|begins_?with)$/i

export function wordingsOf(root: JsonObject, operation: Operation, properties: { readonly [name: string]: Pointer }): readonly Wording[] {
  return operation.parameters.flatMap((parameter): readonly Wording[] => {
    if (parameter.in !== 'query' || parameter.schemaAt === undefined || !takesText(root, parameter.schemaAt)) return []
    const words = wordsOf(root, parameter)
    if (words.some((word) => ranking.test(word)) || parameter === searchOf(root, operation, properties)) return []
    return byName(root, parameter, properties, words) ?? byBeginning(root, parameter, properties, words) ?? []
  })
}

function byName(
  root: JsonObject,
  parameter: Parameter,
  properties: { readonly [name: string]: Pointer },
  words: readonly string[],
): readonly Wording[] | undefined {
  const { name } = parameter
  const found = Object.entries(properties).find(([property]) =>
    [property, singular(property)].some((one) => plainName(one) === plainName(name)),
  )
  if (found === undefined) return undefined
  const [property, propertyAt] = found
  const itemAt = itemsAt(root, propertyAt)
  if (itemAt !== undefined) return isFree(root, itemAt) ? [{ parameter, property, propertyAt, how: 'member' }] : undefined
  const isPlain = property === name && isFree(root, propertyAt) && !isMeaningful(name) && !elastic.test(name)
  return isPlain && choosing.test(words.join(' ')) ? [{ parameter, property, propertyAt, how: 'has' }] : undefined
}

/** `name_prefix`; or `prefix`, and the document says of what. */
function byBeginning(
  root: JsonObject,
  parameter: Parameter,
  properties: { readonly [name: string]: Pointer },
  words: readonly string[],
): readonly Wording[] | undefined {
  const match = beginning.exec(parameter.name)
  if (match === null) return undefined
  const [, of = ''] = match
  const named = Object.entries(properties).filter(([property, at]) => {
    const isNamed = of === '' ? words.includes(property.toLowerCase()) : plainName(of) === plainName(property)
    return isNamed && itemsAt(root, at) === undefined && isFree(root, at)
  })
  const [only, ...others] = named
  return only === undefined || others.length > 0 ? undefined : [{ parameter, property: only[0], propertyAt: only[1], how: 'begins' }]
}

/** The words in which the document tells what a parameter means, in small letters and one of each. */
export function wordsOf(root: JsonObject, { at }: Parameter): readonly string[] {
  const words = saidOf(root, at).flatMap((text) => text.split(/[^\w]+/))
  return words.flatMap((word) => [word.toLowerCase(), singular(word.toLowerCase())])
}

const takesText = (root: JsonObject, schemaAt: Pointer): boolean => isFree(root, itemsAt(root, schemaAt) ?? schemaAt)

/** Any text at all, or an e-mail address. */
function isFree(root: JsonObject, at: Pointer): boolean {
  const { keywords } = effectiveSchema(root, at)
  return (
    typesOf(keywords)
      .filter((type) => type !== 'null')
      .join() === 'string' &&
    listedValues(keywords) === undefined &&
    [undefined, 'email'].includes(keywords['format'] as string | undefined)
  )
}
