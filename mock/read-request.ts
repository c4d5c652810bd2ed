/** What a request says, read as a server reads it, and in what it breaks the operation's contract. */
import { bodyKind, decodeBody } from '#lib/body.ts'
import { headerOf, type Parsed } from '#lib/bytes.ts'
import { declaredTypeAt } from '#lib/declared-type.ts'
import type { Json } from '#lib/json.ts'
import { mediaFor } from '#lib/media-type.ts'
import { decodePairs, decodeSimple, splitPairs } from '#lib/parameter-style.ts'
import type { Call } from '#mock/layer.ts'
import type { Violation } from '#mock/violation.ts'
import type { World } from '#mock/world.ts'
import type { Media, Parameter } from '#model/contract.ts'

export type ParameterValues = ReadonlyMap<string, Json>

export const parameterKey = (parameter: Pick<Parameter, 'in' | 'name'>): string => `${parameter.in} ${parameter.name}`

/** Parameters by `in name`; what was not sent is not there. */
export function readParameters({ request, route, raw }: Call): ParameterValues {
  const query = splitPairs(request.query, '&')
  const values = new Map<string, Json>()
  for (const { parameter, declared } of route.parameters) {
    let value: Json | undefined
    if (parameter.in === 'path') value = decodeSimple(parameter, raw[parameter.name] ?? '', declared)
    else if (parameter.in === 'query') value = decodePairs(parameter, query, declared)
    else if (parameter.in === 'cookie') value = decodePairs(parameter, splitPairs(headerOf(request, 'cookie') ?? '', ';'), declared)
    else {
      const text = headerOf(request, parameter.name)
      value = text === undefined ? undefined : decodeSimple(parameter, text, declared)
    }
    if (value !== undefined) values.set(parameterKey(parameter), value)
  }
  return values
}

export function parameterViolations(world: World, call: Call, values: ParameterValues): readonly Violation[] {
  return call.route.parameters.flatMap(({ parameter }) => {
    const value = values.get(parameterKey(parameter))
    const where = { in: parameter.in, name: parameter.name }
    if (value === undefined) {
      if (!parameter.required) return []
      return [
        {
          ...where,
          issue: {
            keyword: 'required',
            at: '',
            clause: `${parameter.at}/required`,
            message: `must have ${parameter.in} parameter ${parameter.name}`,
            property: parameter.name,
            via: [parameter.at],
          },
        },
      ]
    }
    if (parameter.schemaAt === undefined) return []
    return world.lens.issues(parameter.schemaAt, 'request', value).map((issue) => ({ ...where, issue }))
  })
}

/** The media type that the operation documents for what was sent, if any. */
export function documentedMedia({ request, route }: Call): Media | undefined {
  const sent = headerOf(request, 'content-type')
  return sent === undefined ? undefined : mediaFor(route.operation.requestBody?.media ?? [], sent)
}

/** What no reader knows is taken as it comes. */
export function parseBody(world: World, { request }: Call, media: Media | undefined): Parsed {
  const type = headerOf(request, 'content-type') ?? media?.type ?? 'application/json'
  return (
    decodeBody(type, request.base64, () => declaredTypeAt(world.contract.root, media?.schemaAt), media?.encoding) ?? { ok: true, value: '' }
  )
}

export function bodyViolations(world: World, { request }: Call, media: Media | undefined, value: Json): readonly Violation[] {
  if (media?.schemaAt === undefined || bodyKind(headerOf(request, 'content-type') ?? '') === undefined) return []
  return world.lens.issues(media.schemaAt, 'request', value).map((issue) => ({ in: 'body', name: '', issue }))
}
