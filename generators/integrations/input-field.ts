/** The fields of a form that an action or a trigger asks for, one of each kind. */
import type { Random } from '#lib/seed.ts'

export const inputFieldTypes = [
  'TEXT',
  'MULTI_LINE_TEXT',
  'NUMBER',
  'BOOLEAN',
  'SELECT',
  'PASSWORD',
  'VECTOR',
  'OBJECT',
  'FILE',
  'ID',
] as const
export type InputFieldType = (typeof inputFieldTypes)[number]

export interface InputField {
  readonly slug: string
  readonly label: string
  readonly type: InputFieldType
  readonly description: string
  readonly placeholder: string
  readonly required: boolean
  readonly order: number
  /** A JSON Schema as text. */
  readonly jsonSchema: string
  readonly options?: readonly { readonly label: string; readonly value: string }[]
  readonly allowMultiSelect?: boolean
}

const samples: { readonly [type in InputFieldType]: readonly [label: string, description: string, placeholder: string] } = {
  TEXT: ['Customer Name', 'Full name of the customer.', 'Ada Lovelace'],
  MULTI_LINE_TEXT: ['Message Body', 'What the recipient will read.', 'Dear customer, ...'],
  NUMBER: ['Amount', 'Amount in euros.', '120.50'],
  BOOLEAN: ['Send Copy', 'Whether the sender gets a copy.', 'true'],
  SELECT: ['Priority', 'How urgent it is.', 'Choose one'],
  PASSWORD: ['Access Code', 'Shown to nobody.', '******'],
  VECTOR: ['Search Vector', 'The embedding to search with.', '[0.1, 0.2]'],
  OBJECT: ['Custom Fields', 'Further fields by their key.', '{"region": "EU"}'],
  FILE: ['Attachment', 'A file to send along.', 'report.pdf'],
  ID: ['Record ID', 'The record to work on.', 'rec_12345'],
}

const options = [
  { label: 'Low', value: 'low' },
  { label: 'Normal', value: 'normal' },
  { label: 'High', value: 'high' },
]

const fieldOf = (type: InputFieldType, order: number, random: Random): InputField => {
  const [label, description, placeholder] = samples[type]
  const numbered = `${label} ${random.integer(2, 99)}`
  return {
    slug: numbered.toLowerCase().replaceAll(' ', '_'),
    label: numbered,
    type,
    description,
    placeholder,
    required: random.next() < 0.5,
    order,
    jsonSchema: type === 'OBJECT' ? '{"type":"object","additionalProperties":{"type":"string"}}' : '{"type":"string"}',
    ...(type === 'SELECT' && { options, allowMultiSelect: random.next() < 0.5 }),
  }
}

/** One field of every type, in an order that the seed decides. */
export function inputFields(random: Random): readonly InputField[] {
  const first = random.integer(0, inputFieldTypes.length - 1)
  return inputFieldTypes.map((_, index) => fieldOf(inputFieldTypes[(first + index) % inputFieldTypes.length] ?? 'TEXT', index, random))
}
