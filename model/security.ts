/** What the security requirements of an operation ask for: planner, wire and judge read them the same way (OpenAPI 3.1.0 §4.8.30). */
import type { Operation } from '#model/contract.ts'

export const isSecured = (operation: Operation): boolean =>
  operation.security.length > 0 && operation.security.every((requirement) => Object.keys(requirement).length > 0)

/** The alternatives that name scopes: another kind of credential may open a door without any. */
export const scopedWays = ({ security }: Pick<Operation, 'security'>): Operation['security'] =>
  security.filter((requirement) => Object.values(requirement).some((wanted) => wanted.length > 0))

/** Whether a key with these scopes satisfies one of the alternatives. */
export const scopesSuffice = (operation: Operation, scopes: readonly string[]): boolean =>
  (scopedWays(operation).length > 0 ? scopedWays(operation) : operation.security).some((requirement) =>
    Object.values(requirement).every((wanted) => wanted.every((scope) => scopes.includes(scope))),
  )

export const wantsScopes = (operation: Operation): boolean => isSecured(operation) && !scopesSuffice(operation, [])
