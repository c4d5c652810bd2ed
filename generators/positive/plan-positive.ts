/**
 * Valid requests of one operation: the least, the fullest, the document's examples, then one variation at a time.
 * A variation stands beside its twin, equal but for one value, so that a refusal of only the one can be told from a rule of the business.
 */
import { canonical } from '#lib/hash.ts'
import { child, follow, valueAt, withValueAt } from '#lib/json-pointer.ts'
import type { Json, Pointer } from '#lib/json.ts'
import type { Case, Recipe, Sequence } from '#model/case.ts'
import type { Media, Operation } from '#model/contract.ts'
import { bindsButBody, sequenceOf, validCase, type Planning, type Wish } from '#generators/planning.ts'
import { bodyMedia, mainMedia } from '#generators/bodies.ts'
import { planSeveral } from '#generators/positive/several.ts'
import { togetherCases } from '#generators/positive/together.ts'
import { bodyVariations } from '#generators/positive/body-variations.ts'
import { parameterVariations } from '#generators/positive/parameter-variations.ts'
import type { Variation } from '#generators/positive/variation.ts'

const maxVariations = 120

export function planPositive(planning: Planning, operation: Operation): readonly Sequence[] {
  const bodiless: readonly Wish[] = operation.requestBody?.required === false ? [{ bodiless: true, assured: false }] : []
  const whole: readonly Wish[] = [{}, ...wholeBodies(operation).map((recipe) => ({ recipe })), ...bodiless]
  const variations =
    operation.method === 'DELETE'
      ? []
      : [...mediaVariations(planning, operation), ...bodyVariations(planning, operation), ...parameterVariations(planning, operation)]
  const plain = whole.flatMap((wish) => {
    const one = validCase(planning, operation, wish)
    return one === undefined ? [] : [sequenceOf('positive', operation, [one])]
  })
  const literal = literalBodies(planning, operation).map((one) => sequenceOf('positive', operation, [one]))
  const seen = new Set<string>()
  const unique = [...plain, ...literal].filter(({ cases: [{ parts }] }) => {
    const key = canonical(parts)
    return !seen.has(key) && seen.add(key)
  })
  const together = togetherCases(planning, operation).map((one) => sequenceOf('positive', operation, [one]))
  return [
    ...unique,
    ...planSeveral(planning, operation),
    ...variations.slice(0, maxVariations).flatMap((variation) => twin(planning, operation, variation)),
    ...together,
  ]
}

function wholeBodies(operation: Operation): readonly Recipe[] {
  const media = mainMedia(operation)
  return media?.schemaAt === undefined ? [] : [{ shape: 'full' }, { shape: 'example' }]
}

/** The same in every further media type that the body may be sent in. Where those have schemas of their own it is another request. */
function mediaVariations({ contract: { root } }: Planning, operation: Operation): readonly Variation[] {
  const [main, ...others] = bodyMedia(operation)
  const schemaOf = ({ schemaAt }: Media): string =>
    canonical(schemaAt === undefined ? null : (valueAt(root, follow(root, schemaAt)) ?? null))
  return others.flatMap((media): readonly Variation[] => {
    const claimed = main !== undefined && media.schemaAt !== undefined && schemaOf(media) === schemaOf(main)
    const full: Recipe = { shape: 'full' }
    return [
      { base: {}, act: { media, covers: [media.at] }, claimed },
      ...(media.schemaAt === undefined ? [] : [{ base: { recipe: full }, act: { media, recipe: full, covers: [media.at] }, claimed }]),
    ]
  })
}

const maxExamples = 5
const maxTexts = 5
/** Two, three and four bytes of UTF-8. */
const letters = 'é漢🎉'

/**
 * Bodies that stand as they are: those that the document shows, and the least with letters of the world in one text at a time. What was
 * created before may be refused as known, and a text may have rules that nobody wrote down: nothing is claimed but that nothing crashes.
 */
function literalBodies(planning: Planning, operation: Operation): readonly Case[] {
  const { contract, lens } = planning
  const schemaAt = mainMedia(operation)?.schemaAt
  const base = validCase(planning, operation, { assured: false })
  const body = base?.parts.body
  // A deletion would take what others need.
  if (operation.method === 'DELETE' || schemaAt === undefined || base === undefined || body?.kind !== 'json') return []
  const shown = (mainMedia(operation)?.examplesAt ?? []).slice(0, maxExamples).map((at) => valueAt(contract.root, at))
  const worded = textsIn(body.value)
    .slice(0, maxTexts)
    .map((at) => withValueAt(body.value, at, `${String(valueAt(body.value, at))} ${letters}`))
  return [...shown, ...worded].flatMap((value) => {
    if (value === undefined || lens.issues(schemaAt, 'request', value).length > 0) return []
    return [{ ...base, parts: { ...base.parts, body: { ...body, value } }, binds: bindsButBody(base) }]
  })
}

/** Where a value holds texts. */
function textsIn(value: Json, at: Pointer = ''): readonly Pointer[] {
  if (typeof value === 'string') return [at]
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, member]) => textsIn(member as Json, child(at, name)))
    : []
}

function twin(planning: Planning, operation: Operation, { base, act, claimed, bare = false }: Variation): readonly Sequence[] {
  const second = validCase(planning, operation, { ...act, assured: claimed })
  if (second === undefined) return []
  if (!claimed || (act.media !== undefined && !isProven(second))) return [sequenceOf('positive', operation, [second])]
  const first = validCase(planning, operation, { ...base, role: 'setup', needs: bare ? 'any' : 'success' })
  // An edge may be what the twin has anyway.
  if (first !== undefined && canonical(first.parts) === canonical(second.parts)) return []
  return first === undefined ? [] : [sequenceOf('positive', operation, [first, likeTwin(second)], { check: 'valid-accepted' })]
}

const isProven = ({ intent }: Case): boolean => intent.kind === 'valid' && intent.proven

const likeTwin = (second: Case): Case => ({
  ...second,
  binds: second.binds.map((bind) => (bind.from.kind === 'fresh' ? { ...bind, from: { ...bind.from, like: 0 } } : bind)),
})
