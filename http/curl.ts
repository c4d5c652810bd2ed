/** A request as a command that works when pasted; the credential comes from the environment. */
import { textOf } from '#lib/bytes.ts'
import type { HttpRequest } from '#model/exchange.ts'
import { redacted } from '#http/redact.ts'

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** `request` is already redacted: what was replaced becomes `$PROOFLOAD_TOKEN`. */
export function curlOf(request: HttpRequest): string {
  const withToken = (text: string): string => (text.includes(redacted) ? `"${text.replace(/["\\$`]/g, '\\$&').replaceAll(redacted, '$PROOFLOAD_TOKEN')}"` : quote(text))
  const body = textOf(request)
  const binary = body.includes('\uFFFD')
  return [
    ...(binary ? [`printf %s ${quote(request.base64)} | base64 -d |`] : []),
    'curl -sS -i',
    ...(request.method === 'GET' ? [] : request.method === 'HEAD' ? ['-I'] : [`-X ${request.method}`]),
    ...request.headers.map(([name, value]) => `-H ${withToken(`${name}: ${value}`)}`),
    ...(request.base64 === '' ? [] : binary ? ['--data-binary @-'] : [`--data-binary ${withToken(body)}`]),
    withToken(request.url),
  ].join(' ')
}
