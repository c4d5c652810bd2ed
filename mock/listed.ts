/** Answers that hold a list: what defects do to its items. */
import { isObject } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import type { Call } from '#mock/layer.ts'
import { spoil } from '#mock/spoil.ts'

/** The list that an answer is, or has as a member, made anew. */
function relisted(body: Json, make: (items: readonly Json[]) => readonly Json[]): Json {
  if (Array.isArray(body)) return make(body as readonly Json[])
  if (!isObject(body)) return body
  const list = Object.entries(body).find(([, member]) => Array.isArray(member) && (member as readonly Json[]).some(isObject))
  return list === undefined ? body : { ...body, [list[0]]: make(list[1] as readonly Json[]) }
}

export const withItem = (body: Json, item: Json): Json => relisted(body, (items) => (items.some(isObject) ? [...items, item] : items))

/** An item whose first text that the schema speaks of is a number. */
export function spoilItem(call: Call, body: Json, index: number): Json {
  return relisted(body, (items) => {
    const chosen = items[index]
    if (chosen === undefined) return items
    // The first is the one that `spoil` looks at.
    const alone = relisted(body, () => [chosen])
    const spoilt = spoil(call, alone, ({ keywords, value }) => keywords['type'] === 'string' && typeof value === 'string', 4711)
    let made: readonly Json[] = []
    relisted(spoilt, (one) => (made = one))
    return items.map((item, position) => (position === index ? (made[0] ?? item) : item))
  })
}
