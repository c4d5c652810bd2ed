/** Where the answers of a contract tell which request they belong to: the id that was asked for, and what was sent to be made. */
import type { Belonging } from '#model/check.ts'
import type { Contract } from '#model/contract.ts'
import { resourcesOf } from '#generators/resources.ts'

export function belongingIn(contract: Contract): ReadonlyMap<string, Belonging> {
  const found = new Map<string, Belonging>()
  for (const { parameter, read, create } of resourcesOf(contract).values()) {
    if (read?.idAt !== undefined && !read.idAt.startsWith('/headers/'))
      found.set(read.operation.id, { asked: { parameter, shownAt: read.idAt } })
    if (create !== undefined) found.set(create.operation.id, { madeAt: create.envelope })
  }
  return found
}
