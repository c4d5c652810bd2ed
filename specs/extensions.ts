/** The members that a document may carry for Proofload, docs/extensions.md: a misspelt one would silently promise something else. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { child, isObject } from '#lib/json-pointer.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'
import { bases } from '#model/contract.ts'
import { filesMember } from '#specs/bundle.ts'

const basis = { enum: bases }
const schemas: { readonly [member: string]: object } = {
  'x-proofload-basis': basis,
  'x-proofload-builder': { type: 'string', minLength: 1 },
  'x-proofload-limits': {
    type: 'array',
    items: {
      type: 'object',
      required: ['limit', 'windowSeconds'],
      additionalProperties: false,
      properties: {
        limit: { type: 'integer', minimum: 1 },
        windowSeconds: { type: 'number', exclusiveMinimum: 0 },
        per: { type: 'string' },
        basis,
        'x-proofload-basis': basis,
      },
    },
  },
  'x-proofload-promise': {
    type: 'array',
    items: {
      type: 'object',
      required: ['id', 'kind', 'observable'],
      properties: {
        id: { type: 'string' },
        kind: { type: 'string' },
        observable: { type: 'boolean' },
        text: { type: 'string' },
        'x-proofload-basis': basis,
      },
    },
  },
}

export interface ExtensionFault {
  readonly at: Pointer
  readonly reason: string
}

const ajv = new Ajv2020({ allErrors: false, strict: false })
const validators = new Map<string, ValidateFunction>(Object.entries(schemas).map(([member, schema]) => [member, ajv.compile(schema)]))

/** Every extension that is not what it should be, and every member that begins like one and is none. */
export function extensionFaults(root: JsonObject): readonly ExtensionFault[] {
  const found: ExtensionFault[] = []
  const visit = (value: Json, at: Pointer): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [name, member] of Object.entries(value)) {
      const memberAt = child(at, name)
      if (isObject(value) && name.startsWith('x-proofload-') && name !== filesMember) {
        const fault = faultOf(name, member)
        if (fault !== undefined) found.push({ at: memberAt + fault.at, reason: fault.reason })
      }
      visit(member, memberAt)
    }
  }
  visit(root, '')
  return found
}

function faultOf(name: string, value: Json): ExtensionFault | undefined {
  const validate = validators.get(name)
  if (validate === undefined) return { at: '', reason: `there is no extension ${name}: there are ${Object.keys(schemas).join(', ')}` }
  if (validate(value)) return undefined
  const [error] = validate.errors ?? []
  const allowed: unknown = error?.params['allowedValues']
  return {
    at: error?.instancePath ?? '',
    reason: `${name} ${error?.message ?? 'is wrong'}${Array.isArray(allowed) ? `: ${allowed.join(', ')}` : ''}`,
  }
}
