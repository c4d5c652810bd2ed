/** The parts of a case into the request that stands on the wire. */
import { encodeBody, type Written } from '#lib/body.ts'
import type { Json, Pairs } from '#lib/json.ts'
import { mediaFor } from '#lib/media-type.ts'
import { encodeParameter, type Styled } from '#lib/parameter-style.ts'
import type { Body, Parts } from '#model/case.ts'
import type { Location, Operation } from '#model/contract.ts'
import type { HttpRequest } from '#model/exchange.ts'
import type { Placement } from '#http/credentials.ts'

export interface Wire {
  /** Replaces the document's server URL whole; no slash at its end. */
  readonly baseUrl: string
  readonly extraHeaders: Pairs
  readonly placements: readonly Placement[]
  /** Replaces the operation's own in protocol probes. */
  readonly method?: string
}

export function serialise(operation: Operation, parts: Parts, { baseUrl, extraHeaders, placements, method }: Wire): HttpRequest {
  const encode = (place: Location, name: string, value: Json): string => encodeParameter(styledOf(operation, place, name), value)
  const placed = (place: Placement['in']): readonly Placement[] => placements.filter((placement) => placement.in === place)
  const path = operation.path.replace(/\{([^{}]+)\}/g, (whole, name: string) =>
    Object.hasOwn(parts.path, name) ? encode('path', name, parts.path[name] ?? null) : whole,
  )
  const query = [
    ...parts.query.map(([name, value]) => encode('query', name, value)).filter((pair) => pair !== ''),
    ...placed('query').map(({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`),
  ].join('&')
  const cookies = [
    ...parts.cookies.map(([name, value]) => encode('cookie', name, value)),
    ...placed('cookie').map(({ name, value }) => `${name}=${encodeURIComponent(value)}`),
  ].join('; ')
  const body = parts.body === undefined ? undefined : written(operation, parts.body)
  const own: Pairs = [
    ...(parts.headers.some(([name]) => name.toLowerCase() === 'accept') ? [] : [['accept', acceptOf(operation)] as const]),
    ...parts.headers.map(([name, value]) => [name.toLowerCase(), encode('header', name, value)] as const),
    ...placed('header').map(({ name, value }) => [name.toLowerCase(), value] as const),
    ...(cookies === '' ? [] : [['cookie', cookies] as const]),
    ...(body === undefined ? [] : [['content-type', body.contentType] as const]),
  ]
  const given = new Set(own.map(([name]) => name))
  return {
    method: method ?? operation.method,
    url: `${baseUrl}${path}${query === '' ? '' : `?${query}`}`,
    headers: [...own, ...extraHeaders.filter(([name]) => !given.has(name.toLowerCase()))],
    base64: body?.base64 ?? '',
  }
}

const written = (operation: Operation, body: Body): Written =>
  body.kind === 'raw'
    ? { contentType: body.mediaType, base64: body.base64 }
    : encodeBody(body.mediaType, body.value, mediaFor(operation.requestBody?.media ?? [], body.mediaType)?.encoding)

/** How a parameter is written; one that the contract does not know is written as the default of its place. */
function styledOf(operation: Operation, place: Location, name: string): Styled {
  const known = operation.parameters.find((parameter) => parameter.in === place && parameter.name.toLowerCase() === name.toLowerCase())
  return (
    known ?? {
      name,
      in: place,
      style: place === 'query' || place === 'cookie' ? 'form' : 'simple',
      explode: place === 'query' || place === 'cookie',
      allowReserved: false,
    }
  )
}

const accepted = new WeakMap<Operation, string>()

/** Everything the operation documents, and anything else as a last choice, so that a server is never driven into 406. */
function acceptOf(operation: Operation): string {
  const known = accepted.get(operation)
  if (known !== undefined) return known
  const types = new Set(operation.responses.flatMap(({ media }) => media.map(({ type }) => type)).filter((type) => type !== '*/*'))
  const value = [...types, types.size === 0 ? '*/*' : '*/*;q=0.1'].join(', ')
  accepted.set(operation, value)
  return value
}
