/** Parameters that are broken: every mutation on every one of them, required ones left out. */
import { child, valueAt, withValueAt } from '#lib/json-pointer.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'
import { itemsAt } from '#lib/schema-view.ts'
import { fork, random } from '#lib/seed.ts'
import { listOf, type Case, type Source } from '#model/case.ts'
import type { Operation, Parameter } from '#model/contract.ts'
import { mutations } from '#generators/negative/index.ts'
import { insideNegatives } from '#generators/negative/inside-parameters.ts'
import type { Mutation, Target } from '#generators/negative/mutation.ts'
import { invalidBy, onlyIssue } from '#generators/negative/one-issue.ts'
import { minimal, validCase, type Planning } from '#generators/planning.ts'
import { effectiveSchema, listedValues } from '#generators/values/effective-schema.ts'

export function parameterNegatives(planning: Planning, operation: Operation): readonly Case[] {
  return operation.parameters.flatMap((parameter) => {
    const { schemaAt } = parameter
    if (schemaAt === undefined) return []
    // A deletion that is accepted all the same would take what other cases work on, and its own repeats.
    const use = operation.method === 'DELETE' && parameter.in !== 'path' ? 'own' : 'shared'
    const sent = validCase(planning, operation, { use, with: new Map(parameter.in === 'path' ? [] : [[parameter, minimal]]) })
    const whole = sent === undefined ? [] : mutations.flatMap((mutation) => mutateParameter(planning, operation, parameter, mutation, sent))
    return [...whole, ...insideNegatives(planning, operation, parameter)]
  })
}

function mutateParameter(planning: Planning, operation: Operation, parameter: Parameter, mutation: Mutation, sent: Case): readonly Case[] {
  const schemaAt = parameter.schemaAt ?? ''
  const { keywords } = effectiveSchema(planning.contract.root, schemaAt)
  const list = parameter.in === 'path' ? undefined : listOf[parameter.in]
  const index = list === undefined ? -1 : sent.parts[list].findIndex(([name]) => name === parameter.name)
  const at = list === undefined ? child('/path', parameter.name) : `/${list}/${index}/1`
  const current = valueAt(sent.parts as unknown as Json, at)
  if (current === undefined || mutation.on === 'body') return []
  const target: Target = { schema: keywords, value: current, required: parameter.required, location: parameter.in }
  const shown = list === undefined ? at : child(`/${list}`, parameter.name)
  if (mutation.on === 'presence') {
    if (list === undefined || mutation.breakIt(target) !== 'remove') return []
    const intent = invalidBy(mutation, { keyword: mutation.keyword, clause: `${parameter.at}/required` }, shown)
    return [
      {
        ...sent,
        intent,
        parts: { ...sent.parts, [list]: sent.parts[list].filter((_, position) => position !== index) },
        binds: withoutItem(sent, list, index),
      },
    ]
  }
  const replaced = mutation.breakIt(target, random(fork(planning.seed, operation.id, mutation.id, at)))
  const issue = replaced === undefined ? undefined : onlyIssue(planning.lens.issues(schemaAt, 'request', replaced.value), mutation, '')
  // A null has no text of its own, and an empty text is often taken for an absent one.
  if (replaced === undefined || issue === undefined || replaced.value === null || replaced.value === '') return []
  const intent = invalidBy(mutation, issue, shown, mutation.keyword === 'maxItems' && isAllThereIs(planning, schemaAt, keywords))
  // Parts are JSON: the types only say more.
  const parts = withValueAt(sent.parts as unknown as Json, at, replaced.value) as unknown as Case['parts']
  const others = sent.binds.filter((bind) => bind.at !== at)
  if (list === undefined || typeof replaced.value !== 'string') return [{ ...sent, intent, parts, binds: others }]
  // A server may remember the text, as it does the keys of requests that are not to be done twice: each time another.
  const from: Source = { kind: 'fresh', schemaAt, recipe: minimal, mutation: { id: mutation.id, at: '' } }
  return [{ ...sent, intent, parts, binds: [...others, { at, from }] }]
}

/** More values than there are to choose from say no more than all of them: many a server takes a repeated choice once. */
function isAllThereIs({ contract: { root } }: Planning, schemaAt: Pointer, keywords: JsonObject): boolean {
  const itemAt = itemsAt(root, schemaAt)
  const listed = itemAt === undefined ? undefined : listedValues(effectiveSchema(root, itemAt).keywords)
  return listed !== undefined && listed.length <= Number(keywords['maxItems'])
}

/** Without the bind of the removed pair; those behind it move up. */
const withoutItem = (sent: Case, list: string, removed: number): Case['binds'] =>
  sent.binds.flatMap((bind) => {
    const index = Number(new RegExp(`^/${list}/(\\d+)/1$`).exec(bind.at)?.[1] ?? -1)
    if (index < 0 || index < removed) return [bind]
    return index === removed ? [] : [{ ...bind, at: `/${list}/${index - 1}/1` }]
  })
