/** The same instant, told from another place: RFC 3339 §5.6 lets every date-time have an offset. Readers of good may want it in UTC. */
import type { Guise } from '#generators/guises/guise.ts'

export const offsetDateTime: Guise = {
  id: 'offset-date-time',
  promise: 'A date-time with an offset is accepted where the same instant in UTC is.',
  claim: 'tolerated',
  keyword: 'format',
  promised: /\b(?:any|another|other|all|every)\s+(?:utc\s+)?(?:offsets?|time\s?zones?)\b|\bwith\s+an\s+offset\b/i,
  on: 'value',
  dress({ schema, value }) {
    const ms = typeof value === 'string' && schema['format'] === 'date-time' ? Date.parse(value) : Number.NaN
    return Number.isNaN(ms) ? undefined : { value: `${new Date(ms + offsetMs).toISOString().slice(0, 19)}+05:30` }
  },
  plain({ value }) {
    const ms = Date.parse(String(value))
    return Number.isNaN(ms) ? undefined : { value: `${new Date(ms).toISOString().slice(0, 19)}Z` }
  },
}

/** Not of whole hours, as some readers think that all are. */
const offsetMs = 5.5 * 3_600_000
