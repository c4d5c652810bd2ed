/** What a body tells an operation to do: `{"action": "pause"}`. One operation stands for several actions then, each with rules of its own. */
import { lastToken, tokensOf } from '#lib/json-pointer.ts'
import type { Pointer } from '#lib/json.ts'
import type { Contract, Operation } from '#model/contract.ts'
import { mainMedia } from '#generators/bodies.ts'
import { edgesOf } from '#generators/values/edges.ts'
import { effectiveSchema, listedValues } from '#generators/values/effective-schema.ts'
import { sentencesOf } from '#generators/words.ts'

export interface ToldAction {
  readonly verb: string
  /** All that it may be, this one among them. */
  readonly verbs: readonly string[]
  /** Where the body says it. */
  readonly at: Pointer
  readonly schemaAt: Pointer
  readonly choose: number
  readonly include: readonly Pointer[]
}

const telling = /^(?:action|event|command|operation|op|verb|transition|move)$/i

export function toldActionsOf(contract: Contract, operation: Operation): readonly ToldAction[] {
  const schemaAt = /^(?:POST|PATCH|PUT)$/.test(operation.method) ? mainMedia(operation)?.schemaAt : undefined
  if (schemaAt === undefined) return []
  return edgesOf(contract, schemaAt, 'request').flatMap(({ at, schemaAt: own, keyword, choose, include }): readonly ToldAction[] => {
    if (keyword !== 'enum' || typeof choose !== 'number' || tokensOf(at).length !== 1 || !telling.test(lastToken(at))) return []
    const verbs = (listedValues(effectiveSchema(contract.root, own).keywords) ?? []).map(String)
    const verb = verbs[choose]
    return verb === undefined ? [] : [{ verb, verbs, at, schemaAt: own, choose, include }]
  })
}

/** What a text says of one of them: whole sentences that name no other, or from where it is named to where another is. */
export function saidOfAction(text: string, { verb, verbs }: Pick<ToldAction, 'verb' | 'verbs'>): readonly string[] {
  const spelt = (words: readonly string[]): string =>
    `(?<![\\w-])(?:${words.map((word) => word.replace(/\W/g, '\\$&')).join('|')})(?![\\w-])`
  const [own, any] = [[verb], verbs].map((words) => new RegExp(spelt(words), 'i'))
  const isOwn = (piece: string): boolean => own?.test(piece) === true
  return sentencesOf(text.replace(/[`"“”]/g, '')).flatMap((sentence) => {
    const pieces = sentence.split(new RegExp(`(?=${spelt(verbs)})`, 'i'))
    const named = pieces.filter((piece) => any?.test(piece))
    if (named.every(isOwn)) return named.length === 0 ? [] : [sentence]
    // Where a rule stands before what it is about, nobody can say where it ends.
    const [before = ''] = pieces
    return named.includes(before) || before.trim().split(/\s+/).length <= 2 ? named.filter(isOwn) : []
  })
}
