/** A rule of the business that is asked in the middle of the work, outside of any transaction. */
import type { Defect } from '#mock/defects/defect.ts'
import type { Call } from '#mock/layer.ts'
import { sentMembers } from '#mock/sent-members.ts'

const breaksTheRule = (call: Call): boolean =>
  ['PUT', 'PATCH'].includes(call.request.method) &&
  sentMembers(call).some(({ value, keywords }) => typeof value === 'number' && value === keywords['maximum'])

export const ruleRefusesHalfway: Defect = {
  id: 'rule-refuses-halfway',
  promise: 'A change to the greatest number is refused by a rule of the business, and stored all the same.',
  caughtBy: ['refused-write-leaves-no-trace'],
  needs: 'an operation that changes, with a number that has a maximum and another property that a read shows',
  tweak: {
    violations: (sound, call) =>
      breaksTheRule(call)
        ? [
            ...sound,
            { in: 'body', name: '', issue: { keyword: 'maximum', at: '', clause: '', message: 'is beyond what is allowed', via: [] } },
          ]
        : sound,
    checksFirst: (sound, call) => !breaksTheRule(call) && sound,
  },
}
