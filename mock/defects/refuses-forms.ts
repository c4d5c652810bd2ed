/** One body parser, for JSON, where the document offers a form too. */
import { bodyKind } from '#lib/body.ts'
import { headerOf } from '#lib/bytes.ts'
import type { Defect } from '#mock/defects/defect.ts'

export const refusesForms: Defect = {
  id: 'refuses-forms',
  promise: 'A form is refused with 415 although the document offers it.',
  caughtBy: ['valid-accepted', 'media-type-accepted'],
  needs: 'a body that may be JSON or a form',
  tweak: {
    acceptMediaType: (sound, { request }) => sound && bodyKind(headerOf(request, 'content-type') ?? '') !== 'form',
  },
}
