/** A request as a command that works when pasted; the credential comes from the environment. */
import { textOf } from '#lib/bytes.ts'
import type { HttpRequest } from '#model/exchange.ts'
import { redacted } from '#http/redact.ts'

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
/** Single quotes throughout, so that no shell finds anything to expand but the variable. */
const withToken = (text: string): string =>
  text
    .split(redacted)
    .map((piece) => (piece === '' ? '' : quote(piece)))
    .join('"$PROOFLOAD_TOKEN"') || "''"

/** `request` is already redacted: what was replaced becomes `$PROOFLOAD_TOKEN`. */
export function curlOf(request: HttpRequest): string {
  const body = textOf(request)
  const hasBody = request.base64 !== ''
  // No argument can hold a NUL.
  const binary = body.includes('\uFFFD') || body.includes('\0')
  return [
    ...(hasBody && binary ? [`printf %s ${quote(request.base64)} | base64 -d |`] : []),
    // -g: brackets in a URL are no pattern; --path-as-is: `..` is sent as it stands.
    'curl -sS -i -g --path-as-is',
    ...methodOf(request.method, hasBody),
    ...request.headers.map(([name, value]) => `-H ${headerOption(name, value)}`),
    // Without this curl would name a type of its own.
    ...(hasBody && !request.headers.some(([name]) => name.toLowerCase() === 'content-type') ? [`-H 'content-type:'`] : []),
    // --data-raw: a body that begins with @ is no file name.
    ...(hasBody ? [binary ? '--data-binary @-' : `--data-raw ${withToken(body)}`] : []),
    withToken(request.url),
  ].join(' ')
}

const methodOf = (method: string, hasBody: boolean): readonly string[] => {
  if (method === 'HEAD' && !hasBody) return ['-I']
  return method === 'GET' && !hasBody ? [] : [`-X ${/^[A-Z]+$/.test(method) ? method : quote(method)}`]
}

/** To curl `name:` removes a header; an empty one is written `name;`. */
const headerOption = (name: string, value: string): string => (value === '' ? quote(`${name};`) : withToken(`${name}: ${value}`))
