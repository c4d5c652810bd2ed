/** A message for the log, sent to whoever asks. */
import type { Defect } from '#mock/defects/defect.ts'

export const tellsWhoseItIs: Defect = {
  id: 'tells-whose-it-is',
  promise: 'The refusal of what another tenant has says what that is.',
  caughtBy: ['tenants-isolated'],
  needs: 'a resource with texts, an operation that creates and one that reads',
  tweak: {
    missing: (sound, foreign) => (foreign === undefined ? sound : `${JSON.stringify(foreign.value)} belongs to somebody else`),
  },
}
