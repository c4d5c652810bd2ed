/** Texts that the contract leaves free: neither listed, nor of a format or a pattern. */
import { isListed, numberAt } from '#generators/negative/room.ts'
import type { Target } from '#generators/negative/mutation.ts'
import { typesOf } from '#generators/values/effective-schema.ts'

export function isFreeText({ schema, value }: Target): boolean {
  const bound = isListed(schema) || ['format', 'pattern', 'not', 'contentEncoding'].some((keyword) => schema[keyword] !== undefined)
  return typeof value === 'string' && !bound && typesOf(schema).includes('string')
}

/** Cut in front so that what follows has room. */
export function withTail({ schema, value }: Target, tail: string): string | undefined {
  const most = numberAt(schema, 'maxLength') ?? Number.POSITIVE_INFINITY
  const room = most - [...tail].length
  return room < 1 ? undefined : `${[...String(value)].slice(0, room).join('')}${tail}`
}
