/**
 * What a run makes on a deployment says so in its name, where a name has room: whoever finds one later knows where it comes from.
 * The mark adds nothing but lower-case letters and what parts the words of the name already, so that it needs no more than they do.
 */
import { lastToken, tokensOf, valueAt, withValueAt } from '#lib/json-pointer.ts'
import type { Json, Pointer } from '#lib/json.ts'
import { random } from '#lib/seed.ts'
import type { Contract } from '#model/contract.ts'
import { targetsOf } from '#generators/negative/targets.ts'
import { listedValues } from '#generators/values/effective-schema.ts'
import { keeps } from '#generators/values/keeps.ts'

const isName = /^(?:display_?)?(?:name|title|label)$/i
const deepest = 2

/** Of one run: `plkqxz`. */
export function markerOf(nonce: number): string {
  const { integer } = random(nonce)
  return `pl${Array.from({ length: 4 }, () => String.fromCharCode(97 + integer(0, 25))).join('')}`
}

/** `untouched`: places whose value is what the case is about. */
export function marked(
  contract: Contract,
  schemaAt: Pointer,
  value: Json,
  { marker, untouched }: { readonly marker: string; readonly untouched: readonly (Pointer | undefined)[] },
): Json {
  let named = value
  for (const [at, { effective }] of targetsOf(contract, schemaAt)) {
    const name = valueAt(named, at)
    const { keywords } = effective
    const isFree = keywords['format'] === undefined && keywords['pattern'] === undefined && listedValues(keywords) === undefined
    if (typeof name !== 'string' || !isName.test(lastToken(at)) || tokensOf(at).length > deepest) continue
    if (!isFree || !/[a-z]/.test(name) || untouched.includes(at)) continue
    const longer = `${marker}${/[ _-]/.exec(name)?.[0] ?? ''}${name}`
    if (longer.length <= Number(keywords['maxLength'] ?? 100)) named = withValueAt(named, at, longer) ?? named
  }
  return keeps(contract.root, [schemaAt], 'request', named) ? named : value
}
