/** What is planned for the life of a resource. */
import type { Sequence } from '#model/case.ts'
import type { Planning } from '#generators/planning.ts'
import type { Resource } from '#generators/resources.ts'
import { planGone } from '#generators/stateful/gone.ts'
import { planReadable } from '#generators/stateful/readable.ts'

export type LifePlanner = (planning: Planning, resource: Resource) => readonly Sequence[]

const planners: readonly LifePlanner[] = [planReadable, planGone]

export const planStateful: LifePlanner = (planning, resource) => planners.flatMap((plan) => plan(planning, resource))
