/** What is planned for the doors of one operation. */
import type { Sequence } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import type { Planning } from '#generators/planning.ts'
import { planAnonymous } from '#generators/security/anonymous.ts'
import { planCredentials } from '#generators/security/credentials.ts'
import { planOrigins } from '#generators/security/origins.ts'
import { planScopeHolders } from '#generators/security/scope-holders.ts'
import { planParts } from '#generators/security/parts.ts'
import { planReferences } from '#generators/security/references.ts'
import { planTenants } from '#generators/security/tenants.ts'

export type SecurityPlanner = (planning: Planning, operation: Operation) => readonly Sequence[]

const planners: readonly SecurityPlanner[] = [
  planScopeHolders,
  planCredentials,
  planAnonymous,
  planOrigins,
  planTenants,
  planParts,
  planReferences,
]

export const planSecurity: SecurityPlanner = (planning, operation) => planners.flatMap((plan) => plan(planning, operation))
