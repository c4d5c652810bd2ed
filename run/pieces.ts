/** The pieces that a sequence may do without, and the sequence without some of them. What is done and what is observed is no piece. */
import { isObject, valueAt } from '#lib/json-pointer.ts'
import type { Json, Pointer } from '#lib/json.ts'
import { listOf, type Case, type Sequence, type Source } from '#model/case.ts'
import type { Contract, Operation } from '#model/contract.ts'
import { mainMedia } from '#generators/bodies.ts'
import { optionalsOf } from '#generators/values/places.ts'
import { pinsOf } from '#generators/values/shape.ts'
import { withoutPlaces } from '#generators/values/value-of.ts'

type List = 'query' | 'headers' | 'cookies'

export type Piece =
  | { readonly kind: 'step'; readonly step: number }
  | { readonly kind: 'parameter'; readonly step: number; readonly list: List; readonly name: string }
  | { readonly kind: 'place'; readonly step: number; readonly at: Pointer }

/** The largest first: steps, then parameters, then what stands in bodies, outermost first. */
export function piecesOf(sequence: Sequence, contract: Contract, operationOf: (id: string) => Operation | undefined): readonly Piece[] {
  const wanted = stepsWanted(sequence)
  return sequence.cases.flatMap((testCase, step): readonly Piece[] => {
    const operation = operationOf(testCase.operation)
    if (operation === undefined) return []
    if (testCase.role === 'setup' && !wanted.has(step)) return [{ kind: 'step', step }]
    // How a list is asked is what a claim about it is about.
    const asked = sequence.claim?.listing !== undefined && testCase.role === 'observe' ? [] : parametersOf(testCase, operation)
    return [
      ...asked.map(([list, name]): Piece => ({ kind: 'parameter', step, list, name })),
      ...placesOf(testCase, contract, operation).map((at): Piece => ({ kind: 'place', step, at })),
    ]
  })
}

/** The steps that others take something from. */
const stepsWanted = ({ cases, claim }: Sequence): ReadonlySet<number> =>
  new Set(
    [
      ...cases.flatMap(({ binds }) => binds.map(({ from }) => from)),
      ...(claim?.id === undefined ? [] : [claim.id]),
      ...(claim?.listing?.own ?? []),
    ].flatMap((from) => (from.kind === 'step' || from.kind === 'sent' ? [from.step] : [])),
  )

function parametersOf({ parts, intent }: Case, { parameters }: Operation): readonly (readonly [List, string])[] {
  return parameters.flatMap(({ in: place, name, required }) => {
    if (required || place === 'path') return []
    const list = listOf[place]
    const isMeant = intent.kind === 'invalid' && intent.at.startsWith(`/${list}/`)
    return !isMeant && parts[list].some(([given]) => given === name) ? [[list, name] as const] : []
  })
}

/** Optional places of the body and further items of its lists, but for those that hold what the case is about. */
function placesOf({ parts: { body }, binds, intent }: Case, contract: Contract, operation: Operation): readonly Pointer[] {
  const from = binds.find(({ at }) => at === '/body/value')?.from
  const schemaAt = from?.kind === 'fresh' ? from.schemaAt : mainMedia(operation)?.schemaAt
  if (body?.kind !== 'json' || schemaAt === undefined) return []
  const kept = [
    ...(from?.kind === 'fresh' ? [from.mutation?.at, ...pinsOf(from.recipe).map(({ at }) => at), ...(from.recipe.drawn?.at ?? [])] : []),
    ...(intent.kind === 'invalid' ? [intent.at.replace(/^\/body/, '')] : []),
  ].filter((at) => at !== undefined)
  const there = [...optionalsOf(contract, schemaAt, 'request').map(({ at }) => at), ...furtherItems(body.value, '')]
  return there.filter((at) => valueAt(body.value, at) !== undefined && !kept.some((one) => `${one}/`.startsWith(`${at}/`)))
}

function furtherItems(value: Json, at: Pointer): readonly Pointer[] {
  if (Array.isArray(value)) return (value as readonly Json[]).slice(1).map((_, index) => `${at}/${index + 1}`)
  return isObject(value)
    ? Object.entries(value).flatMap(([name, member]) => furtherItems(member, `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`))
    : []
}

/** Its id stays, so that the fresh values are the same. */
export function without(sequence: Sequence, dropped: readonly Piece[]): Sequence {
  const gone = new Set(dropped.flatMap((piece) => (piece.kind === 'step' ? [piece.step] : [])))
  const moved = (step: number): number => step - [...gone].filter((one) => one < step).length
  const [first, ...others] = sequence.cases.flatMap((testCase, step) => {
    if (gone.has(step)) return []
    const own = dropped.filter((piece) => piece.step === step)
    const rest = own.reduce(reduced, testCase)
    return [{ ...rest, binds: rest.binds.map((bind) => ({ ...bind, from: movedSource(bind.from, gone, moved) })) }]
  })
  // A case that acts is never dropped, so that one is always left.
  if (first === undefined) return sequence
  const { claim } = sequence
  const id = claim?.id === undefined ? undefined : { ...claim.id, step: moved(claim.id.step) }
  return { ...sequence, cases: [first, ...others], ...(claim !== undefined && { claim: { ...claim, ...(id !== undefined && { id }) } }) }
}

function movedSource(from: Source, gone: ReadonlySet<number>, moved: (step: number) => number): Source {
  if (from.kind === 'step' || from.kind === 'sent') return { ...from, step: moved(from.step) }
  if (from.kind !== 'fresh' || from.like === undefined) return from
  const { like, ...alone } = from
  return gone.has(like) ? alone : { ...from, like: moved(like) }
}

function reduced(testCase: Case, piece: Piece): Case {
  const { parts, binds } = testCase
  if (piece.kind === 'parameter') {
    const { list, name } = piece
    const index = parts[list].findIndex(([given]) => given === name)
    const kept = binds.filter(({ at }) => at !== `/${list}/${index}/1`)
    const up = kept.map((bind) => {
      const position = Number(new RegExp(`^/${list}/(\\d+)/1$`).exec(bind.at)?.[1] ?? -1)
      return position > index ? { ...bind, at: `/${list}/${position - 1}/1` } : bind
    })
    return { ...testCase, binds: up, parts: { ...parts, [list]: parts[list].toSpliced(index, 1) } }
  }
  if (piece.kind === 'step' || parts.body?.kind !== 'json') return testCase
  const { at } = piece
  const inside = (bind: Case['binds'][number]): boolean => `${bind.at}/`.startsWith(`/body/value${at}/`)
  const omitting = (from: Source): Source =>
    from.kind === 'fresh' ? { ...from, recipe: { ...from.recipe, omit: [...(from.recipe.omit ?? []), at] } } : from
  return {
    ...testCase,
    parts: { ...parts, body: { ...parts.body, value: withoutPlaces(parts.body.value, [at]) } },
    binds: binds.filter((bind) => !inside(bind)).map((bind) => (bind.at === '/body/value' ? { ...bind, from: omitting(bind.from) } : bind)),
  }
}
