/** HEAD between two equal reads, so that what changes by itself can be told from what HEAD changes. */
import type { Sequence } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { saidOf } from '#generators/words.ts'
import { sequenceOf, validCase, type Planning } from '#generators/planning.ts'
import { again, protocol } from '#generators/protocol/again.ts'

export function planHead(planning: Planning, operation: Operation): readonly Sequence[] {
  if (operation.method !== 'GET') return []
  const get = validCase(planning, operation, { role: 'setup', needs: 'success' })
  if (get === undefined) return []
  const own = planning.contract.operations.find(({ path, method }) => path === operation.path && method === 'HEAD')
  const intent = { ...protocol('head', operation.at), ...(own !== undefined && { documented: { HEAD: own.id } }) }
  const head = again(get, { method: 'HEAD', role: 'act', needs: 'any', intent })
  return [
    sequenceOf('protocol', operation, [get, head, again(get, { role: 'observe' })], {
      check: 'head-equals-get',
      ...(isSaid(planning, operation) && { promised: true }),
    }),
  ]
}

/** `HEAD is answered as GET`. */
const isSaid = ({ contract: { root } }: Planning, { at }: Operation): boolean =>
  saidOf(root, '/info', at)
    .flatMap((text) => text.split(/[.;](?=\s|$)/))
    .some(
      (sentence) =>
        /\bHEAD\b/.test(sentence) && /\bGET\b/.test(sentence) && !/\bnot?\b|\bexcept|\bonly\b|\b405\b|unsupported/i.test(sentence),
    )
