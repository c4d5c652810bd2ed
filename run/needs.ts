/** The resources that a sequence works on. */
import type { Case } from '#model/case.ts'
import type { Safety } from '#run/safety.ts'

/** Each resource once; `own` where any bind wants it and it can be afforded. */
export function needsOf(cases: readonly Case[], safety: Safety): ReadonlyMap<string, 'shared' | 'own'> {
  const needs = new Map<string, 'shared' | 'own'>()
  for (const { from } of cases.flatMap(({ binds }) => binds)) {
    if (from.kind === 'fixture')
      needs.set(
        from.resource,
        needs.get(from.resource) === 'own' || (from.use === 'own' && safety.affords(from.resource)) ? 'own' : 'shared',
      )
  }
  return needs
}
