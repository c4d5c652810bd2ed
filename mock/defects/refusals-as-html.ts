/** The error page of a proxy in front of a JSON API. */
import type { Defect } from '#mock/defects/defect.ts'

export const refusalsAsHtml: Defect = {
  id: 'refusals-as-html',
  promise: 'Refusals are answered as a page.',
  caughtBy: ['media-type-documented'],
  tweak: {
    respond: (sound) =>
      sound.status < 400
        ? sound
        : {
            ...sound,
            headers: [...sound.headers.filter(([name]) => name !== 'content-type'), ['content-type', 'text/html']],
            body: '<h1>No</h1>',
          },
  },
}
