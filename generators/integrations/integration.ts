/** Integrations: the connection to another product, its look, and how users sign in to it. */
import { fakeBusiness } from '#generators/fakes.ts'
import { fork, random } from '#lib/seed.ts'
import { authFields, type AuthField } from '#generators/integrations/auth-field.ts'
import type { Builder } from '#generators/integrations/builder.ts'
import { authTestCode } from '#generators/integrations/code-body.ts'
import { oauthClient, type OAuthClient } from '#generators/integrations/oauth-client.ts'

/** What a person fills in to make one, or to say how users sign in. */
export interface IntegrationDraft {
  readonly name: string
  readonly description: string
  readonly iconUrl: string
  readonly color: string
  readonly authFields: readonly AuthField[]
  readonly authTestCode: string
  readonly oauthClient: OAuthClient
  /** Of integrations with a model provider. */
  readonly apiKey: string
  readonly baseUrl: string
  readonly endpoint: string
  readonly modelNames: readonly string[]
}

export const integration: Builder<IntegrationDraft> = (seed) => {
  const business = fakeBusiness(seed)
  const { object, product, mark } = business
  const source = random(fork(seed, 'integration'))
  return {
    name: [`${product} ${object} Sync ${mark}`, `${object} Sync ${mark}`, `Sync ${mark}`, mark],
    description: [`Keeps every ${object.toLowerCase()} of ${product} in step with the workspace.`, `Syncs ${object.toLowerCase()}s.`],
    iconUrl: [`https://cdn.example.com/icons/${mark}.png`],
    color: [`#${source.integer(0, 0xffffff).toString(16).padStart(6, '0')}`],
    authFields: [authFields(source)],
    authTestCode: authTestCode(business),
    oauthClient: [oauthClient(business)],
    apiKey: [`not-a-key-${mark}${mark}`],
    baseUrl: ['https://models.example.com/v1'],
    endpoint: [`https://agents.example.com/${mark}`],
    modelNames: [[`model-${mark}`, `model-${mark}-mini`]],
  }
}
