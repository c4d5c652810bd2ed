/** Bodies without their optional properties are refused. */
import type { Defect } from '#mock/defects/defect.ts'
import { requiredMembers, sentMembers } from '#mock/defects/sent.ts'

export const rejectsMinimalBody: Defect = {
  id: 'rejects-minimal-body',
  promise: 'Bodies without their optional properties are refused.',
  caughtBy: ['valid-accepted'],
  mayTrip: ['valid-accepted', 'readable-after-create', 'gone-after-delete'],
  tweak: {
    violations: (sound, call) => {
      const required = new Set(requiredMembers(call))
      const members = sentMembers(call)
      if (members.length === 0 || members.some(({ name }) => !required.has(name))) return sound
      return [...sound, { in: 'body' as const, name: '', issue: { keyword: 'required', at: '', clause: '', message: 'wants more', via: [] } }]
    },
  },
}
