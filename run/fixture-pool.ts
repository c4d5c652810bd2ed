/** The resources that sequences work on: made when first needed, shared or one a sequence, and removed at the end. */
import type { Fixture, Plan } from '#model/case.ts'
import type { Json } from '#lib/json.ts'

/** One resource on the target. */
export interface Instance {
  readonly resource: string
  readonly id: Json
  readonly parent?: Instance
  /** The run made it. */
  readonly ours: boolean
}

export type Had = { readonly ok: true; readonly instance: Instance } | { readonly ok: false; readonly reason: string }

export interface FixturePool {
  /** The instances that a sequence needs, by resource; children bring their own parents. */
  take(needs: ReadonlyMap<string, 'shared' | 'own'>, make: MakeWay): Promise<ReadonlyMap<string, Instance> | string>
}

export type MakeWay = (fixture: Fixture, wayIndex: number, parents: readonly Instance[], use: 'shared' | 'own') => Promise<Had>

export function fixturePool(plan: Plan): FixturePool {
  const shared = new Map<string, Promise<Had>>()
  const obtain = async (resource: string, use: 'shared' | 'own', make: MakeWay): Promise<Had> => {
    const fixture = plan.fixtures[resource]
    if (fixture === undefined) return { ok: false, reason: `nothing makes a ${resource}` }
    if (use === 'shared') {
      const known = shared.get(resource) ?? produce(fixture, make, 'shared')
      shared.set(resource, known)
      return known
    }
    return produce(fixture, make, 'own')
  }
  const produce = async (fixture: Fixture, make: MakeWay, use: 'shared' | 'own'): Promise<Had> => {
    const parent = fixture.parent === undefined ? undefined : await obtain(fixture.parent, fixture.apart === true ? use : 'shared', make)
    if (parent?.ok === false) return parent
    let last: Had = { ok: false, reason: `no way to make a ${fixture.resource}` }
    for (const [index, way] of fixture.ways.entries()) {
      if (use === 'own' && way.by === 'list') continue
      last = await make(fixture, index, parent === undefined ? [] : lineage(parent.instance), use)
      if (last.ok) return { ok: true, instance: { ...last.instance, ...(parent !== undefined && { parent: parent.instance }) } }
    }
    return last
  }
  return {
    async take(needs, make) {
      const taken = new Map<string, Instance>()
      // Deepest first: a child decides which parent stands before it.
      for (const [resource, use] of [...needs].sort(([a], [b]) => b.length - a.length)) {
        if (taken.has(resource)) continue
        const had = await obtain(resource, use, make)
        if (!had.ok) return had.reason
        for (const instance of lineage(had.instance)) taken.set(instance.resource, instance)
      }
      return taken
    },
  }
}

/** An instance and its parents, innermost first. */
export function lineage(instance: Instance): readonly Instance[] {
  return instance.parent === undefined ? [instance] : [instance, ...lineage(instance.parent)]
}
