/** A date that is made when the answer is, and not when the resource was. */
import { isObject } from '#lib/json-pointer.ts'
import { dateOfLife } from '#lib/property-meaning.ts'
import type { Defect } from '#mock/defects/defect.ts'
import type { Contract } from '#model/contract.ts'

const looks = new WeakMap<Contract, number>()

export const createdWhenRead: Defect = {
  id: 'created-when-read',
  promise: 'The date of creation is another one each time that the resource is read.',
  caughtBy: ['reads-are-safe'],
  needs: 'a resource that is created and read, and shows a date of creation',
  tweak: {
    looked(sound, { contract }) {
      looks.set(contract, (looks.get(contract) ?? 0) + 1)
      return sound
    },
    body: (sound, { contract }) =>
      isObject(sound)
        ? Object.fromEntries(
            Object.entries(sound).map(([name, value]) => [
              name,
              dateOfLife(name) === 'created' && typeof value === 'string' ? later(value, looks.get(contract) ?? 0) : value,
            ]),
          )
        : sound,
  },
}

const later = (date: string, minutes: number): string => new Date(Date.parse(date) + minutes * 60_000).toISOString()
