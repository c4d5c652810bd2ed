/** Whether the bytes of a request are what the case claims: read back as a server would, and held against the contract. */
import { child } from '#lib/json-pointer.ts'
import type { JsonObject, Pointer } from '#lib/json.ts'
import { listOf } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import type { HttpRequest } from '#model/exchange.ts'
import type { Lens } from '#model/lens.ts'
import { parseBack } from '#http/parse-back.ts'

export interface WireIssue {
  /** `/path/id`, `/query/limit`, `/body/name`. */
  readonly at: Pointer
  readonly keyword: string
  readonly clause: Pointer
}

/** Everything that is wrong with a request; `undefined` where its body cannot be read back. */
export function wireIssues(
  root: JsonObject,
  lens: Lens,
  operation: Operation,
  request: HttpRequest,
  baseUrl: string,
): readonly WireIssue[] | undefined {
  const { parameters, body } = parseBack(root, operation, request, baseUrl)
  const ofParameters = parameters.flatMap(({ parameter, value }): readonly WireIssue[] => {
    const at = child(`/${listOf[parameter.in]}`, parameter.name)
    if (value === undefined) return parameter.required ? [{ at, keyword: 'required', clause: `${parameter.at}/required` }] : []
    if (parameter.schemaAt === undefined) return []
    return lens
      .issues(parameter.schemaAt, 'request', value)
      .map((issue) => ({ at: at + issue.at, keyword: issue.keyword, clause: issue.clause }))
  })
  const whole = (keyword: string, clause: Pointer): readonly WireIssue[] => [...ofParameters, { at: '/body', keyword, clause }]
  switch (body.kind) {
    case 'absent':
      return operation.requestBody?.required === true ? whole('content', `${operation.requestBody.at}/required`) : ofParameters
    case 'wrong-media-type':
      return whole('content', operation.requestBody?.at ?? operation.at)
    case 'malformed':
      return whole('content', body.media.at)
    case 'opaque':
      return undefined
    case 'value': {
      if (body.media.schemaAt === undefined) return ofParameters
      const issues = lens.issues(body.media.schemaAt, 'request', body.value)
      return [...ofParameters, ...issues.map((issue) => ({ at: `/body${issue.at}`, keyword: issue.keyword, clause: issue.clause }))]
    }
    default:
      return body satisfies never
  }
}

/** Whether exactly the intended clause is broken: every issue stands at one place, and the intended keyword is among them. */
export function breaksOnly(issues: readonly WireIssue[], keyword: string, at: Pointer): boolean {
  const place = keyword === 'required' ? at.slice(0, at.lastIndexOf('/')) : at
  return (
    issues.length > 0 && issues.every((issue) => issue.at === at || issue.at === place) && issues.some((issue) => issue.keyword === keyword)
  )
}
