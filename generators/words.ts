/** What the document says in words of what stands at these places: descriptions and summaries, wherever a reference leads. */
import { child, follow, valueAt } from '#lib/json-pointer.ts'
import type { JsonObject, Pointer } from '#lib/json.ts'

export const saidOf = (root: JsonObject, ...places: readonly Pointer[]): readonly string[] =>
  places
    .flatMap((at) => ['description', 'summary'].map((name) => valueAt(root, child(follow(root, at), name))))
    .filter((text) => typeof text === 'string')
