/** Read, changed by a request that has to be refused, and read again: what else that request says is valid, so that doing half of it shows. */
import { fork } from '#lib/seed.ts'
import type { Aspect, Case, Recipe, Sequence } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { mainMedia } from '#generators/bodies.ts'
import { mutate } from '#generators/negative/body-negatives.ts'
import { invalidBy, onlyIssue } from '#generators/negative/one-issue.ts'
import { targetsOf } from '#generators/negative/targets.ts'
import { wrongType } from '#generators/negative/wrong-type.ts'
import { bindsBeside, validCase, type Planning } from '#generators/planning.ts'
import type { Resource } from '#generators/resources.ts'
import { aspectsOf } from '#generators/stateful/aspects.ts'
import { claimedIdOf, claiming, idOf, lifeOf, observerOf, type Life } from '#generators/stateful/life.ts'
import { edgesOf } from '#generators/values/edges.ts'
import { valueOf } from '#generators/values/value-of.ts'

export const planRefused = (planning: Planning, resource: Resource): readonly Sequence[] =>
  resource.updates.flatMap(({ operation: update }) => {
    const life = lifeOf(planning, resource)
    const observer = life === undefined ? undefined : observerOf(planning, resource, life.id)
    if (life === undefined || observer === undefined) return []
    const about = aspectsOf(planning, update, resource, observer)
    if (about.length < 2) return []
    // What stands last is broken: who applies one after the other has applied the others by then.
    const broken = about
      .toReversed()
      .map(({ sentAt }) => brokenAt(planning, update, life, sentAt ?? ''))
      .find((one) => one !== undefined)
    const before: Case = { ...observer.case, needs: 'success' }
    const claim = { check: 'refused-write-leaves-no-trace', id: claimedIdOf(life, life.setup.length + 1, update), ...observer.sees, about }
    return [...(broken === undefined ? [] : [broken]), ...extreme(planning, update, life, about)].flatMap((act) =>
      claiming(update, [...life.setup, before, act, observer.case], claim),
    )
  })

/** Beyond so many others tell as much. */
const mostExtremes = 4

/** Valid as far as the document says: where a rule of the business refuses it, the work may be half done by then. */
function extreme(planning: Planning, update: Operation, life: Life, about: readonly Aspect[]): readonly Case[] {
  const places = new Set(about.flatMap(({ sentAt, doubtful }) => (doubtful === true ? [] : (sentAt ?? []))))
  const edges = edgesOf(planning.contract, mainMedia(update)?.schemaAt ?? '', 'request')
  const ends = edges.filter(({ at, keyword }) => places.has(at) && /^(?:exclusive)?m(?:in|ax)imum$/i.test(keyword))
  return ends.slice(0, mostExtremes).flatMap(({ at, choose }) => {
    const one = validCase(planning, update, {
      ...idOf(update, life.id),
      recipe: { ...recipe, pin: { at, choose } },
      role: 'act',
      assured: false,
    })
    return one ?? []
  })
}

const recipe: Recipe = { shape: 'full' }

function brokenAt(planning: Planning, update: Operation, life: Life, at: string): Case | undefined {
  const { contract, lens, builders } = planning
  const schemaAt = mainMedia(update)?.schemaAt ?? ''
  const place = targetsOf(contract, schemaAt).get(at)
  const whole = validCase(planning, update, { ...idOf(update, life.id), recipe, role: 'act' })
  const seed = fork(planning.seed, update.id, 'refused', at)
  const value = place === undefined ? undefined : valueOf(contract, schemaAt, recipe, seed, 'request', builders)
  const broken = value === undefined || place === undefined ? undefined : mutate(contract, wrongType, value, place, seed)
  const issue = broken === undefined ? undefined : onlyIssue(lens.issues(schemaAt, 'request', broken), wrongType, at)
  if (whole?.parts.body?.kind !== 'json' || broken === undefined || issue === undefined) return undefined
  return {
    ...whole,
    intent: invalidBy(wrongType, issue, `/body${at}`),
    parts: { ...whole.parts, body: { ...whole.parts.body, value: broken } },
    binds: [...bindsBeside(whole), { at: '/body/value', from: { kind: 'fresh', schemaAt, recipe, mutation: { id: wrongType.id, at } } }],
  }
}
