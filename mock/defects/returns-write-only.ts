/** A row of the database, serialised whole. */
import type { Defect } from '#mock/defects/defect.ts'
import { isObject } from '#lib/json-pointer.ts'
import { keywordAt, propertiesAt } from '#lib/schema-view.ts'
import { mediaOf } from '#mock/answer.ts'

export const returnsWriteOnly: Defect = {
  id: 'returns-write-only',
  promise: 'What is write-only is answered.',
  caughtBy: ['write-only-withheld'],
  needs: 'a write-only property of what is answered',
  tweak: {
    body: (sound, { contract, route }) => {
      const schemaAt = mediaOf(route.success.rule)?.schemaAt
      if (schemaAt === undefined || !isObject(sound)) return sound
      const hidden = Object.entries(propertiesAt(contract.root, schemaAt)).find(
        ([, at]) => keywordAt(contract.root, at, 'writeOnly')?.value === true,
      )
      return hidden === undefined ? sound : { ...sound, [hidden[0]]: 'hunter2' }
    },
  },
}
