/** The default status of a framework. */
import type { Defect } from '#mock/defects/defect.ts'

export const okInsteadOfCreated: Defect = {
  id: 'ok-instead-of-created',
  promise: 'A creation is answered 200 where the document says 201.',
  caughtBy: ['status-documented'],
  needs: 'an operation that documents 201 and not 200',
  tweak: {
    respond: (sound) => (sound.status === 201 ? { ...sound, status: 200 } : sound),
  },
}
