/** The formats of an export, mistaken for each other. */
import type { Defect } from '#mock/defects/defect.ts'

export const answersAnotherAcceptedType: Defect = {
  id: 'answers-another-accepted-type',
  promise: 'Of two documented media types the one is answered that was not accepted.',
  caughtBy: ['accepted-type-answered'],
  needs: 'a success of several media types',
  tweak: { media: (sound, { route }) => route.success.rule?.media.find((media) => media !== sound) ?? sound },
}
