/** A query that was written for one value. */
import type { Defect } from '#mock/defects/defect.ts'

export const takesOneValue: Defect = {
  id: 'takes-one-value',
  promise: 'A parameter that is a list is refused where it holds more than one value.',
  caughtBy: ['valid-accepted'],
  needs: 'a query parameter that is a list of what the document names',
  tweak: {
    violations: (sound, { request: { query }, route }) => {
      const several = route.parameters.filter(({ parameter: { name, in: place, style, explode } }) => {
        const values = query.split('&').filter((pair) => pair.startsWith(`${name}=`))
        return place === 'query' && (values.length > 1 || (style === 'form' && !explode && values.some((pair) => /,|%2C/i.test(pair))))
      })
      return [
        ...sound,
        ...several.map(({ parameter: { name } }) => ({
          in: 'query' as const,
          name,
          issue: { keyword: 'type', at: '', clause: '', message: 'is one value', via: [] },
        })),
      ]
    },
  },
}
