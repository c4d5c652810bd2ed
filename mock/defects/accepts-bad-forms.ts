/** Validation that hangs on the JSON parser, and never sees a form. */
import { bodyKind } from '#lib/body.ts'
import { headerOf } from '#lib/bytes.ts'
import type { Defect } from '#mock/defects/defect.ts'

export const acceptsBadForms: Defect = {
  id: 'accepts-bad-forms',
  promise: 'What is sent as a form is not validated.',
  caughtBy: ['invalid-rejected'],
  needs: 'a form in a request',
  tweak: {
    violations: (sound, { request }) => {
      const kind = bodyKind(headerOf(request, 'content-type') ?? '')
      return kind === 'form' || kind === 'multipart' ? sound.filter((violation) => violation.in !== 'body') : sound
    },
  },
}
