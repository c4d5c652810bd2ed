/** A resource made in each of the ways that closed properties tell apart: by flags, and by the first and the last listed value. */
import { parentOf } from '#lib/json-pointer.ts'
import { mainMedia } from '#generators/bodies.ts'
import { baseRecipe, including, type Planning, type Wish } from '#generators/planning.ts'
import type { Resource } from '#generators/resources.ts'
import { creationOf, type Creation } from '#generators/stateful/life.ts'
import { edgesOf } from '#generators/values/edges.ts'

const maxWays = 6

export function waysOf(planning: Planning, resource: Resource, wish: Wish = {}): readonly Creation[] {
  const schemaAt = resource.create === undefined ? undefined : mainMedia(resource.create.operation)?.schemaAt
  if (schemaAt === undefined) return []
  const base = baseRecipe(planning, schemaAt)
  const closed = edgesOf(planning.contract, schemaAt, 'request').filter(
    ({ at, keyword, choose }) =>
      parentOf(at) === '' && at !== '' && (keyword === 'enum' || (keyword === 'type' && (choose === 'min' || choose === 'max'))),
  )
  // Flags first: they choose between two ways more often than names do.
  const flags = closed.filter(({ keyword }) => keyword === 'type')
  const ends = closed.filter(
    (edge, index) => edge.keyword === 'enum' && (closed[index - 1]?.at !== edge.at || closed[index + 1]?.at !== edge.at),
  )
  return [...flags, ...ends]
    .slice(0, maxWays)
    .flatMap(
      ({ at, choose, include }) =>
        creationOf(planning, resource, { ...wish, recipe: { ...including(base, include), pin: { at, choose } }, assured: false }) ?? [],
    )
}
