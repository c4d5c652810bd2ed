/** What the run knows by name: resources that requests speak of, made or found before them, and ids that responses showed. */
import { jsonOf } from '#lib/bytes.ts'
import { isObject } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import { isSuccess } from '#lib/status-range.ts'
import type { Case } from '#model/case.ts'
import type { Outcome } from '#model/exchange.ts'
import { isReference } from '#generators/positive/meaningful.ts'
import type { Learned } from '#run/bind.ts'
import type { FixturePool, Instance, MakeWay } from '#run/fixture-pool.ts'
import type { Safety } from '#run/safety.ts'

export interface Learner {
  /** Makes or finds the resources that cases speak of; one that cannot be had is done without. */
  prepare(cases: readonly Case[], make: MakeWay): Promise<void>
  /** The id for a place, where there is one that the request may name. What the sequence works on comes before all others. */
  valueOf(from: Learned, method: string, instances: ReadonlyMap<string, Instance>): Json | undefined
  /** Takes note of what a response shows. */
  see(outcome: Outcome): void
  /** All that goes by a name. */
  learned(): Json
}

/** Of a long list the first few say as much as the rest. */
const mostItems = 3
const deepest = 6

export function learnerFor(pool: FixturePool, safety: Safety): Learner {
  const known = new Map<string, Instance>()
  const others = new Map<string, Instance>()
  const shown = new Map<string, Json>()
  const second = async (resource: string, make: MakeWay): Promise<void> => {
    if (others.has(resource) || !safety.affords(resource)) return
    const had = await pool.take(new Map([[resource, 'own']]), make)
    const made = typeof had === 'string' ? undefined : had.get(resource)
    if (made !== undefined) others.set(resource, made)
  }
  return {
    async prepare(cases, make) {
      for (const { from } of cases.flatMap(({ binds }) => binds)) {
        if (from.kind !== 'learned' || from.resource === undefined) continue
        if (from.another === true) await second(from.resource, make)
        if (known.has(from.resource)) continue
        const had = await pool.take(new Map([[from.resource, 'shared']]), make)
        if (typeof had === 'string') continue
        for (const [resource, instance] of had) if (!known.has(resource)) known.set(resource, instance)
      }
    },
    valueOf({ name, resource, another }, method, instances) {
      const first = resource === undefined ? undefined : (instances.get(resource) ?? known.get(resource))
      const instance = another === true && resource !== undefined ? (others.get(resource) ?? first) : first
      if (instance !== undefined) return instance.ours || safety.mayName(method) ? instance.id : undefined
      return safety.mayName(method) ? shown.get(plain(name)) : undefined
    },
    see(outcome) {
      if (outcome.kind !== 'response' || !isSuccess(outcome.status)) return
      const body = jsonOf(outcome)
      if (body.ok) note(body.value, shown, deepest)
    },
    learned: () => ({
      resources: Object.fromEntries([...known].map(([resource, { id }]) => [resource, id])),
      shown: Object.fromEntries(shown),
    }),
  }
}

/** The first that was seen stays: what is named later should not change from case to case. */
function note(value: Json, shown: Map<string, Json>, depth: number): void {
  if (depth === 0) return
  if (Array.isArray(value)) for (const item of (value as readonly Json[]).slice(0, mostItems)) note(item, shown, depth - 1)
  if (!isObject(value)) return
  for (const [name, member] of Object.entries(value)) {
    const single = Array.isArray(member) ? (member[0] as Json | undefined) : member
    const isId = isReference(name) && ((typeof single === 'string' && single !== '') || typeof single === 'number')
    if (isId && single !== undefined && !shown.has(plain(name))) shown.set(plain(name), single)
    else note(member, shown, depth - 1)
  }
}

/** `customerId`, `customer_id` and `customer_ids` are one. */
const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/s$/, '')
