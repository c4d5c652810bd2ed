/** Query parameters that choose among a list's items by one of their properties: closed values, ids, and ranges of dates. */
import { plainName } from '#generators/lists/paging.ts'
import { isReference } from '#generators/positive/meaningful.ts'
import { effectiveSchema, listedValues, typesOf } from '#generators/values/effective-schema.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'
import { itemsAt } from '#lib/schema-view.ts'
import type { Operation, Parameter } from '#model/contract.ts'

export interface Filtering {
  readonly parameter: Parameter
  /** The item's property, which the parameter is named after. */
  readonly property: string
  readonly propertyAt: Pointer
  readonly by: 'listed' | 'boolean' | 'id'
  /** The values that the parameter lists. */
  readonly values: readonly Json[]
  /** What holds where it is not sent. */
  readonly fallback?: Json
}

export interface Ranging {
  readonly parameter: Parameter
  readonly property: string
  readonly propertyAt: Pointer
  readonly of: 'date' | 'number'
  readonly end: 'from' | 'to'
}

export function filteringsOf(
  root: JsonObject,
  { parameters }: Operation,
  properties: { readonly [name: string]: Pointer },
): readonly Filtering[] {
  return parameters.flatMap((parameter): readonly Filtering[] => {
    const { name, in: place, schemaAt } = parameter
    // `filter[status]`, as many write it.
    const property = /^(?:filters?|where)\[([^[\]]+)\]$/i.exec(name)?.[1] ?? name
    const propertyAt = Object.hasOwn(properties, property) ? properties[property] : undefined
    if (place !== 'query' || schemaAt === undefined || propertyAt === undefined) return []
    const { keywords } = effectiveSchema(root, schemaAt)
    const itemAt = itemsAt(root, schemaAt)
    const single = itemAt === undefined ? keywords : effectiveSchema(root, itemAt).keywords
    const values = listedValues(single) ?? []
    const by = values.length > 0 ? 'listed' : typesOf(single).includes('boolean') ? 'boolean' : isReference(property) ? 'id' : undefined
    if (by === undefined) return []
    const fallback = keywords['default']
    return [{ parameter, property, propertyAt, by, values, ...(fallback !== undefined && { fallback }) }]
  })
}

const ends = /^(.+?)[_.[-]?(after|since|from|gte?|min|before|until|to|lte?|max)\]?$/i
const prefixed = /^(after|since|from|min|before|until|to|max)[_.-]?(.+)$/i

/** `created_after`, `created_at[gte]`, `from_date` beside a property `created_at` or `date`; `minPrice` beside a `price`. */
export function rangingsOf(
  root: JsonObject,
  { parameters }: Operation,
  properties: { readonly [name: string]: Pointer },
): readonly Ranging[] {
  const ordered = Object.entries(properties).flatMap(([name, at]) => {
    const { keywords } = effectiveSchema(root, at)
    const isDate = /^date(?:-time)?$/.test(String(keywords['format']))
    const isNumber = typesOf(keywords).some((type) => type === 'number' || type === 'integer')
    return isDate || isNumber ? [{ property: name, propertyAt: at, of: isDate ? ('date' as const) : ('number' as const) }] : []
  })
  return parameters.flatMap((parameter): readonly Ranging[] => {
    if (parameter.in !== 'query' || Object.hasOwn(properties, parameter.name)) return []
    const [, first = '', second = ''] = ends.exec(parameter.name) ?? prefixed.exec(parameter.name) ?? []
    const [name, end] = /^(?:after|since|from|gte?|min|before|until|to|lte?|max)$/i.test(second) ? [first, second] : [second, first]
    const found = ordered.find(({ property }) => [plainName(name), `${plainName(name)}at`].includes(plainName(property)))
    // A number that bounds a date is an age, or counts something else.
    const isNumeric = typesOf(effectiveSchema(root, parameter.schemaAt ?? '').keywords).some(
      (type) => type === 'number' || type === 'integer',
    )
    return name === '' || found === undefined || (found.of === 'number') !== isNumeric
      ? []
      : [{ parameter, ...found, end: /^(?:after|since|from|g|min)/i.test(end) ? 'from' : 'to' }]
  })
}
