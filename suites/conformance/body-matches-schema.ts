/** The heart of the contract: the body keeps the schema of its status and media type. */
import { headerOf, jsonOf } from '#lib/bytes.ts'
import { valueAt } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import { isJson } from '#lib/media-type.ts'
import type { Evidence, ExchangeCheck } from '#model/check.ts'
import type { Issue } from '#model/lens.ts'
import { documentedMedia, documentedResponse, isBodiless } from '#suites/documented.ts'

/** A body that is wrong everywhere is told by its first faults. */
const maxEvidence = 5

export const bodyMatchesSchema: ExchangeCheck = {
  id: 'body-matches-schema',
  on: 'exchange',
  promise: 'A response body keeps the schema that its status and media type document.',
  basis: 'OpenAPI 3.1.0 §4.8.14, Media Type Object, schema',
  class: 'violation',
  appliesTo(subject) {
    const found = documentedResponse(subject)
    if (typeof found === 'string') return found
    if (isBodiless(subject.exchange.request.method, found.response.status)) return 'such a response has no body'
    if (found.response.base64 === '')
      return found.rule.media.some(({ type, schemaAt }) => isJson(type) && schemaAt !== undefined) ? true : 'there is no body'
    const media = documentedMedia(found.response, found.rule)
    if (media === undefined) return 'the media type is not documented'
    if (media.schemaAt === undefined) return 'no schema is documented for the media type'
    return isJson(headerOf(found.response, 'content-type') ?? '') ? true : 'the media type is not JSON'
  },
  inspect(subject, lens) {
    const found = documentedResponse(subject)
    if (typeof found === 'string') return []
    const { step } = subject.exchange
    const { response, rule } = found
    const media = response.base64 === '' ? rule.media.find(({ type }) => isJson(type)) : documentedMedia(response, rule)
    if (media?.schemaAt === undefined) return []
    if (response.base64 === '') return [{ clauses: [media.at, rule.at], step, expected: `a body of ${media.type}`, actual: 'no body' }]
    const body = jsonOf(response)
    if (!body.ok) return [{ clauses: [media.at, rule.at], step, expected: 'JSON', actual: body.reason }]
    return (
      lens
        .issues(media.schemaAt, 'response', body.value)
        // What is write-only has a check of its own.
        .filter(({ keyword }) => keyword !== 'writeOnly')
        .slice(0, maxEvidence)
        .map((issue) => evidenceOf(issue, body.value, step, rule.at))
    )
  },
}

const evidenceOf = (issue: Issue, body: Json, step: number, ruleAt: string): Evidence => ({
  clauses: [issue.clause, ruleAt, ...issue.via],
  step,
  expected: `${issue.at === '' ? 'the body' : issue.at} ${issue.message}`,
  actual: issue.keyword === 'required' ? `no member "${issue.property ?? ''}"` : JSON.stringify(valueAt(body, issue.at)).slice(0, 200),
})
