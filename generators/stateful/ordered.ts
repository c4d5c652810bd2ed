/**
 * What the document in words wants in order, sent the other way round: made with two dates or numbers, made again with both in each
 * other's place, changed to that, and changed in the one alone that then comes too soon.
 */
import type { Pointer } from '#lib/json.ts'
import type { Case, Sequence } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { mainMedia } from '#generators/bodies.ts'
import { orderRulesOf, type OrderRule } from '#generators/order-rules.ts'
import { baseRecipe, including, sequenceOf, validCase, type Planning } from '#generators/planning.ts'
import { makerOf, type Resource } from '#generators/resources.ts'
import { targetsOf } from '#generators/negative/targets.ts'
import { claiming, creationOf, idOf } from '#generators/stateful/life.ts'
import { withValueAt } from '#lib/json-pointer.ts'

const mostRules = 3

export function planOrdered(planning: Planning, resource: Resource): readonly Sequence[] {
  const make = makerOf(resource)
  const schemaAt = make === undefined ? undefined : mainMedia(make)?.schemaAt
  if (make === undefined || schemaAt === undefined) return []
  return orderRulesOf(planning.contract, make, schemaAt)
    .slice(0, mostRules)
    .flatMap((rule) => [
      ...made(planning, resource, make, schemaAt, rule),
      ...resource.updates.flatMap(({ operation }) => changed(planning, resource, schemaAt, operation, rule)),
    ])
}

const sayingBoth = (planning: Planning, schemaAt: Pointer, { lesser, greater }: OrderRule) => {
  const targets = targetsOf(planning.contract, schemaAt)
  const include = [lesser, greater].flatMap((at) => [...(targets.get(at)?.include ?? []), at])
  return including(baseRecipe(planning, schemaAt), include)
}

function made(planning: Planning, resource: Resource, make: Operation, schemaAt: Pointer, rule: OrderRule): readonly Sequence[] {
  const recipe = sayingBoth(planning, schemaAt, rule)
  const first = creationOf(planning, resource, { recipe, use: 'own', needs: 'success' })
  const second = validCase(planning, make, { recipe, use: 'own', role: 'act', assured: false })
  return first === undefined || second === undefined
    ? []
    : [sequenceOf('stateful', make, [first.case, turned(second, rule)], claimOf(rule))]
}

/** Each says what the first step said of the other. */
const turned = (one: Case, { lesser, greater }: OrderRule): Case => {
  const [low, high]: readonly [Pointer, Pointer] = [`/body/value${lesser}`, `/body/value${greater}`]
  return {
    ...one,
    binds: [...one.binds, { at: low, from: { kind: 'sent', step: 0, at: high } }, { at: high, from: { kind: 'sent', step: 0, at: low } }],
  }
}

/** Before anybody who does anything was born. */
const longAgo = { date: '1901-02-03', 'date-time': '1901-02-03T04:05:06Z' } as const

function changed(planning: Planning, resource: Resource, madeAt: Pointer, update: Operation, rule: OrderRule): readonly Sequence[] {
  const { contract, lens } = planning
  const schemaAt = mainMedia(update)?.schemaAt
  const place = schemaAt === undefined ? undefined : targetsOf(contract, schemaAt).get(rule.greater)
  const first = creationOf(planning, resource, { recipe: sayingBoth(planning, madeAt, rule), needs: 'success' })
  if (schemaAt === undefined || place === undefined || first === undefined || !targetsOf(contract, schemaAt).has(rule.lesser)) return []
  const wish = { ...idOf(update, first.id), role: 'act', assured: false } as const
  const both = validCase(planning, update, { ...wish, recipe: sayingBoth(planning, schemaAt, rule) })
  const alone =
    update.method === 'PATCH' && rule.of === 'date'
      ? validCase(planning, update, { ...wish, recipe: { shape: 'minimal', include: [...place.include, rule.greater] } })
      : undefined
  const early = longAgo[place.effective.keywords['format'] === 'date' ? 'date' : 'date-time']
  const { body } = alone?.parts ?? {}
  const value = body?.kind === 'json' ? withValueAt(body.value, rule.greater, early) : undefined
  const tooEarly: readonly Case[] =
    alone === undefined || body?.kind !== 'json' || value === undefined || lens.issues(schemaAt, 'request', value).length > 0
      ? []
      : [
          {
            ...alone,
            parts: { ...alone.parts, body: { ...body, value } },
            binds: alone.binds.filter(({ at }) => at !== '/body/value'),
          },
        ]
  return [...(both === undefined ? [] : [turned(both, rule)]), ...tooEarly].flatMap((act) =>
    claiming(update, [first.case, act], claimOf(rule)),
  )
}

const claimOf = ({ clause, greater, lesser }: OrderRule) =>
  ({
    check: 'order-rule-kept',
    about: [
      { sentAt: greater, seenAt: greater, clauses: [clause] },
      { sentAt: lesser, seenAt: lesser, clauses: [clause] },
    ],
  }) as const
