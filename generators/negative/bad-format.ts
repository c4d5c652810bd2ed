/** A near miss of the format, which a server that does not look closely takes for good. */
import type { Json } from '#lib/json.ts'
import type { Mutation } from '#generators/negative/mutation.ts'
import { isListed, keepsRest } from '#generators/negative/room.ts'

/** No spaces and no slashes: those would be escaped in a path, and what is refused then might be the escape. */
const nearMisses: { readonly [format: string]: (value: string) => string } = {
  uuid: (value) => value.replace(/[0-9a-f]/i, 'g'),
  'date-time': () => '2026-13-45T25:61:61Z',
  date: () => '2026-13-45',
  time: () => '25:61:61Z',
  duration: () => 'P1X',
  email: (value) => value.replace('@', '.at.'),
  'idn-email': (value) => value.replace('@', '.at.'),
  hostname: () => '-not_a_host-',
  ipv4: () => '203.0.113.256',
  ipv6: () => '2001:db8::zzzz',
  uri: () => 'not-a-uri',
  url: () => 'not-a-url',
  'uri-reference': () => '\\not\\a\\reference',
  'uri-template': () => 'https:{unclosed',
  byte: () => 'not*base64',
  regex: () => '(unclosed',
  'json-pointer': () => 'no-slash-first',
}

export const badFormat: Mutation = {
  id: 'bad-format',
  keyword: 'format',
  keywords: ['format'],
  promise: 'A string that misses its format is refused.',
  on: 'value',
  breakIt({ schema, value }) {
    const format = String(schema['format'])
    if (isListed(schema)) return undefined
    const missed =
      typeof value === 'string' ? nearMiss(format, value) : typeof value === 'number' && format === 'int32' ? 2 ** 31 : undefined
    return missed === undefined || missed === value || !keepsRest(schema, missed, 'format') ? undefined : { value: missed }
  },
}

const nearMiss = (format: string, value: string): Json | undefined =>
  Object.hasOwn(nearMisses, format) ? nearMisses[format]?.(value) : undefined
