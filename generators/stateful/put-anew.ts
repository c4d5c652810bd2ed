/** Looked for under an id that nothing has, put there, read, and put once more. */
import type { Sequence } from '#model/case.ts'
import { validCase, type Planning } from '#generators/planning.ts'
import { putsNew, type Resource } from '#generators/resources.ts'
import { claiming, creationOf, idOf, sentIdOf } from '#generators/stateful/life.ts'

export function planPutAnew(planning: Planning, resource: Resource): readonly Sequence[] {
  const { read } = resource
  const put = putsNew(resource)
  const chosen = put === undefined ? undefined : creationOf(planning, resource)
  const fresh = chosen?.case.binds.find(({ at }) => at === chosen.id.at)?.from
  if (put === undefined || read === undefined || fresh === undefined) return []
  const id = sentIdOf(0, read.operation)
  const looked = validCase(planning, read.operation, { ...idOf(read.operation, fresh), role: 'observe', assured: false })
  const made = validCase(planning, put, { ...idOf(put, id), role: 'act', needs: 'success' })
  const seen = validCase(planning, read.operation, { ...idOf(read.operation, id), role: 'observe' })
  const again = validCase(planning, put, { ...idOf(put, id), role: 'act' })
  if (looked === undefined || made === undefined || seen === undefined || again === undefined) return []
  return claiming(put, [looked, made, seen, again], { check: 'put-tells-whether-new', id })
}
