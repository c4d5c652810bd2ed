/** A handler that says 204 and goes on writing. */
import type { Defect } from '#mock/defects/defect.ts'

export const noContentWithBody: Defect = {
  id: 'no-content-with-body',
  promise: 'A 204 has a body.',
  caughtBy: ['no-content-has-no-body'],
  needs: 'an operation that answers 204',
  tweak: {
    respond: (sound) =>
      sound.status === 204
        ? { ...sound, headers: [...sound.headers, ['content-type', 'application/json']], body: '{"deleted":true}' }
        : sound,
  },
}
