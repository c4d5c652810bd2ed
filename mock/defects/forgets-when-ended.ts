/** A worker that writes its result over what it was asked. */
import { isObject } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import type { Defect } from '#mock/defects/defect.ts'

const texts = /^(?:title|name|label|text|note|input|description)$/

export const forgetsWhenEnded: Defect = {
  id: 'forgets-when-ended',
  promise: 'What was accepted has lost the texts that it was made with, once it has ended.',
  caughtBy: ['written-is-read'],
  needs: 'an operation that answers 202, with a free text',
  tweak: {
    body: (sound, { request }) =>
      request.method === 'GET' && isObject(sound) && hasEnded(sound['status'] ?? sound['state']) ? blank(sound) : sound,
  },
}

const hasEnded = (state: Json | undefined): boolean =>
  typeof state === 'string' && /^(?:done|complete|completed|succeeded|finished)$/.test(state)

const blank = (shown: { readonly [name: string]: Json }): Json =>
  Object.fromEntries(Object.entries(shown).map(([name, value]) => [name, typeof value === 'string' && texts.test(name) ? '' : value]))
