/** An action that looks at nothing before it is done. */
import type { Defect } from '#mock/defects/defect.ts'

export const ignoresTheState: Defect = {
  id: 'ignores-the-state',
  promise: 'What the document lets be done in some states only is done in every one.',
  caughtBy: ['state-rule-kept'],
  needs: 'an operation of which the document says in words in which states it is done, and others that bring about other states',
  tweak: { allows: () => true },
}
