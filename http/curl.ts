/** A request as a command that works when pasted; the credential comes from the environment. */
import { textOf } from '#lib/bytes.ts'
import type { Actor } from '#model/case.ts'
import type { HttpRequest } from '#model/exchange.ts'
import { redacted } from '#http/redact.ts'

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
/** What stands for the credential: a variable, so that no command holds a secret, or what nobody needs to hide. */
const credentialOf: { readonly [actor in Actor]?: string } = {
  main: '"$PROOFLOAD_TOKEN"',
  limited: '"$PROOFLOAD_TOKEN_LIMITED"',
  stranger: '"$PROOFLOAD_TOKEN_STRANGER"',
  none: "''",
  malformed: "'not a token'",
}

/** Single quotes throughout, so that no shell finds anything to expand but the variable. */
const withToken = (text: string, credential: string): string =>
  text
    .split(redacted)
    .map((piece) => (piece === '' ? '' : quote(piece)))
    .join(credential) || "''"

/** RFC 7617 §2: a user without a password is written with the colon all the same. */
const basic = (credential: string): string => `"$(printf %s ${credential} | sed '/:/!s/$/:/' | base64 | tr -d '\\n')"`

/** `request` is already redacted: what was replaced becomes the variable of its actor. */
export function curlOf(request: HttpRequest, actor: Actor = 'main'): string {
  const credential = credentialOf[actor] ?? "'no-such-credential'"
  const body = textOf(request)
  const hasBody = request.base64 !== ''
  // No argument can hold a NUL.
  const binary = body.includes('\uFFFD') || body.includes('\0')
  return [
    ...(hasBody && binary ? [`printf %s ${quote(request.base64)} | base64 -d |`] : []),
    // -g: brackets in a URL are no pattern; --path-as-is: `..` is sent as it stands.
    'curl -sS -i -g --path-as-is',
    ...methodOf(request.method, hasBody),
    ...request.headers.map(([name, value]) => `-H ${headerOption(name, value, credential)}`),
    // Without this curl would name a type of its own.
    ...(hasBody && !request.headers.some(([name]) => name.toLowerCase() === 'content-type') ? [`-H 'content-type:'`] : []),
    // --data-raw: a body that begins with @ is no file name.
    ...(hasBody ? [binary ? '--data-binary @-' : `--data-raw ${withToken(body, credential)}`] : []),
    withToken(request.url, credential),
  ].join(' ')
}

const methodOf = (method: string, hasBody: boolean): readonly string[] => {
  if (method === 'HEAD' && !hasBody) return ['-I']
  return method === 'GET' && !hasBody ? [] : [`-X ${/^[A-Z]+$/.test(method) ? method : quote(method)}`]
}

/** To curl `name:` removes a header; an empty one is written `name;`. */
function headerOption(name: string, value: string, credential: string): string {
  if (value === '') return quote(`${name};`)
  return withToken(`${name}: ${value}`, value === `Basic ${redacted}` ? basic(credential) : credential)
}
