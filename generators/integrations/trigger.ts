/** Triggers: what an integration waits for. */
import { fakeBusiness } from '#generators/fakes.ts'
import { fork, random } from '#lib/seed.ts'
import type { Builder } from '#generators/integrations/builder.ts'
import { pollingCode } from '#generators/integrations/code-body.ts'
import { inputFields, type InputField } from '#generators/integrations/input-field.ts'

/** What a person fills in to make one. */
export interface TriggerDraft {
  readonly name: string
  readonly slug: string
  readonly description: string
  readonly pollingCode: string
  readonly inputFields: readonly InputField[]
}

export const trigger: Builder<TriggerDraft> = (seed) => {
  const business = fakeBusiness(seed)
  const { object, product, mark } = business
  return {
    name: [`New ${object} ${mark}`, `New ${mark}`, mark],
    slug: [`new-${object}-${mark}`.toLowerCase(), `new${object}${mark}`.toLowerCase(), mark],
    description: [`Starts when a ${object.toLowerCase()} appears in ${product}.`, `Starts on a ${object.toLowerCase()}.`],
    pollingCode: pollingCode(business),
    inputFields: [inputFields(random(fork(seed, 'inputFields')))],
  }
}
