/** What a client sets of a resource and answers show under the same name: claims about single properties rest on these. */
import { child, follow, lastToken, valueAt } from '#lib/json-pointer.ts'
import type { JsonObject, Pointer } from '#lib/json.ts'
import { bareName, isOftenServersName, isSecretName, isServersName } from '#lib/property-meaning.ts'
import { attributesAt, branchesAt, describes, propertiesAt } from '#lib/schema-view.ts'
import type { Aspect } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { bodyKind } from '#lib/body.ts'
import { mainMedia, sentType } from '#generators/bodies.ts'
import type { Planning } from '#generators/planning.ts'
import { isReference } from '#generators/positive/meaningful.ts'
import { idProperty, singular, type Resource } from '#generators/resources.ts'
import type { Observer } from '#generators/stateful/life.ts'
import { effectiveSchema } from '#generators/values/effective-schema.ts'
import { saidOf } from '#generators/words.ts'

/** Only properties of the first level: what stands in them is compared with them. */
export function aspectsOf(
  planning: Planning,
  write: Operation,
  resource: Resource,
  { schemaAt: shownAt }: Observer,
  media = mainMedia(write),
): readonly Aspect[] {
  const { root } = planning.contract
  const whole = sentAs(planning, write, resource, media)
  if (whole === undefined || shownAt === undefined) return []
  const [inside, shownIn] = [attributesAt(root, whole.schemaAt), attributesAt(root, shownAt)]
  const sent = { at: `${whole.at}${inside.at}` as const, schemaAt: inside.schemaAt }
  const [sentAt, seenAt] = [propertiesAt(root, sent.schemaAt), propertiesAt(root, shownIn.schemaAt)]
  const ids = new Set([idProperty(Object.keys(seenAt), resource.parameter, resource.collection), ...below(planning, resource)])
  const isSame = follow(root, sent.schemaAt) === follow(root, shownIn.schemaAt)
  const { requiredAt } = effectiveSchema(root, sent.schemaAt)
  return Object.entries(sentAt).flatMap(([name, clause]) => {
    const shown = seenAt[name]
    if (shown === undefined || ids.has(name) || isSecretName(name) || isServersName(name)) return []
    if (isReference(name) && (isOfAPath(write, name) || isOfWhoAsks(name))) return []
    if ([clause, shown].some((at) => isOneSided(effectiveSchema(root, at).keywords))) return []
    if (saidOf(root, clause).some((text) => isDisregarded(text, write))) return []
    // A patch that merges one shape into another makes neither.
    if (write.method === 'PATCH' && hasShapes(planning, sent.schemaAt, name, clause)) return []
    // One schema for both ways does not say which of its members are the server's to fill.
    const doubtful = isOftenServersName(name) || (isSame && !Object.hasOwn(requiredAt, name))
    return [
      { sentAt: child(sent.at, name), seenAt: child(shownIn.at, name), clauses: [clause, shown] as const, ...(doubtful && { doubtful }) },
    ]
  })
}

/** `Ignored.`; of what changes a thing, also `fixed at creation`. */
const isDisregarded = (text: string, { method }: Operation): boolean =>
  /\b(?:ignored|disregarded|has no effect)\b/i.test(text) ||
  (method !== 'POST' && /\b(?:fixed|immutable|cannot be changed|can't be changed|never changes|not be changed)\b/i.test(text))

/** What any of the operations that make or change the resource can set; the first one's word on it counts. */
export function settableOf(planning: Planning, resource: Resource, observer: Observer, first?: Operation): readonly Aspect[] {
  const writes = [first, resource.create?.operation, ...resource.updates.map(({ operation }) => operation)].filter(
    (one) => one !== undefined,
  )
  const all = writes.toReversed().flatMap((write) => aspectsOf(planning, write, resource, observer))
  return [...new Map(all.map((aspect) => [aspect.seenAt, aspect])).values()]
}

/** `customer_id` and `{customerId}` speak of a customer. */
const stemOf = (name: string): string => bareName(name).replace(/(?:ids?|uuids?|refs?)$/, '')

/** What the path says already counts more than what the body says of it. */
const isOfAPath = ({ path }: Operation, name: string): boolean => {
  const whose = stemOf(name)
  return whose !== '' && path.split('/').some((segment) => stemOf(segment) === whose || stemOf(singular(segment)) === whose)
}

/** Many a server goes by the credential there. */
const isOfWhoAsks = (name: string): boolean =>
  /^(?:owner|user|author|creator|(?:creat|updat)edby|tenant|org|organi[sz]ation|workspace|account|actor|sender)$/.test(stemOf(name))

const isOneSided = (keywords: JsonObject): boolean =>
  keywords['readOnly'] === true || keywords['writeOnly'] === true || keywords['format'] === 'password'

/** Whether a property is one of several kinds of object, by itself or with the kind of the whole. */
function hasShapes({ contract: { root } }: Planning, wholeAt: Pointer, name: string, at: Pointer): boolean {
  const describing = (schemaAt: Pointer, member: Pointer): number =>
    branchesAt(root, schemaAt).filter((branch) => valueAt(root, branch + member) !== undefined).length
  return describes(root, at, 'object') && (describing(at, '/properties') > 1 || describing(wholeAt, child('/properties', name)) > 1)
}

/** Arrays that show the children have them from elsewhere. */
const below = ({ resources }: Planning, { key }: Resource): readonly string[] =>
  [...resources.values()].flatMap((one) => (one.parent === key ? [one.collection, lastToken(one.within?.itemsAt ?? '')] : []))

/** Where a JSON body holds the resource: whole, or inside the one member that answers hold it in too. */
export function sentAs(
  { contract: { root } }: Planning,
  write: Operation,
  { create, read, updates }: Resource,
  media = mainMedia(write),
): { readonly schemaAt: Pointer; readonly at: Pointer } | undefined {
  if (media?.schemaAt === undefined || bodyKind(sentType(media.type)) !== 'json') return undefined
  const [only, ...others] = Object.entries(propertiesAt(root, media.schemaAt))
  const isWrapped =
    others.length === 0 &&
    [create, read, ...updates].some((one) => one !== undefined && one.envelope !== '' && lastToken(one.envelope) === only?.[0])
  return only !== undefined && isWrapped ? { schemaAt: only[1], at: child('', only[0]) } : { schemaAt: media.schemaAt, at: '' }
}
