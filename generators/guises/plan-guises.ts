/** Valid bodies in every guise: what has to be accepted beside a plain twin, the rest alone. */
import { canonical } from '#lib/hash.ts'
import type { Pointer } from '#lib/json.ts'
import { fork } from '#lib/seed.ts'
import type { Case, Recipe, Sequence, Source } from '#model/case.ts'
import type { Media, Operation } from '#model/contract.ts'
import { canSay, mainMedia, sentType } from '#generators/bodies.ts'
import { dressedBody, dressedValue, plainOf, wornBy } from '#generators/guises/dressed.ts'
import type { Guise } from '#generators/guises/guise.ts'
import { guises } from '#generators/guises/index.ts'
import { targetsOf } from '#generators/negative/targets.ts'
import { baseRecipe, bindsBeside, bindsButBody, including, sequenceOf, validCase, type Planning } from '#generators/planning.ts'
import type { ValuePlace } from '#generators/values/places.ts'
import { saidOf } from '#generators/words.ts'

/** Places in which a guise is tried that makes a claim. */
const mostPlaces = 2
const everyPlace = 8

export function planGuises(planning: Planning, operation: Operation): readonly Sequence[] {
  const media = mainMedia(operation)
  // A deletion would take what others need.
  if (operation.method === 'DELETE' || media?.schemaAt === undefined) return []
  return guises.flatMap((guise, index) => {
    const isOnce = guise.claim === 'survived' || (guise.on === 'body' && guise.promised === undefined)
    const most = isOnce ? 1 : guise.everywhere === true ? everyPlace : mostPlaces
    const found: Sequence[] = []
    for (const wish of guise.on === 'body' ? bodyWishes(planning, media) : placeWishes(planning, media, index)) {
      if (found.length < most) found.push(...worn(planning, operation, guise, { media, ...wish }))
    }
    return found
  })
}

interface Wish {
  readonly recipe: Recipe
  readonly place?: ValuePlace
}

/** The least, or else all there is: an order wants two members. */
const bodyWishes = (planning: Planning, { schemaAt = '' }: Media): readonly Wish[] => [
  { recipe: baseRecipe(planning, schemaAt) },
  { recipe: { shape: 'full' } },
]

/** Each guise begins at another place, so that all have their turn. */
function placeWishes(planning: Planning, { schemaAt = '' }: Media, index: number): readonly Wish[] {
  const least = baseRecipe(planning, schemaAt)
  const places = [...targetsOf(planning.contract, schemaAt).values()].map((place) => ({ place, recipe: including(least, place.include) }))
  const from = index % Math.max(1, places.length)
  return [...places.slice(from), ...places.slice(0, from)]
}

function worn(
  planning: Planning,
  operation: Operation,
  guise: Guise,
  { media, recipe, place }: Wish & { readonly media: Media },
): readonly Sequence[] {
  const { promised } = guise
  const places = ['/info', operation.at, ...(place === undefined ? [] : [place.schemaAt])]
  const isSaid = promised !== undefined && saidOf(planning.contract.root, ...places).some((text) => promised.test(text))
  const isClaimed = guise.claim !== 'survived' && (guise.since31 !== true || planning.contract.dialect === '3.1' || isSaid)
  // By the older schema it would not even be valid.
  if (guise.since31 === true && !isClaimed) return []
  const covers = [place?.effective.clauseOf[guise.keyword] ?? place?.schemaAt ?? media.at]
  const base = validCase(planning, operation, { media, recipe, covers, assured: isClaimed })
  const act =
    base === undefined ? undefined : dressedCase(planning, base, guise.id, { media, recipe, ...(place !== undefined && { place }) })
  if (base === undefined || act === undefined) return []
  if (!isClaimed) return [sequenceOf('positive', operation, [act])]
  const plain =
    guise.on === 'value' && guise.plain !== undefined
      ? dressedCase(planning, base, plainOf(guise.id), { media, recipe, ...(place !== undefined && { place }) })
      : base
  if (plain === undefined || canonical(plain.parts) === canonical(act.parts)) return []
  const isMild = guise.claim === 'tolerated' && !isSaid
  const mild: Case = isMild && act.intent.kind === 'valid' ? { ...act, intent: { ...act.intent, mild: true } } : act
  return [sequenceOf('positive', operation, [{ ...plain, role: 'setup', needs: 'success' }, like(mild)], { check: 'valid-accepted' })]
}

const like = (second: Case): Case => ({
  ...second,
  binds: second.binds.map((bind) => (bind.from.kind === 'fresh' ? { ...bind, from: { ...bind.from, like: 0 } } : bind)),
})

function dressedCase(
  planning: Planning,
  base: Case,
  id: string,
  { media, recipe, place }: Wish & { readonly media: Media },
): Case | undefined {
  const { contract, seed, lens } = planning
  const { schemaAt = '' } = media
  const mediaType = sentType(media.type)
  const at: Pointer = place?.at ?? ''
  const { body: plain } = base.parts
  const known = wornBy(id)
  if (plain?.kind !== 'json' || known === undefined) return undefined
  const from: Source = { kind: 'fresh', schemaAt, recipe, mutation: { id, at, ...(mediaType !== 'application/json' && { mediaType }) } }
  const body = dressedBody(known, plain.value, mediaType)
  if (body !== undefined) return { ...base, parts: { ...base.parts, body }, binds: [{ at: '/body', from }, ...bindsButBody(base)] }
  const dressed = place === undefined ? undefined : dressedValue(known, plain.value, place, fork(seed, id), mediaType)
  if (dressed === undefined || lens.issues(schemaAt, 'request', dressed).length > 0 || !canSay(contract, media, dressed)) return undefined
  // What is bound inside the body (its own id) stands there again.
  const inside = base.binds.filter((bind) => bind.at.startsWith('/body/value/'))
  return {
    ...base,
    parts: { ...base.parts, body: { kind: 'json', mediaType, value: dressed } },
    binds: [...bindsBeside(base), { at: '/body/value', from }, ...inside],
  }
}
