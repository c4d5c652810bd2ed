/**
 * What belongs to a resource without standing below it in the path: made there (`POST /shipments/{id}/parcels`, `GET /parcels/{id}`) or
 * naming it in its body (`shipment_id`); and what the document says in words becomes of it. The planner and the mock share the reading.
 */
import type { JsonObject, Pointer } from '#lib/json.ts'
import { bareName } from '#lib/property-meaning.ts'
import { propertiesAt } from '#lib/schema-view.ts'
import type { Contract, Operation } from '#model/contract.ts'
import { mainMedia } from '#generators/bodies.ts'
import { bulkAloneOf } from '#generators/bulk.ts'
import { referencesIn } from '#generators/named.ts'
import { targetsOf } from '#generators/negative/targets.ts'
import { resourceKeysOf, schemaBelow, singular, type Resource } from '#generators/resources.ts'
import { effectiveSchema, typesOf } from '#generators/values/effective-schema.ts'
import { nounOf, saidOf, sentencesOf, wordsOf } from '#generators/words.ts'

export interface Belonging {
  readonly resource: Resource
  /** The operation that makes one. */
  readonly create: Operation
  /** Where its body names whom it belongs to, and what else has to be there for that; absent where the path names it. */
  readonly by?: { readonly at: Pointer; readonly include: readonly Pointer[] }
}

export function belongingsOf(contract: Contract, resources: ReadonlyMap<string, Resource>, { key }: Resource): readonly Belonging[] {
  return [...resources.values()].flatMap((resource): readonly Belonging[] => {
    const create = resource.create?.operation ?? bulkAloneOf(contract, resource)?.operation
    if (create === undefined || resource.key === key) return []
    if (resourceKeysOf(create.path).includes(key)) return [{ resource, create }]
    const schemaAt = mainMedia(create)?.schemaAt
    // What is made in something else belongs to that.
    if (schemaAt === undefined || create.path.includes('{')) return []
    const [at, ...others] = referencesIn({ contract, resources }, schemaAt).flatMap((one) => (one.resource === key ? [one.at] : []))
    // Of one of several, of items that are listed, or by two names it belongs to it less plainly.
    if (at === undefined || others.length > 0 || /\/\d+(?:\/|$)/.test(at)) return []
    return [{ resource, create, by: { at, include: targetsOf(contract, schemaAt).get(at)?.include ?? [] } }]
  })
}

/** Whether it stands below its owner in the path, so that nothing finds it without. */
export const isBelow = ({ key }: Resource, { resource: { read } }: Belonging): boolean =>
  read !== undefined && resourceKeysOf(read.operation.path).includes(key)

/** What a deletion does where something belongs to what is deleted: `goes` with it, or `holds` it back. */
export function fateOf(root: JsonObject, remove: Operation, { resource: { collection } }: Belonging): 'goes' | 'holds' | undefined {
  const conflict = remove.responses.find(({ status }) => status === '409')
  const own = saidOf(root, remove.at).flatMap(sentencesOf)
  const clauses = own.flatMap(clausesOf)
  const refusals = conflict === undefined ? [] : saidOf(root, conflict.at).flatMap(sentencesOf)
  // Of those in some state only the server knows which they are.
  const ofSome = new RegExp(`\\b(?:\\w+(?:ing|ed)|open|active|draft|past|old|current|future|unpaid) +${nounOf(collection)}\\b`, 'i')
  const speaks = (clause: string): boolean => mentionOf(clause, collection) !== undefined && !ofSome.test(clause)
  const goes = clauses.some((clause) => speaks(clause) && going.test(clause) && !staying.test(clause))
  const isHeld = (sentence: string): boolean => holding.test(sentence) && mentionOf(sentence, collection) === 'plain'
  const holds = conflict !== undefined && (refusals.some(isHeld) || own.some((sentence) => isHeld(sentence) && refusing.test(sentence)))
  return goes === holds ? undefined : goes ? 'goes' : 'holds'
}

/** Whether what brings a thing back brings this back with it: `with all its examples`. */
export const comesBack = (root: JsonObject, restore: Operation, { resource: { collection } }: Belonging): boolean =>
  saidOf(root, restore.at)
    .flatMap(sentencesOf)
    .some(
      (sentence) =>
        /\b(?:back|restor\w*|return\w*|again)\b/i.test(sentence) &&
        !/\b(?:not|no|never|without|except|but|only|stays?|remains?|gone)\b/i.test(sentence) &&
        mentionOf(sentence, collection) === 'plain',
    )

/** `Its copies are deleted and its reservations are cancelled` are two; `its copies and its reservations are deleted` is one. */
const clausesOf = (sentence: string): readonly string[] =>
  sentence.split(/,?\s+and\s+|,\s+(?:but|while|whereas)\s+/i).reduce<readonly string[]>((before, piece) => {
    const last = before.at(-1)
    const isWhole = last !== undefined && verb.test(last) && verb.test(piece)
    return last === undefined || isWhole ? [...before, piece] : [...before.slice(0, -1), `${last} and ${piece}`]
  }, [])

const verb = /\b(?:is|are|gets?|goes|go|will|stays?|remains?|keeps?|cascades?|deletes?|removes?)\b/i
const going = /\b(?:delet|remov|cascad|gone|goes|go\b|discard|erase|destroy|everything)/i
const staying =
  /\b(?:not|no|never|cannot|can't|keeps?|kept|stays?|remains?|must|unless|while|only|still|without|409|refus\w*|reject\w*|conflict|detach\w*|unassign\w*|orphan\w*|null|empty|if|soft\w*|cancel\w*|archiv\w*|clos\w*)\b/i
const holding = /\b(?:has|have|having|still|contains?|holds?|while|unless|in use|used|with|without|refer\w*|empty|belongs?|no)\b/i
const refusing = /\b(?:409|conflict|refus\w*|reject\w*|cannot|can't|can not|must|only|unless|fails?|not (?:possible|allowed|deleted))\b/i

/** How a sentence speaks of things of this name: plainly, or of some of them: `open orders`, `orders that are paid`. */
function mentionOf(sentence: string, collection: string): 'plain' | 'some' | undefined {
  const found = new RegExp(`(?:([\\w-]+)\\s+)?\\b${nounOf(collection)}\\b(?:\\s+([\\w-]+))?`, 'i').exec(sentence.replace(/[`'"]/g, ''))
  if (found === null) return undefined
  const [, before, after] = found
  const isPlain =
    (before === undefined ||
      /^(?:its|any|some|many|no|has|have|having|still|the|of|by|with|without|contains?|more|other|one|an?|existing|from|in|are|their|all|and|or|to|holds?|while)$/i.test(
        before,
      )) &&
    (after === undefined || !/^(?:that|which|whose|who|in|with|not|whether|is|are|was|were|has|have)$/i.test(after))
  return isPlain ? 'plain' : 'some'
}

export interface Count {
  readonly name: string
  readonly at: Pointer
  /** The document says in words that it counts them all. */
  readonly isSaid: boolean
}

/** Where a resource says how many there are of what belongs to it: `parcel_count`, `numberOfParcels`. */
export function countOf(root: JsonObject, owner: Resource, { resource: { collection } }: Belonging): Count | undefined {
  const shownAt = owner.read === undefined ? undefined : schemaBelow(root, owner.read.operation, owner.read.envelope)
  const [many, single] = [collection, singular(collection)].map(bareName)
  const names = new Set([
    `${single}count`,
    `${many}count`,
    `${many}total`,
    `total${many}`,
    `numberof${many}`,
    `num${many}`,
    `countof${many}`,
  ])
  const settable = new Set(
    [owner.create?.operation, ...owner.updates.map(({ operation }) => operation)].flatMap((write) => {
      const schemaAt = write === undefined ? undefined : mainMedia(write)?.schemaAt
      const sent = schemaAt === undefined ? {} : propertiesAt(root, schemaAt)
      return Object.entries(sent).flatMap(([name, at]) => (effectiveSchema(root, at).keywords['readOnly'] === true ? [] : [name]))
    }),
  )
  for (const [name, at] of Object.entries(shownAt === undefined ? {} : propertiesAt(root, shownAt))) {
    if (!names.has(bareName(name)) || settable.has(name) || !typesOf(effectiveSchema(root, at).keywords).includes('integer')) continue
    const isSaid = saidOf(root, at).some((text) => countsAll(text, collection, owner.collection))
    return { name, at, isSaid }
  }
  return undefined
}

/** `How many parcels it has`, `the parcels that the shipment has now`, `its parcels that are not deleted`: all of them, and no others. */
function countsAll(text: string, collection: string, owner: string): boolean {
  if (/approx|about|estimate|eventual/i.test(text)) return false
  if (/\b(?:how many|number of|count of)\b/i.test(text) && mentionOf(text, collection) === 'plain') return true
  const [many, one] = [collection, singular(owner)].map((name) => wordsOf(name).join('[\\s_-]*'))
  const whose = `(?:(?:that|which) (?:the |this )?(?:${one ?? ''}|it) has|(?:of|in) (?:the|this) ${one ?? ''}|(?:that|which) are not deleted)`
  return new RegExp(`^(?:(?:the|its|all) )?${many ?? ''}(?: ${whose})?(?: now)?\\.?$`, 'i').test(text.trim())
}
