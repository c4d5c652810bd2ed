/** A field that was added to the code and not to the document. */
import type { Defect } from '#mock/defects/defect.ts'
import { isObject } from '#lib/json-pointer.ts'

export const answersUndeclaredProperty: Defect = {
  id: 'answers-undeclared-property',
  promise: 'An answer has a property that its schema does not know.',
  caughtBy: ['properties-declared'],
  tweak: {
    body: (sound) => (isObject(sound) ? { ...sound, _internal: true } : sound),
  },
}
