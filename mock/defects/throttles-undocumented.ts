/** A gateway with a limit that nobody told the writers of the document. */
import { coveringStatus } from '#lib/status-range.ts'
import type { Defect } from '#mock/defects/defect.ts'

export const throttlesUndocumented: Defect = {
  id: 'throttles-undocumented',
  promise: 'Reading and listing answer 429 where it is not documented.',
  caughtBy: ['too-many-requests-documented'],
  needs: 'an operation that reads or lists and does not document 429',
  tweak: {
    respond: (sound, { route: { role, operation } }) =>
      (role === 'read' || role === 'list') && coveringStatus(operation.responses, 429) === undefined
        ? {
            status: 429,
            headers: [
              ['content-type', 'application/json'],
              ['retry-after', '1'],
            ],
            body: '{"message":"too many requests"}',
          }
        : sound,
  },
}
