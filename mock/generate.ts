/** The one door to generated values: what the server makes up where nobody told it. */
import { valueOf } from '#generators/values/value-of.ts'
import type { Json, Pointer } from '#lib/json.ts'
import { fork } from '#lib/seed.ts'
import type { Contract } from '#model/contract.ts'
import type { Lens } from '#model/lens.ts'

/** A valid value where one can be made; `shape` as in a recipe. */
export type Generate = (schemaAt: Pointer, seed: number, shape?: 'minimal' | 'full') => Json

/** Generators are sound but not almighty: a value that breaks its schema is tried again smaller and with other seeds. */
const attempts = 4

export const generatorOf =
  (contract: Contract, lens: Lens): Generate =>
  (schemaAt, seed, shape = 'full') => {
    let last: Json = null
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const made = valueOf(
        contract,
        schemaAt,
        { shape: attempt % 2 === 0 ? shape : 'minimal' },
        attempt < 2 ? seed : fork(seed, attempt),
        'response',
      )
      if (made === undefined) continue
      if (lens.issues(schemaAt, 'response', made).length === 0) return made
      last = made
    }
    return last
  }
