/** HEAD between two equal reads, so that what changes by itself can be told from what HEAD changes: of what is there, and of what is not. */
import type { Sequence } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { saidOf, sentencesOf } from '#generators/words.ts'
import { minimal, sequenceOf, validCase, type Planning, type Wish } from '#generators/planning.ts'
import { again, protocol } from '#generators/protocol/again.ts'
import { effectiveSchema, listedValues } from '#generators/values/effective-schema.ts'

export function planHead(planning: Planning, operation: Operation): readonly Sequence[] {
  if (operation.method !== 'GET') return []
  const own = planning.contract.operations.find(({ path, method }) => path === operation.path && method === 'HEAD')
  const intent = { ...protocol('head', operation.at), ...(own !== undefined && { documented: { HEAD: own.id } }) }
  const wishes: readonly Wish[] = [{ needs: 'success' }, ...nobodys(planning, operation)]
  return wishes.flatMap((wish) => {
    const get = validCase(planning, operation, { role: 'setup', ...wish })
    if (get === undefined) return []
    const head = again(get, { method: 'HEAD', role: 'act', needs: 'any', intent })
    return [
      sequenceOf('protocol', operation, [get, head, again(get, { role: 'observe' })], {
        check: 'head-equals-get',
        ...(isSaid(planning, operation) && { promised: true }),
      }),
    ]
  })
}

/** By an id that nobody gave out. */
function nobodys({ contract: { root } }: Planning, { parameters, path }: Operation): readonly Wish[] {
  const id = parameters.find(({ in: place, name }) => place === 'path' && path.endsWith(`{${name}}`))
  if (id?.schemaAt === undefined || listedValues(effectiveSchema(root, id.schemaAt).keywords) !== undefined) return []
  return [{ needs: 'any', assured: false, ids: { [id.name]: { kind: 'fresh', schemaAt: id.schemaAt, recipe: minimal } } }]
}

/** `HEAD is answered as GET`. */
const isSaid = ({ contract: { root } }: Planning, { at }: Operation): boolean =>
  saidOf(root, '/info', at)
    .flatMap(sentencesOf)
    .some(
      (sentence) =>
        /\bHEAD\b/.test(sentence) && /\bGET\b/.test(sentence) && !/\bnot?\b|\bexcept|\bonly\b|\b405\b|unsupported/i.test(sentence),
    )
