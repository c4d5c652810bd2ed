/** What the document says in words, and how it is read: sentences, the words of a name, and where a sentence speaks of which name. */
import { child, follow, valueAt } from '#lib/json-pointer.ts'
import type { JsonObject, Pointer } from '#lib/json.ts'

/** Descriptions and summaries of what stands at these places, wherever a reference leads. */
export const saidOf = (root: JsonObject, ...places: readonly Pointer[]): readonly string[] =>
  places
    .flatMap((at) => ['description', 'summary'].map((name) => valueAt(root, child(follow(root, at), name))))
    .filter((text) => typeof text === 'string')

/** A paragraph ends a sentence too. */
export const sentencesOf = (text: string): readonly string[] => text.split(/[.;](?=\s|$)|\n\s*\n/)

/** `customerId` and `customer_id` are two words, in small letters. */
export const wordsOf = (name: string): readonly string[] =>
  parted(name)
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')

const parted = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1 $2')

/** `copies`, and `copy`; of several words the last alone as well. A pattern. */
export function nounOf(collection: string): string {
  const words = wordsOf(collection)
  const last = (words.at(-1) ?? '').replace(/ies$/, 'y').replace(/(?<=[^s])s$/, '')
  const forms = last.endsWith('y') ? `${last.slice(0, -1)}(?:y|ies)` : `${last}(?:e?s)?`
  return `(?:${[...words.slice(0, -1), ''].join('[\\s_-]*')})?${forms}`
}

/** The sentence with `«2»` for the third of these names, whether it is spelt `in_transit`, `inTransit` or `in transit`. */
export function marked(sentence: string, names: readonly string[]): string {
  return names
    .map((name, index) => ({ index, words: parted(name).split(/[\s_-]+/) }))
    .toSorted((a, b) => b.words.join().length - a.words.join().length)
    .reduce(
      (text, { index, words }) =>
        text.replace(new RegExp(`[\`"'“]?(?<![\\w«-])${words.map(escaped).join('[\\s_-]*')}(?![\\w»-])[\`"'”]?`, 'gi'), `«${index}»`),
      sentence.replace(/\s+/g, ' '),
    )
}

const escaped = (word: string): string => word.replace(/\W/g, '\\$&')
