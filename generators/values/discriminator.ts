/** The discriminator of OpenAPI 3.1.0 §4.8.25: which value of the property names which schema. */
import { isObject, lastToken, pointerOfRef, valueAt } from '#lib/json-pointer.ts'
import type { JsonObject, Pointer } from '#lib/json.ts'
import type { EffectiveSchema, Part } from '#generators/values/effective-schema.ts'

export interface Discriminator {
  readonly property: string
  readonly mapping: readonly (readonly [string, Pointer])[]
}

export function discriminatorOf({ schema }: Part): Discriminator | undefined {
  const { discriminator } = schema
  if (!isObject(discriminator) || typeof discriminator['propertyName'] !== 'string') return undefined
  const mapping = isObject(discriminator['mapping']) ? Object.entries(discriminator['mapping']) : []
  return {
    property: discriminator['propertyName'],
    mapping: mapping.flatMap(([name, target]) => (typeof target === 'string' ? [[name, targetOf(target)] as const] : [])),
  }
}

/** A mapping names a schema by reference or by its bare name. */
const targetOf = (text: string): Pointer => (text.startsWith('#/') ? pointerOfRef(text) : `/components/schemas/${text}`)

/** The names under which a branch goes: its mapping keys, or the name of the schema that it refers to. */
export function namesOfBranch(root: JsonObject, { mapping }: Discriminator, branchAt: Pointer): readonly string[] {
  const branch = valueAt(root, branchAt)
  const ref = isObject(branch) ? branch['$ref'] : undefined
  const target = typeof ref === 'string' && ref.startsWith('#/') ? pointerOfRef(ref) : branchAt
  const mapped = mapping.filter(([, at]) => at === target).map(([name]) => name)
  return mapped.length > 0 ? mapped : target === branchAt ? [] : [lastToken(target)]
}

/** The values that the discriminating properties of a settled schema may have. */
export function discriminating(root: JsonObject, { parts }: EffectiveSchema): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>()
  for (const part of parts) {
    const discriminator = discriminatorOf(part)
    if (discriminator === undefined) continue
    const mapped = discriminator.mapping.filter(([, at]) => parts.some((other) => other.at === at)).map(([name]) => name)
    const branch = parts.find(({ at }) => at.startsWith(`${part.at}/oneOf/`) || at.startsWith(`${part.at}/anyOf/`))
    const named = parts.find(({ at }) => /^\/components\/schemas\/[^/]+$/.test(at))
    const names =
      mapped.length > 0
        ? mapped
        : branch !== undefined
          ? namesOfBranch(root, discriminator, branch.at)
          : named === undefined
            ? []
            : [lastToken(named.at)]
    if (names.length > 0) found.set(discriminator.property, names)
  }
  return found
}
