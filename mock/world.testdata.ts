/** Small documents and a client for the tests of the mock. */
import { readFileSync } from 'node:fs'
import { jsonOf, toBase64 } from '#lib/bytes.ts'
import { virtualClock } from '#lib/clock.ts'
import type { Json, Pairs } from '#lib/json.ts'
import { coveringStatus } from '#lib/status-range.ts'
import { isJson, matchesRange } from '#lib/media-type.ts'
import { pathMatcher } from '#lib/path-template.ts'
import { createMock, type Mock, type MockOptions } from '#mock/mock.ts'
import { openDocument, type Opened } from '#specs/open.ts'

export const openText = (text: string): Opened => openDocument('document.yaml', () => text)

export const openShipped = (name: string): Opened =>
  openDocument(new URL(`../specs/documents/${name}.yaml`, import.meta.url).pathname, (file) => readFileSync(file, 'utf8'))

export interface Answer {
  readonly status: number
  readonly headers: Pairs
  readonly json: Json | undefined
  readonly text: string
  readonly header: (name: string) => string | undefined
}

export interface Client {
  readonly mock: Mock
  /** As the main credential, unless `as` says otherwise; placed as every scheme of the document wants it. */
  readonly call: (
    method: string,
    path: string,
    body?: Json,
    more?: { readonly as?: string; readonly headers?: Pairs; readonly raw?: string },
  ) => Promise<Answer>
}

export function clientOf(opened: Opened, options: Partial<MockOptions> = {}): Client {
  const mock = createMock(opened.contract, opened.lens, { seed: 1, clock: virtualClock(1_700_000_000_000), ...options })
  return {
    mock,
    call: async (method, path, body, { as = mock.credentials.main, headers = [], raw } = {}) => {
      const text = raw ?? (body === undefined ? '' : JSON.stringify(body))
      const sent: Pairs = [
        ...(as === '' ? [] : headersFor(opened, as)),
        ...(text === '' || headers.some(([name]) => name === 'content-type') ? [] : ([['content-type', 'application/json']] as const)),
        ...headers,
      ]
      const outcome = await mock.send({
        method,
        url: `http://mock.test${path}${as === '' ? '' : queryFor(opened, path, as)}`,
        headers: sent,
        base64: toBase64(text),
      })
      if (outcome.kind !== 'response') throw new Error(outcome.reason)
      const parsed = jsonOf(outcome)
      return {
        status: outcome.status,
        headers: outcome.headers,
        json: parsed.ok ? parsed.value : undefined,
        text: Buffer.from(outcome.base64, 'base64').toString('utf8'),
        header: (name) => outcome.headers.find(([given]) => given.toLowerCase() === name)?.[1],
      }
    },
  }
}

function headersFor({ contract }: Opened, token: string): Pairs {
  return Object.values(contract.securitySchemes).flatMap((scheme): Pairs => {
    if (scheme.type === 'apiKey')
      return scheme.in === 'header' ? [[scheme.name, token]] : scheme.in === 'cookie' ? [['cookie', `${scheme.name}=${token}`]] : []
    if (scheme.type === 'other') return []
    return [['authorization', scheme.scheme === 'basic' ? `Basic ${toBase64(`${token}:`)}` : `Bearer ${token}`]]
  })
}

const queryFor = ({ contract }: Opened, path: string, token: string): string => {
  const keys = Object.values(contract.securitySchemes).flatMap((scheme) =>
    scheme.type === 'apiKey' && scheme.in === 'query' ? [`${scheme.name}=${token}`] : [],
  )
  return keys.length === 0 ? '' : `${path.includes('?') ? '&' : '?'}${keys.join('&')}`
}

/** What is wrong with an answer by the document: nothing, from a sound server. */
export function faultsOf({ contract, lens }: Opened): (method: string, path: string, answer: Answer) => readonly string[] {
  const find = pathMatcher(contract.operations.map((operation) => ({ method: operation.method, path: operation.path, data: operation })))
  return (method, path, answer) => {
    const operation = find(method, path.replace(/\?.*$/, ''))?.data
    if (operation === undefined) return answer.status === 404 || answer.status === 405 ? [] : [`${answer.status} where no operation is`]
    const rule = coveringStatus(operation.responses, answer.status)
    if (rule === undefined)
      return answer.status >= 400 && answer.status < 500 ? [] : [`${operation.id}: ${answer.status} is not documented`]
    if (rule.media.length === 0) return []
    const type = answer.header('content-type') ?? ''
    const media = rule.media.find((one) => matchesRange(one.type, type))
    if (media === undefined) return answer.status === 204 ? [] : [`${operation.id}: ${answer.status} as ${type}`]
    if (media.schemaAt === undefined || !isJson(type)) return []
    if (answer.json === undefined) return [`${operation.id}: ${answer.status} is not JSON`]
    return lens
      .issues(media.schemaAt, 'response', answer.json)
      .map((issue) => `${operation.id} ${answer.status} ${issue.at} ${issue.message}`)
  }
}
