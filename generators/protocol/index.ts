/** What HTTP itself promises of one operation, whatever the document says. */
import type { Sequence } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import type { Planning } from '#generators/planning.ts'
import { planHead } from '#generators/protocol/head.ts'
import { planNegotiation } from '#generators/protocol/negotiation.ts'
import { planOddBodies } from '#generators/protocol/odd-bodies.ts'
import { planOddParameters } from '#generators/protocol/odd-parameters.ts'
import { planOptions } from '#generators/protocol/options.ts'
import { planRevalidation } from '#generators/protocol/revalidation.ts'
import { planUndocumentedMethods } from '#generators/protocol/undocumented-methods.ts'

export type ProtocolPlanner = (planning: Planning, operation: Operation) => readonly Sequence[]

const planners: readonly ProtocolPlanner[] = [
  planUndocumentedMethods,
  planOptions,
  planHead,
  planNegotiation,
  planRevalidation,
  planOddBodies,
  planOddParameters,
]

export const planProtocol: ProtocolPlanner = (planning, operation) => planners.flatMap((plan) => plan(planning, operation))
