/** Headers that a response documents are there when required, and hold what their schema says. */
import { decodeSimple } from '#lib/parameter-style.ts'
import type { Evidence, ExchangeCheck } from '#model/check.ts'
import type { HeaderRule } from '#model/contract.ts'
import type { HttpResponse } from '#model/exchange.ts'
import type { Lens } from '#model/lens.ts'
import { documentedResponse } from '#suites/documented.ts'

export const headersMatchSchema: ExchangeCheck = {
  id: 'headers-match-schema',
  on: 'exchange',
  promise: 'A response has the headers that its status requires, and every documented header keeps its schema.',
  basis: 'OpenAPI 3.1.0 §4.8.21, Header Object',
  class: 'violation',
  appliesTo(subject) {
    const found = documentedResponse(subject)
    return typeof found === 'string' ? found : found.rule.headers.length === 0 ? 'no header is documented for the status' : true
  },
  inspect(subject, lens) {
    const found = documentedResponse(subject)
    if (typeof found === 'string') return []
    return found.rule.headers.flatMap((header) => inspectHeader(header, found.response, lens, subject.exchange.step, found.rule.at))
  },
}

function inspectHeader(header: HeaderRule, response: HttpResponse, lens: Lens, step: number, ruleAt: string): readonly Evidence[] {
  const lines = response.headers.filter(([name]) => name.toLowerCase() === header.name).map(([, value]) => value)
  if (lines.length === 0)
    return header.required
      ? [{ clauses: [`${header.at}/required`, ruleAt], step, expected: `a header ${header.name}`, actual: 'none' }]
      : []
  if (header.schemaAt === undefined) return []
  const styled = { name: header.name, in: 'header', style: 'simple', explode: false, allowReserved: false } as const
  // RFC 9110 §5.3: several lines mean the same as one with commas.
  const value = decodeSimple(styled, lines.join(', '), lens.declaredType(header.schemaAt))
  return lens.issues(header.schemaAt, 'response', value).map((issue) => ({
    clauses: [issue.clause, ruleAt, ...issue.via],
    step,
    expected: `${header.name} ${issue.message}`,
    actual: JSON.stringify(value),
  }))
}
