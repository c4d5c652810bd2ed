/** Secrets are replaced where an exchange is recorded, not where it is printed, so that no reporter can leak one. */
import { fromBase64, toBase64 } from '#lib/bytes.ts'
import type { HttpRequest, Message, Outcome } from '#model/exchange.ts'

export type Redact = (text: string) => string

export const redacted = '[redacted]'

/** Also in the forms in which a secret travels: percent-encoded, JSON-escaped and as a basic credential. */
export function redactor(secrets: readonly string[]): Redact {
  const forms = new Set(secrets.filter((secret) => secret.length > 0).flatMap((secret) => [
    secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), toBase64(secret), toBase64(secret.includes(':') ? secret : `${secret}:`),
  ]))
  // Longest first: a secret may begin with another.
  const ordered = [...forms].sort((a, b) => b.length - a.length)
  return (text) => ordered.reduce((clean, form) => clean.replaceAll(form, redacted), text)
}

const alwaysSecret = /^(?:authorization|proxy-authorization|cookie|set-cookie|x-api-key)$/i

const redactMessage = <M extends Message>(message: M, redact: Redact): M => ({
  ...message,
  headers: message.headers.map(([name, value]) => [name, alwaysSecret.test(name) ? hidden(value) : redact(value)] as const),
  base64: message.base64 === '' ? '' : toBase64(redactBytes(fromBase64(message.base64), redact)),
})

/** The scheme's name may stay: `Bearer [redacted]`. */
const hidden = (value: string): string => value.replace(/^(Bearer|Basic|Digest)?\s*.*$/is, (_, scheme?: string) => (scheme === undefined ? redacted : `${scheme} ${redacted}`))

/** Latin-1 keeps every byte, so that a body that is not text survives. */
const redactBytes = (bytes: Uint8Array, redact: Redact): Uint8Array => Buffer.from(redact(Buffer.from(bytes).toString('latin1')), 'latin1')

export const redactRequest = (request: HttpRequest, redact: Redact): HttpRequest => ({ ...redactMessage(request, redact), url: redact(request.url) })

export const redactOutcome = (outcome: Outcome, redact: Redact): Outcome =>
  outcome.kind === 'response' ? redactMessage(outcome, redact) : { ...outcome, reason: redact(outcome.reason) }
