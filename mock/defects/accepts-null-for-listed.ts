/** A library that asks whether a value is listed only where there is one. */
import { jsonOf } from '#lib/bytes.ts'
import { valueAt } from '#lib/json-pointer.ts'
import type { Defect } from '#mock/defects/defect.ts'

export const acceptsNullForListed: Defect = {
  id: 'accepts-null-for-listed',
  promise: 'A null is accepted where the document lists the values, and null is none of them.',
  caughtBy: ['invalid-rejected'],
  needs: 'a listed value in a body',
  tweak: {
    violations(sound, { request }) {
      const body = jsonOf(request)
      const listed = new Set(
        sound.flatMap(({ in: place, issue: { keyword, at } }) =>
          place === 'body' && (keyword === 'enum' || keyword === 'const') ? [at] : [],
        ),
      )
      const isLeft = (at: string): boolean => body.ok && valueAt(body.value, at) === null && listed.has(at)
      return sound.filter(({ in: place, issue: { at } }) => place !== 'body' || !isLeft(at))
    },
  },
}
