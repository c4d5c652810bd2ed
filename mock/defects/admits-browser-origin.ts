/** A cross-origin setting that lets every page in. */
import type { Defect } from '#mock/defects/defect.ts'

export const admitsBrowserOrigin: Defect = {
  id: 'admits-browser-origin',
  promise: 'Every answer admits pages of every origin.',
  caughtBy: ['browser-origin-blocked'],
  needs: 'browser promise',
  tweak: {
    respond: (sound) => ({ ...sound, headers: [...sound.headers, ['access-control-allow-origin', '*']] }),
  },
}
