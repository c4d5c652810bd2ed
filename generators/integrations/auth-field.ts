/** What users are asked for when they connect an integration. */
import type { Random } from '#lib/seed.ts'

export const authFieldTypes = ['TEXT', 'MULTI_LINE_TEXT', 'PASSWORD', 'NUMBER', 'EMBEDDING_MODEL'] as const

export interface AuthField {
  readonly slug: string
  readonly label: string
  readonly type: (typeof authFieldTypes)[number]
  readonly description: string
  readonly placeholder: string
  readonly required: boolean
}

const samples = [
  { slug: 'subdomain', label: 'Subdomain', type: 'TEXT', description: 'The part before .example.com.', placeholder: 'acme' },
  { slug: 'private_key', label: 'Private Key', type: 'MULTI_LINE_TEXT', description: 'In PEM form.', placeholder: 'Paste the key' },
  { slug: 'api_key', label: 'API Key', type: 'PASSWORD', description: 'Found under Settings, API.', placeholder: 'key_...' },
  { slug: 'account_id', label: 'Account Number', type: 'NUMBER', description: 'Digits only.', placeholder: '10042' },
  {
    slug: 'embedding_model',
    label: 'Embedding Model',
    type: 'EMBEDDING_MODEL',
    description: 'Model for semantic search.',
    placeholder: 'Choose one',
  },
] as const satisfies readonly Omit<AuthField, 'required'>[]

/** One field of every type, in an order that the seed decides. The slugs tell calls apart: they are unique in an integration. */
export function authFields(random: Random): readonly AuthField[] {
  const first = random.integer(0, samples.length - 1)
  const mark = random.integer(10, 9999)
  return samples.map((_, index) => {
    const sample = samples[(first + index) % samples.length] ?? samples[0]
    return { ...sample, slug: `${sample.slug}_${mark}`, required: random.next() < 0.5 }
  })
}
