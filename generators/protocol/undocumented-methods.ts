/** Methods that a path does not document. Sent only where no other path of the document could be meant. */
import { shapeOf } from '#lib/path-template.ts'
import type { Case, Sequence } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { sequenceOf, validCase, type Planning } from '#generators/planning.ts'

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** For the first operation of each path, so that each path is probed once. */
export function planUndocumentedMethods(planning: Planning, operation: Operation): readonly Sequence[] {
  const { operations } = planning.contract
  const same = operations.filter(({ path }) => shapeOf(path) === shapeOf(operation.path))
  if (same[0] !== operation || operations.some(({ path }) => path !== operation.path && mayMean(path, operation.path))) return []
  const documented = new Set(same.map(({ method }) => method))
  return methods
    .filter((method) => !documented.has(method))
    .flatMap((method) => {
      const probe = probeOf(planning, operation, method)
      return probe === undefined ? [] : [sequenceOf('protocol', operation, [probe])]
    })
}

/** Whether a path made from template `b` could be one of template `a` too. */
function mayMean(a: string, b: string): boolean {
  const [left, right] = [a.split('/'), b.split('/')]
  const templated = (segment: string | undefined): boolean => segment?.includes('{') === true
  return (
    left.length === right.length &&
    shapeOf(a) !== shapeOf(b) &&
    left.every((segment, index) => segment === right[index] || templated(segment) || templated(right[index]))
  )
}

function probeOf(planning: Planning, operation: Operation, method: string): Case | undefined {
  const own = method === 'DELETE' || method === 'PUT' || method === 'PATCH'
  const base = validCase(
    planning,
    { ...operation, parameters: operation.parameters.filter(({ in: place }) => place === 'path') },
    {
      use: own ? 'own' : 'shared',
      intent: { kind: 'protocol', probe: 'undocumented-method', clause: operation.at.slice(0, operation.at.lastIndexOf('/')) },
    },
  )
  if (base === undefined) return undefined
  const { body: _, ...parts } = base.parts
  const withBody =
    method === 'GET' || method === 'DELETE'
      ? parts
      : { ...parts, body: { kind: 'json', mediaType: 'application/json', value: {} } as const }
  return { ...base, method, parts: withBody, binds: base.binds.filter(({ at }) => at.startsWith('/path/')) }
}
