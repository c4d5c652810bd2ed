/** Two values where a query parameter is a list of what the document names: a server that takes one of them has to take two. */
import { itemsAt } from '#lib/schema-view.ts'
import type { Json } from '#lib/json.ts'
import type { Case, Sequence } from '#model/case.ts'
import type { Operation, Parameter } from '#model/contract.ts'
import { minimal, sequenceOf, validCase, type Planning, type Wish } from '#generators/planning.ts'
import { effectiveSchema, listedValues } from '#generators/values/effective-schema.ts'

export const planSeveral = (planning: Planning, operation: Operation): readonly Sequence[] =>
  operation.method !== 'GET' ? [] : operation.parameters.flatMap((parameter) => severalOf(planning, operation, parameter))

function severalOf(planning: Planning, operation: Operation, parameter: Parameter): readonly Sequence[] {
  const { contract, lens } = planning
  const { schemaAt, in: place } = parameter
  const itemAt = schemaAt === undefined ? undefined : itemsAt(contract.root, schemaAt)
  const [first, second] = itemAt === undefined ? [] : (listedValues(effectiveSchema(contract.root, itemAt).keywords) ?? [])
  if (place !== 'query' || schemaAt === undefined || itemAt === undefined || typeof first !== 'string' || typeof second !== 'string')
    return []
  const [one, two] = [[first], [first, second]]
  if ([one, two].some((value) => lens.issues(schemaAt, 'request', value).length > 0)) return []
  const setup = sending(planning, operation, parameter, one, { role: 'setup', needs: 'success' })
  const act = sending(planning, operation, parameter, two, { covers: [itemAt] })
  return setup === undefined || act === undefined ? [] : [sequenceOf('positive', operation, [setup, act], { check: 'valid-accepted' })]
}

function sending(planning: Planning, operation: Operation, parameter: Parameter, value: Json, wish: Wish): Case | undefined {
  const one = validCase(planning, operation, { ...wish, with: new Map([[parameter, minimal]]) })
  const index = one?.parts.query.findIndex(([name]) => name === parameter.name) ?? -1
  if (one === undefined || index < 0) return undefined
  return {
    ...one,
    parts: { ...one.parts, query: one.parts.query.toSpliced(index, 1, [parameter.name, value]) },
    binds: one.binds.filter(({ at }) => !at.startsWith(`/query/${index}/`)),
  }
}
