/** Listing: the tenant's items, chosen, put in order and cut to a page. */
import { child, lastToken, parentOf, valueAt, withValueAt } from '#lib/json-pointer.ts'
import type { Json, Pointer } from '#lib/json.ts'
import { fork } from '#lib/seed.ts'
import type { Act } from '#mock/acts/act.ts'
import { succeed } from '#mock/answer.ts'
import { filtersOf, searchFor } from '#mock/filters.ts'
import { homeOf } from '#mock/locate.ts'
import { pageOf, type Page } from '#mock/page.ts'
import { inOrder, positionOf, sortOf } from '#mock/sort.ts'
import type { Item } from '#mock/store.ts'
import { viewOf } from '#mock/view.ts'
import type { World } from '#mock/world.ts'

export const list: Act = (world, { call, values, chain }) => {
  const { route, caller } = call
  const { at, itemAt } = route.listed ?? { at: '', itemAt: undefined }
  const { behaviour } = world
  const show = (item: Item): Json => (itemAt === undefined ? item.value : viewOf(world, item, itemAt, ''))
  const { parent, madeIn } = homeOf(route, chain)
  const kept = [...world.store.collection(caller.tenant, parent, route.resource.key).values()]
  const inside = kept.filter((item) => item.seeded || madeIn === undefined || item.madeIn === madeIn)
  const inAll = (): readonly Item[] =>
    parent === undefined
      ? kept
      : [...world.store.collection(caller.tenant, parent.parent, parent.resource.key).values()].flatMap((one) => [
          ...world.store.collection(caller.tenant, one, route.resource.key).values(),
        ])
  const all = behaviour.list(behaviour.inside(inside, { call, inAll }), call)
  const filters = behaviour.filters(filtersOf(world, call, values), call)
  const search = searchFor(world, call, values)
  const wanted = filters.length === 0 ? all : all.filter((item) => filters.every(({ passes }) => passes(show(item))))
  const found =
    search === undefined
      ? wanted
      : behaviour.found(
          wanted.filter((item) => search.passes(show(item))),
          wanted,
        )
  const sort = behaviour.sort(sortOf(world, call, values), call)
  const placed = found.map((item) => ({ item, position: positionOf(item, sort === undefined ? null : show(item), sort) }))
  const page = pageOf(
    world,
    call,
    values,
    sort === undefined ? placed : placed.toSorted((a, b) => inOrder(a.position, b.position, sort)),
    sort,
  )
  // RFC 8288 §3.
  const links = route.success.rule?.headers.some(({ name }) => name === 'link') === true && page.next !== undefined
  const link = [['link', `<${call.request.origin}${call.request.path}?${page.next}>; rel="next"`]] as const
  return succeed(world, call, route.success, links ? link : [], (bodyAt) => {
    const shown = page.items.map(show)
    return at === '' ? shown : withValueAt(envelopeFor(world, bodyAt, at, page), at, shown)
  })
}

/** All of the answer but its items. */
function envelopeFor(world: World, schemaAt: Pointer, at: Pointer, { facts }: Page): Json {
  const body = world.fit(
    schemaAt,
    {},
    {
      seed: fork(world.seed, 'list', schemaAt),
      missing: 'empty',
      known: (path, name) => (child(path, name) === at ? [] : facts.get(name.toLowerCase().replace(/[^a-z]/g, ''))),
    },
  )
  // A schema that wants at least one item had its envelope made up whole.
  return valueAt(body, parentOf(at)) === undefined ? withValueAt(body, parentOf(at), { [lastToken(at)]: [] }) : body
}
