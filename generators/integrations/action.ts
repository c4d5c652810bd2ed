/** Actions: what an integration can do. */
import { fakeBusiness } from '#generators/fakes.ts'
import { fork, random } from '#lib/seed.ts'
import type { Builder } from '#generators/integrations/builder.ts'
import { actionCode } from '#generators/integrations/code-body.ts'
import { inputFields, type InputField } from '#generators/integrations/input-field.ts'

/** What a person fills in to make one. */
export interface ActionDraft {
  readonly name: string
  readonly slug: string
  readonly description: string
  readonly code: string
  readonly inputFields: readonly InputField[]
  readonly requiresConfirmation: boolean
}

export const action: Builder<ActionDraft> = (seed) => {
  const business = fakeBusiness(seed)
  const { verb, object, product, mark } = business
  return {
    name: [`${verb} ${object} ${mark}`, `${verb} ${mark}`, mark],
    slug: [`${verb}-${object}-${mark}`.toLowerCase(), `${verb}${object}${mark}`.toLowerCase(), mark],
    description: [
      `${verb}s one ${object.toLowerCase()} in ${product} and gives back what was stored.`,
      `${verb}s one ${object.toLowerCase()}.`,
    ],
    code: actionCode(business),
    inputFields: [inputFields(random(fork(seed, 'inputFields')))],
    requiresConfirmation: [verb !== 'Find' && verb !== 'List'],
  }
}
