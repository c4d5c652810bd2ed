/** A read sent to where an earlier answer's Location points. The server says where, but never which host: credentials go to the target's own origin alone. */
import { headerOf } from '#lib/bytes.ts'
import type { Exchange, HttpRequest } from '#model/exchange.ts'

/** `ready` is the request as the document has it; a string says why it is not sent elsewhere. */
export function located(ready: HttpRequest, from: Exchange | undefined): HttpRequest | string {
  const said = from?.outcome.kind === 'response' ? headerOf(from.outcome, 'location') : undefined
  if (from === undefined || said === undefined) return 'no Location was given'
  // RFC 9110 §10.2.2: a relative reference is resolved against the target URI of the request that was answered.
  const [own, there] = [URL.parse(ready.url), URL.parse(said, from.request.url)]
  if (own === null || there === null) return 'the Location is no URL'
  if (there.origin !== own.origin) return `the Location points to another origin, ${there.origin}`
  // A credential may stand in the query.
  for (const [name, value] of own.searchParams) if (!there.searchParams.has(name)) there.searchParams.set(name, value)
  there.hash = ''
  return { ...ready, url: there.href }
}
