/** Secrets are replaced where an exchange is recorded, not where it is printed, so that no reporter can leak one. */
import { fromBase64, toBase64 } from '#lib/bytes.ts'
import { cutToken } from '#http/credentials.ts'
import type { HttpRequest, Message, Outcome } from '#model/exchange.ts'

export type Redact = (text: string) => string

export const redacted = '[redacted]'

/** A shorter secret would be found in every word; where credentials are expected it is hidden all the same. */
const shortestSecret = 4

/** Also in the forms in which a secret travels. */
export function redactor(secrets: readonly string[]): Redact {
  // A token that was cut is still most of it.
  const all = secrets.filter((secret) => secret.length >= shortestSecret).flatMap((secret) => [secret, cutToken(secret) ?? secret])
  const forms = new Set(all.flatMap(formsOf))
  // Longest first: a secret may begin with another.
  const ordered = [...forms].sort((a, b) => b.length - a.length)
  return (text) => ordered.reduce((clean, form) => clean.replaceAll(form, redacted), text)
}

/** Percent-encoded (either way, either case), JSON-escaped, as bytes of UTF-8 read one by one, and as a basic credential. */
function formsOf(secret: string): readonly string[] {
  const encoded = encodeURIComponent(secret.toWellFormed())
  const strict = encoded.replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
  const basic = [secret, secret.includes(':') ? secret : `${secret}:`].map(toBase64)
  const plain = [secret, JSON.stringify(secret).slice(1, -1)]
  const bytes = plain.map((form) => Buffer.from(form, 'utf8').toString('latin1'))
  const queries = [encoded, strict].flatMap((form) => [
    form,
    form.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    form.replaceAll('%20', '+'),
  ])
  return [
    ...plain,
    ...bytes,
    ...queries,
    ...basic,
    ...basic.map((form) => form.replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_')),
  ]
}

const alwaysSecret = /^(?:authorization|proxy-authorization|cookie|set-cookie|x-api-key)$/i

const redactMessage = <M extends Message>(message: M, redact: Redact): M => ({
  ...message,
  headers: message.headers.map(([name, value]) => [name, alwaysSecret.test(name) ? hidden(value) : redact(value)] as const),
  base64: message.base64 === '' ? '' : toBase64(redactBytes(fromBase64(message.base64), redact)),
})

/** The scheme's name may stay: `Bearer [redacted]`. */
const hidden = (value: string): string =>
  value.replace(/^(Bearer|Basic|Digest)?\s*.*$/is, (_, scheme?: string) => (scheme === undefined ? redacted : `${scheme} ${redacted}`))

/** Latin-1 keeps every byte, so that a body that is not text survives. */
const redactBytes = (bytes: Uint8Array, redact: Redact): Uint8Array => Buffer.from(redact(Buffer.from(bytes).toString('latin1')), 'latin1')

export const redactRequest = (request: HttpRequest, redact: Redact): HttpRequest => ({
  ...redactMessage(request, redact),
  url: redact(request.url),
})

export const redactOutcome = (outcome: Outcome, redact: Redact): Outcome =>
  outcome.kind === 'response' ? redactMessage(outcome, redact) : { ...outcome, reason: redact(outcome.reason) }
