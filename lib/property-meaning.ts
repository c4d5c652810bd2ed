/** What the name of a property says about whose it is, in any spelling: `updatedAt`, `updated_at` and `Updated-At` are one. */

const plain = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toLowerCase()

/** The letters and digits of a name: `page_size`, `pageSize` and `page-size` are one. */
export const bareName = (name: string): string => plain(name).replaceAll('_', '')

const secret = /passw|passphrase|secret|token|credential|api_?key|private_key|(?:^|_)(?:pin|otp|cvv|cvc|iban|ssn|pwd)(?:_|$)|card_number/

/** Of a model of language, the tokens are pieces of text, and are counted. */
const counted =
  /(?:^|_)(?:max|min|num|total|prompt|completion|input|output|used)(?:_[a-z]+)*_tokens$|(?:^|_)tokens?_(?:count|limit|budget)$/

/** What is not shown again, or only in part. */
export const isSecretName = (name: string): boolean => secret.test(plain(name)) && !counted.test(plain(name))

/** What nobody but its owner may read: narrower than what is a secret, which an identifier may be too. */
export const isPasswordName = (name: string): boolean => /passw|passphrase|(?:^|_)pwd$|(?:^|_)client_secret$/.test(plain(name))

const done =
  'creat(?:ed|ion)|insert(?:ed|ion)|updated?|modifi(?:ed|cation)|changed?|edited|delet(?:ed|ion)|accessed|seen|used|viewed|synced|archived'
const kept = new RegExp(
  `^(?:last_)?(?:${done})(?:_(?:at|on|by|date|time|datetime|timestamp|ts|ms))?$|^(?:date|time)_(?:${done})$|^c?m?timestamp$|^[cm]time$|^_?(?:version|revision|rev|etag|e_tag|links?|href|self|self_link|self_url)$`,
)

/** What the server writes about a resource: dates of its life, versions, links to it. */
export const isServersName = (name: string): boolean => kept.test(plain(name))

const often =
  /(?:^|_)(?:status|state|phase|stage|counts?|counter|totals?|balance|scores?|rank|rating|position|order|index|slug|permalink|views|number|sequence|progress|hash|checksum|size|full_name|display_name|role|owner|verified|default|active|enabled)$|^url$|^uri$/

/** What a server may decide by itself although a client may speak of it: states, counters, derived names. */
export const isOftenServersName = (name: string): boolean => often.test(plain(name))

/** `created`, `updated`: which date of a resource's life it is. */
export function dateOfLife(name: string): 'created' | 'updated' | undefined {
  const word = plain(name)
  if (/^(?:created|creation|date_created|inserted)(?:_(?:at|on|date|time|timestamp))?$/.test(word)) return 'created'
  return /^(?:last_)?(?:updated?|modified|date_updated|date_modified)(?:_(?:at|on|date|time|timestamp))?$/.test(word)
    ? 'updated'
    : undefined
}

const quantity =
  /(?:^|_)(?:amount|quantity|qty|count|units?|seats?|points?|credits?|price|cost|sum|value|total|hours|minutes|days|nights|guests|copies|weight|litres?|percent(?:age)?|slot|position|row|column|shelf|rack|box)(?:_|$)/

/** How much of something. */
export const isQuantityName = (name: string): boolean => quantity.test(plain(name))

const late =
  /(?:^|_)(?:end|ends|ended|ending|until|till|to|before|expire[sd]?|expiry|expiration|finish(?:es|ed)?|close[sd]?|due|deadline|departure|check_?out|max|maximum|latest|upper)(?:_|$)/

/** The later of two dates, where there are two. */
export const isLateName = (name: string): boolean => late.test(plain(name))

/** The day on which somebody was born. */
export const isBirthName = (name: string): boolean => /(?:^|_)(?:birth(?:day|date)?|born|dob)(?:_|$)/.test(plain(name))

const machine =
  /(?:^|_)(?:user_?name|login|handle|slug|sku|nick(?:name)?|phone|mobile|fax|host(?:name)?|domain|colou?r|e?mail|address|version|hash|digest|iban|bic|vat|zip|post(?:al)?_?code|postcode|mac|ip|tag|label|prefix|suffix|bucket|namespace|topic|alias|icon|mime|media|content_type|model|region|unit|number|serial|date|time)s?$/

/** What machines read, or what has rules outside the document: few servers take every letter there. */
export const isMachineName = (name: string): boolean => machine.test(plain(name))
