/** Methods that a path does not document. Sent only where no other path of the document could be meant. */
import { shapeOf } from '#lib/path-template.ts'
import { strayMethods } from '#lib/stray-methods.ts'
import type { Case, Sequence } from '#model/case.ts'
import type { Contract, Operation } from '#model/contract.ts'
import type { Probe } from '#model/probe.ts'
import { saidOf, sentencesOf } from '#generators/words.ts'
import { sequenceOf, validCase, type Planning, type Wish } from '#generators/planning.ts'

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', ...strayMethods] as const
const bodiless: ReadonlySet<string> = new Set(['GET', 'DELETE', 'TRACE', 'OPTIONS'])
const changing: ReadonlySet<string> = new Set(['PUT', 'PATCH', 'DELETE', 'PROOFLOAD'])
const writing: ReadonlySet<string> = new Set(['PUT', 'PATCH', 'POST'])

/** For the first operation of each path, so that each path is probed once. */
export function planUndocumentedMethods(planning: Planning, operation: Operation): readonly Sequence[] {
  const same = siblingsOf(planning.contract, operation)
  if (same[0] !== operation) return []
  const documented = new Set(same.map(({ method }) => method))
  return methods
    .filter((method) => !documented.has(method))
    .flatMap((method) => {
      const probe = methodProbe(planning, operation, method, 'undocumented-method')
      return probe === undefined ? [] : [sequenceOf('protocol', operation, [probe])]
    })
}

/** The operations of the same path; none where another path could be meant by the same URL. */
export function siblingsOf({ operations }: Contract, operation: Operation): readonly Operation[] {
  if (operations.some(({ path }) => path !== operation.path && mayMean(path, operation.path))) return []
  return operations.filter(({ path }) => shapeOf(path) === shapeOf(operation.path))
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

export function methodProbe(planning: Planning, operation: Operation, method: string, probe: Probe): Case | undefined {
  const same = siblingsOf(planning.contract, operation)
  const wish: Wish = {
    use: changing.has(method) ? 'own' : 'shared',
    // RFC 9110 §9.3.8: TRACE may be answered with all that was sent, so that nothing secret goes with it.
    ...(method === 'TRACE' && { actor: 'none' }),
    intent: {
      kind: 'protocol',
      probe,
      clause: operation.at.slice(0, operation.at.lastIndexOf('/')),
      documented: Object.fromEntries(same.map((one) => [one.method, one.id])),
      ...(isSaid(planning.contract, operation) && { promised: true }),
    },
  }
  const written = writing.has(method) ? asWritten(planning, same, wish) : undefined
  if (written !== undefined) return { ...written, method }
  const base = validCase(planning, { ...operation, parameters: operation.parameters.filter(({ in: place }) => place === 'path') }, wish)
  if (base === undefined) return undefined
  const { body: _, ...parts } = base.parts
  const withBody = bodiless.has(method) ? parts : { ...parts, body: { kind: 'json', mediaType: 'application/json', value: {} } as const }
  return { ...base, method, parts: withBody, binds: base.binds.filter(({ at }) => at.startsWith('/path/')) }
}

/** `A method that a path does not have is answered 405`. */
const isSaid = ({ root }: Contract, { at }: Operation): boolean =>
  saidOf(root, '/info', at)
    .flatMap(sentencesOf)
    .some((sentence) => /\b405\b/.test(sentence) && /\bmethods?\b/i.test(sentence) && !/\bexcept|\bunless|\bor 404\b/i.test(sentence))

/** What another method of the path takes: a route that is open to this one too would not do anything with less. */
function asWritten(planning: Planning, same: readonly Operation[], wish: Wish): Case | undefined {
  const model = [...writing].flatMap((method) => same.find((one) => one.method === method && one.requestBody !== undefined) ?? [])[0]
  return model === undefined ? undefined : validCase(planning, model, { ...wish, use: 'own' })
}
