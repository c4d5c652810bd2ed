/** An ETag that is made of the body that goes out, of which HEAD has none. */
import type { Defect } from '#mock/defects/defect.ts'

export const headOfAnotherVersion: Defect = {
  id: 'head-of-another-version',
  promise: 'The ETag of HEAD is that of an empty body.',
  caughtBy: ['head-equals-get'],
  needs: 'a read that documents an ETag',
  tweak: {
    head: (sound) => ({ ...sound, headers: sound.headers.map(([name, value]) => [name, name === 'etag' ? '"0"' : value] as const) }),
  },
}
