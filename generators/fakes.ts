/** The one door to faker: strings that read like real data, by the name of their property. */
import type { Faker } from '@faker-js/faker'
import { faker as stock } from '@faker-js/faker/locale/en'
import { random, type Random } from '#lib/seed.ts'

let source: Random = random(0)

/** Its own randomizer instead of faker's Mersenne twister: seeding that one costs more than the value. The cast names the class without loading 70 languages. */
const faker = new (stock.constructor as typeof Faker)({
  locale: stock.rawDefinitions,
  randomizer: { next: () => source.next(), seed: () => undefined },
})

/** Tells values of one run apart, so that a server with unique names does not refuse the second. */
const mark = (): string => digit() + digit() + digit() + digit()
const digit = (): string => '0123456789abcdefghijklmnopqrstuvwxyz'.charAt(source.integer(0, 35))

const title = (text: string): string => text.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())
const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
const domain = (): string => `${slug(faker.word.noun())}-${mark()}.example.com`
const thing = (): string => title(`${faker.word.adjective()} ${faker.word.noun()}`)
const sentence = (): string => `${faker.company.catchPhrase()}.`

/** First match wins. RFC 2606 domains only: nothing that is sent reaches anybody. */
const byName: readonly (readonly [RegExp, () => string])[] = [
  [/e_?mail/, () => `${slug(faker.person.firstName())}.${mark()}@example.com`],
  [/(url|uri|href|link|website|webhook|endpoint|callback|origin)s?$/, () => `https://${domain()}/${slug(faker.word.noun())}`],
  [/(host|hostname|domain|server)$/, domain],
  [/first_?name|given_?name/, () => `${faker.person.firstName()} ${mark()}`],
  [/last_?name|surname|family_?name/, () => `${faker.person.lastName()} ${mark()}`],
  [/user_?name|login|handle/, () => `${slug(faker.person.firstName())}-${mark()}`],
  [/file_?name/, () => `${slug(faker.word.noun())}-${mark()}.txt`],
  [/path$/, () => `/${slug(faker.word.noun())}/${mark()}`],
  [/slug|^key$|_key$|code_?name|namespace/, () => `${slug(faker.word.adjective())}-${slug(faker.word.noun())}-${mark()}`],
  [/colou?r/, () => faker.color.rgb({ casing: 'lower' })],
  [/password|secret|token|credential/, () => `${slug(faker.word.noun())}-${mark()}${mark()}-A7`],
  [/phone|mobile|fax/, () => `+1202555${String(source.integer(100, 9999)).padStart(4, '0')}`],
  [/country_?code/, () => faker.location.countryCode()],
  [/country/, () => 'Germany'],
  [/city|town/, () => faker.location.city()],
  [/state$|province|region/, () => faker.location.state()],
  [/zip|postal|post_?code/, () => String(source.integer(10000, 99999))],
  [/street|address/, () => `${faker.location.street()} ${source.integer(1, 99)}`],
  [/currency/, () => faker.finance.currencyCode()],
  [/price|amount|cost/, () => faker.commerce.price()],
  [/company|organi[sz]ation|vendor|manufacturer/, () => `${title(faker.word.noun())} ${mark()} Ltd`],
  [/locale|language|lang$/, () => source.pick(['en', 'de', 'fr'])],
  [/time_?zone/, () => source.pick(['Europe/Berlin', 'UTC', 'America/New_York'])],
  [/version/, () => `${source.integer(0, 9)}.${source.integer(0, 20)}.${source.integer(0, 20)}`],
  [/mime|content_?type|media_?type/, () => 'text/plain'],
  [/gender/, () => 'other'],
  [/ip(_?address)?$/, () => `203.0.113.${source.integer(1, 254)}`],
  [/(^|_)ids?$|uuid|guid/, () => `${slug(faker.word.noun())}-${mark()}${mark()}`],
  [/desc|summary|comment|note|message|text|body|content|about|bio|reason|detail|question|prompt|instruction/, sentence],
  [/placeholder|hint|example/, () => `e.g. ${faker.word.noun()}`],
  [/tag|category|keyword|genre|topic|group|type|kind|status/, () => slug(faker.word.noun())],
  [/name|title|label|subject|heading|team|project/, () => `${thing()} ${mark()}`],
]

/** `propertyName` in any case: `iconUrl`, `icon_url` and `Icon-URL` are one. */
export function fake(propertyName: string, seed: number): string {
  source = random(seed)
  const name = propertyName
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toLowerCase()
  const make = byName.find(([pattern]) => pattern.test(name))?.[1] ?? (() => `${faker.word.noun()} ${mark()}`)
  return make().trim()
}

/** One word of letters, digits and hyphens, for places that carry no spaces: paths, headers, cookies. */
export function fakeToken(seed: number): string {
  source = random(seed)
  return `${slug(faker.word.noun())}-${mark()}`
}

/** What the builders speak about. */
export interface Business {
  readonly product: string
  readonly verb: string
  readonly object: string
  readonly mark: string
}

export function fakeBusiness(seed: number): Business {
  source = random(seed)
  const product = title(faker.word.noun())
  const verb = source.pick(['Create', 'Update', 'Find', 'List', 'Send', 'Archive', 'Export', 'Sync'])
  const object = source.pick(['Invoice', 'Contact', 'Ticket', 'Order', 'Message', 'Document', 'Deal', 'Report', 'Task', 'Event'])
  return { product, verb, object, mark: mark() }
}
