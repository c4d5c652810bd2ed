/** Bodies that are broken: every mutation on every place, and on the whole. */
import { isDeepStrictEqual } from 'node:util'
import { bodyKind } from '#lib/body.ts'
import { isObject, parentOf, valueAt, withValueAt } from '#lib/json-pointer.ts'
import type { Json, Pointer } from '#lib/json.ts'
import { isMergePatch, matchesRange } from '#lib/media-type.ts'
import { itemsAt } from '#lib/schema-view.ts'
import { fork, random } from '#lib/seed.ts'
import type { Bind, Case, Intent, Recipe, Source } from '#model/case.ts'
import type { Contract, Media, Operation } from '#model/contract.ts'
import { bodyMedia, canSay, sentType } from '#generators/bodies.ts'
import { mutations } from '#generators/negative/index.ts'
import type { Mutation, Target } from '#generators/negative/mutation.ts'
import { isFilledIn } from '#generators/negative/filled-in.ts'
import { invalidBy, onlyIssue } from '#generators/negative/one-issue.ts'
import { branchesOf, targetsOf } from '#generators/negative/targets.ts'
import { baseRecipe, bindsBeside, bindsButBody, including, minimal, validCase, type Planning } from '#generators/planning.ts'
import { typesOf } from '#generators/values/effective-schema.ts'
import type { ValuePlace } from '#generators/values/places.ts'
import { valueOf } from '#generators/values/value-of.ts'

/** In every kind of media type once: what reads a form is not what reads JSON. */
export function bodyNegatives(planning: Planning, operation: Operation): readonly Case[] {
  const media = bodyMedia(operation).filter(({ schemaAt }) => schemaAt !== undefined)
  const kinds = new Map(media.toReversed().map((one) => [bodyKind(sentType(one.type)), one]))
  return [...kinds.values()].toReversed().flatMap((one) => mediaNegatives(planning, operation, one))
}

function mediaNegatives(planning: Planning, operation: Operation, media: Media): readonly Case[] {
  const { schemaAt = '' } = media
  const least = baseRecipe(planning, schemaAt)
  const base = validCase(planning, operation, { media })
  if (base?.parts.body?.kind !== 'json') return []
  const usual = targetsOf(planning.contract, schemaAt)
  // Another branch has places of its own, and some that are the same in all.
  const isOwn = ({ at, node }: ValuePlace): boolean => usual.get(at)?.node.join() !== node.join()
  const aims = [
    ...[...usual.values()].map((place) => ({ media, place, recipe: including(least, reaching(place)) })),
    ...branchesOf(planning.contract, schemaAt).flatMap(({ branch, include }) =>
      [...targetsOf(planning.contract, schemaAt, branch).values()]
        .filter(isOwn)
        .map((place) => ({ media, place, recipe: { ...including(least, [...include, ...reaching(place)]), branch } })),
    ),
  ]
  const ofPlaces = aims.flatMap((aim) => mutatePlace(planning, operation, aim))
  return [...ofPlaces, ...wholeBody(operation, base, media, least)]
}

/** The place and all above it: a list may be empty. */
const reaching = ({ at, include }: ValuePlace): readonly Pointer[] => (at === '' ? include : [...include, at])

interface Aim {
  readonly media: Media
  readonly recipe: Recipe
  readonly place: ValuePlace
}

function mutatePlace(planning: Planning, operation: Operation, aim: Aim): readonly Case[] {
  const fitting = mutations.filter((mutation) => isReadable(aim, mutation))
  if (fitting.length === 0) return []
  const sent = validCase(planning, operation, { recipe: aim.recipe, media: aim.media })
  return sent === undefined ? [] : fitting.flatMap((mutation) => mutated(planning, operation, sent, { ...aim, mutation }))
}

/** What is inside of a URL-encoded member, or of a file, each server reads in its own way; that a file is missing, each in the same. */
function isReadable({ media, place: { at, depth, effective } }: Aim, { on }: Mutation): boolean {
  const kind = bodyKind(sentType(media.type))
  const [, name = ''] = at.split('/')
  if (kind === 'form') return at === '' || (depth <= 1 && !typesOf(effective.keywords).includes('object'))
  return kind === 'json' || kind === 'text' || (kind === 'multipart' && (on === 'presence' || media.encoding?.[name]?.isBinary !== true))
}

/** The case with its body broken in one place; none where the mutation does not break just this. */
function mutated(
  planning: Planning,
  operation: Operation,
  plain: Case,
  { media, recipe: usual, place, mutation }: Aim & { readonly mutation: Mutation },
): readonly Case[] {
  const { contract, lens } = planning
  const { schemaAt = '' } = media
  if (
    mutation.on === 'body' ||
    (mutation.full === true && mutation.keywords.every((keyword) => place.effective.keywords[keyword] === undefined))
  )
    return []
  // What depends on other members wants them there.
  const recipe = mutation.full === true ? { ...usual, shape: 'full' as const } : usual
  const sent = mutation.full === true ? validCase(planning, operation, { recipe, media }) : plain
  const seed = fork(planning.seed, operation.id, mutation.id, place.at)
  const mediaType = sentType(media.type)
  const body = sent?.parts.body
  if (sent === undefined || body?.kind !== 'json') return []
  const broken = mutate(contract, mutation, body.value, place, seed, locationOf(mediaType, place))
  if (broken === undefined || !canSay(contract, media, broken)) return []
  const issue = onlyIssue(lens.issues(schemaAt, 'request', broken), mutation, place.at)
  if (issue === undefined) return []
  // Where no body is needed, many servers take a null for none: no promise is broken, but nothing may crash.
  const intent: Intent =
    broken === null && operation.requestBody?.required !== true
      ? { kind: 'protocol', probe: 'null-for-no-body', clause: issue.clause }
      : invalidBy(
          mutation,
          issue,
          `/body${place.at}`,
          meansRemoval(mediaType, broken, place.at) || isFilledIn(contract, operation, mutation, place, issue.clause),
        )
  const from: Source = { kind: 'fresh', schemaAt, recipe, mutation: mutationOf(mutation, place.at, mediaType) }
  const parts = { ...sent.parts, body: { ...body, value: broken } }
  const inside = boundInside(sent, body.value, broken, place.at)
  return [{ ...sent, intent, parts, binds: [...bindsBeside(sent), { at: '/body/value', from }, ...inside] }]
}

/** RFC 7396 §2: there a null takes the member away, whatever type the schema gives the member itself. */
const meansRemoval = (mediaType: string, value: Json, at: Pointer): boolean =>
  isMergePatch(mediaType) && valueAt(value, at) === null && isObject(valueAt(value, parentOf(at)))

const mutationOf = ({ id }: Mutation, at: Pointer, mediaType: string): NonNullable<Extract<Source, { kind: 'fresh' }>['mutation']> => ({
  id,
  at,
  ...(mediaType !== 'application/json' && { mediaType }),
})

/** The whole body is bound first; what is bound inside it follows, unless that is what is broken: one member more leaves the others as they were. */
export const boundInside = ({ binds }: Case, value: Json, broken: Json, brokenAt: Pointer): readonly Bind[] =>
  binds.filter(({ at }) => {
    if (!at.startsWith('/body/value/')) return false
    const inner = at.slice('/body/value'.length)
    return !overlaps(inner, brokenAt) || (inner !== brokenAt && isDeepStrictEqual(valueAt(broken, inner), valueAt(value, inner)))
  })

const overlaps = (a: Pointer, b: Pointer): boolean => `${a}/`.startsWith(`${b}/`) || `${b}/`.startsWith(`${a}/`)

/** In forms all is text, but for the JSON of an object's part. */
export const locationOf = (mediaType: string, { at, depth, effective }: ValuePlace): Target['location'] =>
  bodyKind(mediaType) === 'json' || depth > 1 || (at !== '' && typesOf(effective.keywords).includes('object')) ? 'body' : 'form'

/** A value with one place broken; also used when a fresh value takes the place of the stand-in. */
export function mutate(
  contract: Contract,
  mutation: Mutation,
  value: Json,
  place: ValuePlace,
  seed: number,
  location: Target['location'] = 'body',
): Json | undefined {
  const { at, schemaAt, effective, required } = place
  const target = valueAt(value, at)
  if (target === undefined || mutation.on === 'body') return undefined
  const itemAt = itemsAt(contract.root, schemaAt)
  const subject: Target = {
    schema: effective.keywords,
    value: target,
    required,
    location,
    ...(itemAt !== undefined && { anotherItem: (n: number) => valueOf(contract, itemAt, minimal, fork(seed, 'item', n), 'request') }),
  }
  if (mutation.on === 'presence')
    return at !== '' && isObject(valueAt(value, parentOf(at))) && mutation.breakIt(subject) === 'remove'
      ? withValueAt(value, at, undefined)
      : undefined
  const replaced = mutation.breakIt(subject, random(seed))
  return replaced === undefined ? undefined : withValueAt(value, at, replaced.value)
}

/** Bodies that are broken as a whole: malformed, in another media type, absent. */
function wholeBody(operation: Operation, base: Case, media: Media, recipe: Recipe): readonly Case[] {
  const { body } = base.parts
  const { schemaAt = '' } = media
  if (body?.kind !== 'json' || operation.requestBody?.required !== true) return []
  return mutations.flatMap((mutation) => {
    if (mutation.on !== 'body') return []
    const broken = mutation.breakIt(body, random(fork(0, mutation.id)))
    if (broken === undefined) return []
    // What is sent in its stead may be documented too.
    const isOther = !matchesRange(body.mediaType, broken.mediaType)
    if (isOther && operation.requestBody?.media.some(({ type }) => matchesRange(type, broken.mediaType)) === true) return []
    const from: Source = { kind: 'fresh', schemaAt, recipe, mutation: mutationOf(mutation, '', body.mediaType) }
    const intent = invalidBy(mutation, { keyword: mutation.keyword, clause: media.at }, '/body')
    return [{ ...base, intent, parts: { ...base.parts, body: broken }, binds: [{ at: '/body', from }, ...bindsButBody(base)] }]
  })
}
