/** A parser for people, not for machines: JSON5, or the first value of a stream. */
import { textOf } from '#lib/bytes.ts'
import type { Json } from '#lib/json.ts'
import { isJsonRequest } from '#mock/json-request.ts'
import type { Parsed } from '#lib/bytes.ts'
import type { Defect } from '#mock/defects/defect.ts'

export const readsLaxJson: Defect = {
  id: 'reads-lax-json',
  promise: 'Comments, trailing commas and what stands behind the JSON are overlooked.',
  caughtBy: ['invalid-rejected'],
  policy: true,
  tweak: {
    parse: (sound, { request }) => (sound.ok || !isJsonRequest(request) ? sound : (lax(textOf(request)) ?? sound)),
  },
}

function lax(text: string): Parsed | undefined {
  const repaired = text
    .replaceAll(/\/\*.*?\*\//g, '')
    .replaceAll(/,(?=[\]}])/g, '')
    .replace(/[^\]}]*$/, '')
  try {
    return { ok: true, value: JSON.parse(repaired) as Json }
  } catch {
    return undefined
  }
}
