/** The string formats of JSON Schema 2020-12 §7.3 and of the OpenAPI format registry: how one is made and how one looks. */
import { random, type Random } from '#lib/seed.ts'

interface Format {
  make(random: Random): string
  looks(text: string): boolean
  /** Makes one of exactly so many characters, where the format has room for that. */
  ofLength?(length: number, random: Random): string | undefined
}

const pad = (value: number, width = 2): string => String(value).padStart(width, '0')
const hex = (source: Random, length: number): string => Array.from({ length }, () => source.integer(0, 15).toString(16)).join('')
const letters = (source: Random, length: number): string =>
  Array.from({ length }, () => String.fromCharCode(97 + source.integer(0, 25))).join('')

/** Around 2026, and every day is one that every month has. */
const date = (source: Random): string => `${source.integer(2025, 2027)}-${pad(source.integer(1, 12))}-${pad(source.integer(1, 28))}`
const time = (source: Random): string => `${pad(source.integer(0, 23))}:${pad(source.integer(0, 59))}:${pad(source.integer(0, 59))}Z`
const uuid = (source: Random): string =>
  `${hex(source, 8)}-${hex(source, 4)}-4${hex(source, 3)}-${source.pick(['8', '9', 'a', 'b'])}${hex(source, 3)}-${hex(source, 12)}`

/** Domains that RFC 2606 sets apart, so that nothing that is sent reaches anybody. */
const host = (source: Random): string => `${letters(source, 6)}.example.com`
const url = (source: Random): string => `https://${host(source)}/${letters(source, 5)}/${letters(source, 7)}`
const padded = (start: string, length: number, source: Random): string | undefined =>
  length > start.length ? start + letters(source, length - start.length) : undefined

/** A dot-separated name may have 63 characters a label, RFC 1035 §2.3.4. */
function hostOfLength(length: number, source: Random): string | undefined {
  const end = '.example.com'
  if (length <= end.length || length > 253) return undefined
  const head = letters(source, length - end.length).split('')
  for (let index = 60; index < head.length - 1; index += 60) head[index] = '.'
  return head.join('') + end
}

const isDate = (text: string): boolean => {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []
  return (
    Number(month) >= 1 &&
    Number(day) >= 1 &&
    Number(month) <= 12 &&
    Number(day) <= new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  )
}
const isTime = (text: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)$/i.test(text)
const isDateTime = (text: string): boolean => {
  const [day = '', clock = '', more] = text.split(/t|\s/i)
  return more === undefined && isDate(day) && isTime(clock)
}
const isRegex = (text: string): boolean => {
  try {
    return new RegExp(text, 'u') instanceof RegExp
  } catch {
    return false
  }
}
const isUri = (text: string): boolean => /^[a-z][a-z0-9+.-]*:[^\s"<>\\^`{|}]+$/i.test(text)
const isHost = (text: string): boolean =>
  text.length <= 253 && /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*\.?$/i.test(text)
/** RFC 5321 §4.5.3.1.1: 64 characters before the @. */
const isEmail = (text: string): boolean => {
  const [, local = '', domain = ''] = /^([^\s@"(),:;<>[\\\]]{1,64})@(.+)$/.exec(text) ?? []
  return !/^\.|\.\.|\.$/.test(local) && local !== '' && isHost(domain) && !domain.endsWith('.')
}

const uri: Format = { make: url, looks: isUri, ofLength: (length, source) => padded('https://example.com/', length, source) }
const hostname: Format = { make: host, looks: isHost, ofLength: hostOfLength }
const email: Format = {
  make: (source) => `${letters(source, 5)}.${letters(source, 6)}@example.com`,
  looks: isEmail,
  // RFC 5321 §4.5.3.1.1: 64 characters before the @.
  ofLength: (length, source) => {
    if (length <= 76) return length > 12 ? `${letters(source, length - 12)}@example.com` : undefined
    const domain = hostOfLength(length - 65, source)
    return domain === undefined ? undefined : `${letters(source, 64)}@${domain}`
  },
}
const byte: Format = {
  make: (source) => Buffer.from(letters(source, 12)).toString('base64'),
  looks: (text) => /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text),
  ofLength: (length, source) => (length % 4 === 0 ? letters(source, length) : undefined),
}
const anything = (text: string): boolean => text === text.valueOf()
const secret: Format = {
  make: (source) => `${letters(source, 6)}-${hex(source, 6)}-A7`,
  looks: anything,
  ofLength: (length, source) => letters(source, length),
}

/** `url`, `iri`, `byte` and the number formats are the OpenAPI registry's or custom; a format not in this table is a plain string. */
const formats: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['date-time', { make: (source) => `${date(source)}T${time(source)}`, looks: isDateTime }],
  ['date', { make: date, looks: isDate }],
  ['time', { make: time, looks: isTime }],
  [
    'duration',
    {
      make: (source) => `P${source.integer(1, 30)}D`,
      looks: (text) => /^P(?!$)(?:\d+W|(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)$/.test(text),
    },
  ],
  ['uuid', { make: uuid, looks: (text) => /^(?:urn:uuid:)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text) }],
  ['email', email],
  ['idn-email', email],
  ['hostname', hostname],
  ['idn-hostname', hostname],
  // RFC 5737: addresses for documentation.
  [
    'ipv4',
    {
      make: (source) => `203.0.113.${source.integer(1, 254)}`,
      looks: (text) => /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/.test(text),
    },
  ],
  [
    'ipv6',
    {
      make: (source) => `2001:db8::${hex(source, 4)}`.replace(/::0+(?=.)/, '::'),
      looks: (text) => /^[0-9a-f:.]*:[0-9a-f:.]*$/i.test(text),
    },
  ],
  ['uri', uri],
  ['url', uri],
  ['iri', uri],
  ['uri-reference', { ...uri, looks: (text) => /^[^\s"<>\\^`{|}]*$/.test(text) }],
  ['iri-reference', { ...uri, looks: (text) => /^[^\s"<>\\^`{|}]*$/.test(text) }],
  ['uri-template', { make: (source) => `https://${host(source)}/{id}`, looks: (text) => !/\s/.test(text) }],
  ['byte', byte],
  ['base64', byte],
  ['password', secret],
  ['binary', secret],
  ['regex', { make: (source) => `^[a-z]{1,${source.integer(2, 20)}}$`, looks: isRegex }],
  [
    'json-pointer',
    {
      make: (source) => `/${letters(source, 5)}/${source.integer(0, 9)}`,
      looks: (text) => /^(?:\/(?:[^~/]|~[01])*)*$/.test(text),
      ofLength: (length, source) => padded('/', length, source),
    },
  ],
  [
    'relative-json-pointer',
    { make: (source) => `${source.integer(0, 3)}/${letters(source, 5)}`, looks: (text) => /^\d+(?:#|(?:\/(?:[^~/]|~[01])*)*)$/.test(text) },
  ],
])

export const isKnownFormat = (format: string): boolean => formats.has(format)

export const keepsFormat = (format: string, text: string): boolean => formats.get(format)?.looks(text) ?? true

export const ofFormat = (format: string, seed: number): string | undefined => formats.get(format)?.make(random(seed))

export const ofFormatAndLength = (format: string, length: number, seed: number): string | undefined => {
  const text = formats.get(format)?.ofLength?.(length, random(seed))
  return text !== undefined && text.length === length && keepsFormat(format, text) ? text : undefined
}
