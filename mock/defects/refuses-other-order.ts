/** A reader that takes members one after the other. */
import { isObject } from '#lib/json-pointer.ts'
import type { JsonObject } from '#lib/json.ts'
import { propertiesAt } from '#lib/schema-view.ts'
import type { Call } from '#mock/layer.ts'
import { documentedMedia } from '#mock/read-request.ts'
import type { Defect } from '#mock/defects/defect.ts'

export const refusesOtherOrder: Defect = {
  id: 'refuses-other-order',
  promise: 'Members in another order than the document has are refused.',
  caughtBy: ['valid-accepted'],
  needs: 'a body of two declared members',
  tweak: {
    parse: (sound, call) =>
      sound.ok && isObject(sound.value) && !isInOrder(call, sound.value) ? { ok: false, reason: 'unexpected member' } : sound,
  },
}

function isInOrder(call: Call, body: JsonObject): boolean {
  const schemaAt = documentedMedia(call)?.schemaAt
  const order = schemaAt === undefined ? [] : Object.keys(propertiesAt(call.contract.root, schemaAt))
  const places = Object.keys(body)
    .map((name) => order.indexOf(name))
    .filter((place) => place >= 0)
  return places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0))
}
