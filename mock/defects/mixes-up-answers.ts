/** An answer is put together in a place that all requests share: under pressure one finds there what another left. */
import { isSuccess } from '#lib/status-range.ts'
import type { Defect } from '#mock/defects/defect.ts'
import type { Contract } from '#model/contract.ts'

const atOnce = 4

const shared = new WeakMap<Contract, string>()

export const mixesUpAnswers: Defect = {
  id: 'mixes-up-answers',
  promise: 'A request that finds four others under way may be given the answer of another.',
  caughtBy: ['read-shows-the-asked', 'create-echoes-its-own'],
  needs: 'a resource that is made, with a text of its own, or read by its id',
  underPressure: true,
  tweak: {
    waitMs: () => 5,
    respond(sound, { contract, request }) {
      if (!isSuccess(sound.status) || !sound.body.startsWith('{')) return sound
      const left = shared.get(contract)
      shared.set(contract, sound.body)
      return request.underWay > atOnce && left !== undefined ? { ...sound, body: left } : sound
    },
  },
}
