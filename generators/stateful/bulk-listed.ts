/** Three made at once of what has no path of its own: looked for in the list of their kind. */
import type { Sequence } from '#model/case.ts'
import { describeBulk, isBulkBelow } from '#generators/bulk.ts'
import { mainMedia } from '#generators/bodies.ts'
import { baseRecipe, type Planning } from '#generators/planning.ts'
import { bareShape, listedAt, type Resource } from '#generators/resources.ts'
import { aspectsOf } from '#generators/stateful/aspects.ts'
import { sending } from '#generators/stateful/bulk.ts'
import { claiming } from '#generators/stateful/life.ts'
import { listObserverOf } from '#generators/stateful/listed.ts'

/** Of the resource below which they stand. */
export function planBulkListed(planning: Planning, parent: Resource): readonly Sequence[] {
  const { contract, resources } = planning
  return contract.operations
    .filter(({ method, path }) => method === 'GET' && isChildOf(bareShape(path), parent.key) && !resources.has(`${bareShape(path)}/{}`))
    .flatMap((operation): readonly Sequence[] => {
      const shape = bareShape(operation.path)
      const collection = shape.slice(shape.lastIndexOf('/') + 1)
      const list = listedAt(contract, operation, collection)
      if (list === undefined) return []
      const kind: Resource = {
        key: `${shape}/{}`,
        parameter: 'id',
        collection,
        depth: parent.depth + 1,
        parent: parent.key,
        list,
        updates: [],
      }
      return contract.operations.filter((one) => isBulkBelow(one, shape)).flatMap((one) => bulkIn(planning, kind, one))
    })
}

const isChildOf = (shape: string, key: string): boolean => shape.startsWith(`${key}/`) && !/[/{]/.test(shape.slice(key.length + 1))

function bulkIn(planning: Planning, kind: Resource, operation: Parameters<typeof describeBulk>[1]): readonly Sequence[] {
  const bulk = describeBulk(planning.contract.root, operation, kind)
  const media = mainMedia(operation)
  const observer = listObserverOf(planning, kind, { use: 'own' })
  if (bulk === undefined || observer === undefined || media === undefined) return []
  const claim = {
    check: 'bulk-equals-singles',
    ...observer.sees,
    about: aspectsOf(planning, operation, kind, observer, { ...media, schemaAt: bulk.itemAt }),
    listing: { itemsAt: `/body${bulk.resultsAt}` as const, idAt: bulk.idAt, own: [] },
    sentAt: `/body/value${bulk.sentAt}` as const,
  }
  // With the least that they can have, and with all.
  return [baseRecipe(planning, bulk.itemAt), { shape: 'full' } as const].flatMap((recipe): readonly Sequence[] => {
    const sent = sending(planning, bulk, { use: 'own' }, recipe)
    return sent === undefined || claim.about.length === 0 ? [] : claiming(operation, [sent, observer.case], claim)
  })
}
