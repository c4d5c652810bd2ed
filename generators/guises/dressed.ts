/** A value with one place of it in another guise, or the whole body. */
import { lastToken, valueAt, withValueAt } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import { random } from '#lib/seed.ts'
import type { Body } from '#model/case.ts'
import type { Guise } from '#generators/guises/guise.ts'
import { guises } from '#generators/guises/index.ts'
import { locationOf } from '#generators/negative/body-negatives.ts'
import type { ValuePlace } from '#generators/values/places.ts'

/** The twin of a guise goes by its name and a dash. */
export const plainOf = (id: string): string => `${id}-`

export interface Worn {
  readonly guise: Guise
  readonly isPlain: boolean
}

export function wornBy(id: string): Worn | undefined {
  const guise = guises.find((one) => one.id === id || plainOf(one.id) === id)
  return guise === undefined ? undefined : { guise, isPlain: guise.id !== id }
}

export function dressedValue(
  { guise, isPlain }: Worn,
  value: Json,
  place: ValuePlace,
  seed: number,
  mediaType = 'application/json',
): Json | undefined {
  const target = valueAt(value, place.at)
  if (guise.on === 'body' || target === undefined) return undefined
  const subject = {
    schema: place.effective.keywords,
    value: target,
    required: place.required,
    location: locationOf(mediaType, place),
    property: lastToken(place.at),
  }
  const dressed = isPlain ? guise.plain?.(subject, random(seed)) : guise.dress(subject, random(seed))
  return dressed === undefined ? undefined : withValueAt(value, place.at, dressed.value)
}

export const dressedBody = ({ guise }: Worn, value: Json, mediaType = 'application/json'): Body | undefined =>
  guise.on === 'body' ? guise.dress({ kind: 'json', mediaType, value }) : undefined
