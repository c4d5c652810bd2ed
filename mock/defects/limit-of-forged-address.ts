/** A proxy's header that is believed from anybody. */
import type { Defect } from '#mock/defects/defect.ts'

export const limitOfForgedAddress: Defect = {
  id: 'limit-of-forged-address',
  promise: 'The rate limit is counted by X-Forwarded-For, whoever wrote it.',
  caughtBy: ['limit-not-dodged'],
  needs: 'a rate limit',
  tweak: {
    quota: (sound, { request }) => request.headers.find(([name]) => name.toLowerCase() === 'x-forwarded-for')?.[1] ?? sound,
  },
}
