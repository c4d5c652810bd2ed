/** One member of an object or one item of a list broken, beside others that are right: who looks only at the first lets it pass. */
import { child, tokensOf, valueAt, withValueAt } from '#lib/json-pointer.ts'
import type { Json, Pointer } from '#lib/json.ts'
import { fork, random } from '#lib/seed.ts'
import { listOf, type Case } from '#model/case.ts'
import type { Operation, Parameter } from '#model/contract.ts'
import { mutations } from '#generators/negative/index.ts'
import type { Mutation, Target } from '#generators/negative/mutation.ts'
import { invalidBy, onlyIssue } from '#generators/negative/one-issue.ts'
import { targetsOf } from '#generators/negative/targets.ts'
import { including, minimal, validCase, type Planning } from '#generators/planning.ts'
import type { ValuePlace } from '#generators/values/places.ts'

/** Only the first level: what is deeper, no style of a parameter says. */
export function insideNegatives(planning: Planning, operation: Operation, parameter: Parameter): readonly Case[] {
  const { schemaAt } = parameter
  if (schemaAt === undefined || parameter.in === 'path') return []
  const list = listOf[parameter.in]
  return [...targetsOf(planning.contract, schemaAt).values()].flatMap((place) => {
    if (tokensOf(place.at).length !== 1) return []
    const isItem = place.at === '/0'
    const at = isItem ? '/1' : place.at
    const recipe = including(minimal, isItem ? ['/0', '/1'] : place.include)
    // A deletion that is accepted all the same takes only what was made for it.
    const use = operation.method === 'DELETE' ? 'own' : 'shared'
    const sent = validCase(planning, operation, { use, with: new Map([[parameter, recipe]]) })
    const whole: Pointer = `/${list}/${sent?.parts[list].findIndex(([name]) => name === parameter.name) ?? -1}/1`
    // Parts are JSON: the types only say more.
    const value = sent === undefined ? undefined : valueAt(sent.parts as unknown as Json, whole)
    if (sent === undefined || value === undefined || planning.lens.issues(schemaAt, 'request', value).length > 0) return []
    const aim: Aim = { parameter, place, at, whole, value, sent }
    return mutations.flatMap((mutation) => mutateInside(planning, operation, aim, mutation))
  })
}

interface Aim {
  readonly parameter: Parameter
  readonly place: ValuePlace
  /** What is broken, in the parameter's value. */
  readonly at: Pointer
  /** That value, in the parts. */
  readonly whole: Pointer
  readonly value: Json
  readonly sent: Case
}

function mutateInside(planning: Planning, operation: Operation, aim: Aim, mutation: Mutation): readonly Case[] {
  const { parameter, place, at, whole, value, sent } = aim
  const current = valueAt(value, at)
  if (current === undefined || mutation.on !== 'value' || parameter.in === 'path') return []
  const target: Target = { schema: place.effective.keywords, value: current, required: true, location: parameter.in }
  const replaced = mutation.breakIt(target, random(fork(planning.seed, operation.id, mutation.id, whole, at)))
  // A null has no text of its own, and an empty text is often taken for an absent one.
  if (replaced === undefined || replaced.value === null || replaced.value === '') return []
  const broken = withValueAt(value, at, replaced.value)
  const issue = onlyIssue(planning.lens.issues(parameter.schemaAt ?? '', 'request', broken), mutation, at)
  if (issue === undefined) return []
  const intent = invalidBy(mutation, issue, child(`/${listOf[parameter.in]}`, parameter.name) + at)
  const parts = withValueAt(sent.parts as unknown as Json, whole, broken) as unknown as Case['parts']
  return [{ ...sent, intent, parts, binds: sent.binds.filter((bind) => bind.at !== whole) }]
}
