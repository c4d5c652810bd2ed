/** A database whose letters have three bytes at most. */
import { textOf } from '#lib/bytes.ts'
import { crash } from '#mock/crash.ts'
import type { Defect } from '#mock/defects/defect.ts'

export const crashesOnEmoji: Defect = {
  id: 'crashes-on-emoji',
  promise: 'A character beyond the basic plane answers 500.',
  caughtBy: ['no-server-error'],
  needs: 'a free text in a body',
  tweak: {
    respond: (sound, { request }) => (/[\u{10000}-\u{10ffff}]/u.test(textOf(request)) ? crash : sound),
  },
}
