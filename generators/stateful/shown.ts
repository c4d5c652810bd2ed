/** How a resource is seen at all: by its own read, in its parent, or, where neither shows it, in the list of its kind. */
import type { Source } from '#model/case.ts'
import type { Planning } from '#generators/planning.ts'
import type { Resource } from '#generators/resources.ts'
import { observerOf, type Observer } from '#generators/stateful/life.ts'
import { listObserverOf } from '#generators/stateful/listed.ts'

export const shownOf = (planning: Planning, resource: Resource, id: Source): Observer | undefined =>
  observerOf(planning, resource, id) ?? listObserverOf(planning, resource)
