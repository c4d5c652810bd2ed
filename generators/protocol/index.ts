/** What HTTP itself promises of one operation, whatever the document says. */
import type { Sequence } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import type { Planning } from '#generators/planning.ts'
import { planUndocumentedMethods } from '#generators/protocol/undocumented-methods.ts'

export type ProtocolPlanner = (planning: Planning, operation: Operation) => readonly Sequence[]

const planners: readonly ProtocolPlanner[] = [planUndocumentedMethods]

export const planProtocol: ProtocolPlanner = (planning, operation) => planners.flatMap((plan) => plan(planning, operation))
