/** What the security requirements of an operation ask for: planner, wire and judge read them the same way (OpenAPI 3.1.0 §4.8.30). */
import type { Operation } from '#model/contract.ts'

export const isSecured = (operation: Operation): boolean =>
  operation.security.length > 0 && operation.security.every((requirement) => Object.keys(requirement).length > 0)

/** Whether a key with these scopes satisfies one of the alternatives. */
export const scopesSuffice = (operation: Operation, scopes: readonly string[]): boolean =>
  operation.security.some((requirement) => Object.values(requirement).every((wanted) => wanted.every((scope) => scopes.includes(scope))))

export const wantsScopes = (operation: Operation): boolean => isSecured(operation) && !scopesSuffice(operation, [])
