/** Numbers and moments, as they stand among their kind. */
import type { Json } from '#lib/json.ts'

/** A number itself, and of a date or date-time (RFC 3339) its milliseconds; nothing of what has no place. */
export function placeOf(value: Json | undefined): number | undefined {
  const place =
    typeof value === 'number' ? value : typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(place) ? undefined : place
}
