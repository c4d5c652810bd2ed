/** An exchange as a person reads it: start line, headers, body; JSON is indented, binary is not spelled out, all of it is bounded. */
import { fromBase64 } from '#lib/bytes.ts'
import type { HttpRequest, Message, Outcome } from '#model/exchange.ts'
import { grouped } from '#reports/figures.ts'
import { cut, line, printable } from '#reports/printable.ts'

const maxHeaders = 60
const maxHeaderCharacters = 400
/** Longer JSON is shown as it came: indenting it would cost more than a reader gains. */
const maxIndentedBytes = 262_144
/** Indenting costs the square of the depth. */
const maxIndentedDepth = 200

export const requestText = (request: HttpRequest, maxBody: number): string =>
  joined(`${line(request.method, 40)} ${line(request.url, 2000)}`, request, maxBody)

export const outcomeText = (outcome: Outcome, maxBody: number): string =>
  outcome.kind === 'response'
    ? joined(`HTTP ${outcome.status}`, outcome, maxBody)
    : `no response (${outcome.kind}): ${line(outcome.reason, 400)}`

function joined(start: string, message: Message, maxBody: number): string {
  const headers = message.headers.slice(0, maxHeaders).map(([name, value]) => `${line(name, 100)}: ${line(value, maxHeaderCharacters)}`)
  const more = message.headers.length - headers.length
  const body = bodyText(message, maxBody)
  return [start, ...headers, ...(more > 0 ? [`… (${more} more headers)`] : []), ...(body === '' ? [] : ['', body])].join('\n')
}

function bodyText(message: Message, max: number): string {
  const bytes = fromBase64(message.base64)
  if (bytes.length > maxIndentedBytes) {
    return `${bounded(bytes.subarray(0, max * 4), max)}\n(${grouped(bytes.length)} bytes in all)`
  }
  const text = Buffer.from(bytes).toString('utf8')
  if (depthOf(text) > maxIndentedDepth) return bounded(bytes, max)
  try {
    return printable(cut(JSON.stringify(JSON.parse(text), undefined, 2), max))
  } catch {
    return bounded(bytes, max)
  }
}

/** Brackets inside strings count too: too deep a guess only leaves the text as it came. */
function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

function bounded(bytes: Uint8Array, max: number): string {
  const text = Buffer.from(bytes).toString('utf8')
  const head = text.slice(0, 2000)
  const broken = head.match(/[^\P{Cc}\t\n\r]|\uFFFD/gu)?.length ?? 0
  if (broken * 10 > head.length) return `(binary, ${grouped(bytes.length)} bytes: ${Buffer.from(bytes.subarray(0, 24)).toString('hex')}…)`
  return printable(cut(text, max))
}
