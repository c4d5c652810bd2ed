/** What checks inspect, made by hand: one operation with the responses that a test gives it, one case, one exchange. */
import { toBase64 } from '#lib/bytes.ts'
import type { JsonObject, Pairs } from '#lib/json.ts'
import type { Case, Claim, Intent, Parts } from '#model/case.ts'
import type { Check, ExchangeCheck, ExchangeSubject, LimitSubject, Ruling, SequenceCheck, SequenceSubject } from '#model/check.ts'
import type { Contract, Operation } from '#model/contract.ts'
import type { Exchange, Outcome, Trace } from '#model/exchange.ts'
import type { Lens } from '#model/lens.ts'
import type { LimitRecord } from '#model/record.ts'
import { rule } from '#run/judge.ts'
import { openText } from '#test/in-process.ts'

export const url = 'http://127.0.0.1:4010'

/** `POST /things` with these responses; `more` goes into the operation. */
export function thing(
  responses: JsonObject,
  more: JsonObject = {},
): { readonly contract: Contract; readonly operation: Operation; readonly lens: Lens } {
  const document = {
    openapi: '3.1.0',
    info: { title: 'Things', version: '1' },
    paths: { '/things': { post: { operationId: 'makeThing', responses, ...more } } },
    components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'x-key' } } },
  }
  const { contract, lens } = openText(JSON.stringify(document))
  return { contract, operation: contract.operations[0] as Operation, lens }
}

export const json = (schema: JsonObject): JsonObject => ({ description: 'an answer', content: { 'application/json': { schema } } })

export const intents = {
  valid: { kind: 'valid', covers: ['/paths/~1things/post/parameters/0'], proven: true },
  unproven: { kind: 'valid', covers: [], proven: false },
  invalid: { kind: 'invalid', mutation: 'too-long', keyword: 'maxLength', at: '/body/name', clause: '/components/schemas/Name/maxLength' },
  mild: {
    kind: 'invalid',
    mutation: 'number-as-text',
    keyword: 'type',
    at: '/body/name',
    clause: '/components/schemas/Name/type',
    mild: true,
  },
  mildlyValid: { kind: 'valid', covers: ['/components/schemas/Name/type'], proven: true, mild: true },
  badFormat: { kind: 'invalid', mutation: 'bad-format', keyword: 'format', at: '/body/url', clause: '/components/schemas/Url/format' },
  noCredential: { kind: 'access', probe: 'no-credential', clause: '/security' },
  malformedCredential: { kind: 'access', probe: 'malformed-credential', clause: '/security' },
  heldScope: { kind: 'access', probe: 'held-scope', clause: '/security' },
  missingScope: { kind: 'access', probe: 'missing-scope', clause: '/security' },
  browserOrigin: { kind: 'access', probe: 'browser-origin', clause: '/x-proofload-promise/0' },
  oddUrl: { kind: 'protocol', probe: 'odd-url', clause: '/paths/~1things' },
  method: {
    kind: 'protocol',
    probe: 'undocumented-method',
    clause: '/paths/~1things',
    documented: { POST: 'makeThing', GET: 'listThings' },
  },
  options: { kind: 'protocol', probe: 'options', clause: '/paths/~1things', documented: { POST: 'makeThing', GET: 'listThings' } },
  head: { kind: 'protocol', probe: 'head', clause: '/paths/~1things/post' },
  nothingAcceptable: { kind: 'protocol', probe: 'nothing-acceptable', clause: '/paths/~1things/post' },
  oneMediaType: { kind: 'protocol', probe: 'one-media-type', clause: '/paths/~1things/post' },
  knownEtag: { kind: 'protocol', probe: 'known-etag', clause: '/paths/~1things/post' },
  otherEtag: { kind: 'protocol', probe: 'other-etag', clause: '/paths/~1things/post' },
  etagInForce: { kind: 'protocol', probe: 'etag-in-force', clause: '/paths/~1things/post' },
  etagOutOfForce: { kind: 'protocol', probe: 'etag-out-of-force', clause: '/paths/~1things/post' },
  keyRepeated: { kind: 'protocol', probe: 'key-repeated', clause: '/paths/~1things/post/parameters/0' },
  keyForAnotherBody: { kind: 'protocol', probe: 'key-for-another-body', clause: '/paths/~1things/post/parameters/0' },
} satisfies { readonly [name: string]: Intent }

export interface Given {
  /** Undefined: the request drew no response. */
  readonly status?: number
  readonly headers?: Pairs
  /** A text is sent as it is, anything else as JSON. */
  readonly body?: string | JsonObject
  readonly intent?: keyof typeof intents
  readonly actor?: Case['actor']
  readonly method?: string
  readonly acceptedBefore?: boolean
  readonly admitted?: readonly Case['actor'][]
  readonly formatsAsserted?: boolean
}

export function outcomeOf({ status, headers = [], body }: Given): Outcome {
  if (status === undefined) return { kind: 'timeout', reason: 'no answer within 30 s' }
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)
  const typed =
    text === '' || headers.some(([name]) => name === 'content-type') ? headers : [...headers, ['content-type', 'application/json'] as const]
  return { kind: 'response', status, headers: typed, base64: toBase64(text) }
}

export function caseOf(
  operation: string,
  {
    intent = 'valid',
    actor = 'main',
    method,
    role = 'act',
    parts = noParts,
  }: Pick<Given, 'intent' | 'actor' | 'method'> & { readonly role?: Case['role']; readonly parts?: Parts } = {},
): Case {
  return {
    operation,
    actor,
    role,
    intent: intents[intent],
    parts,
    binds: [],
    needs: 'any',
    ...(method !== undefined && { method }),
  }
}

export const exchangeOf = (step: number, method: string, outcome: Outcome): Exchange => ({
  step,
  request: { method, url: `${url}/things`, headers: [], base64: '' },
  outcome,
  bytes: 'exact',
  durationMs: 1,
})

export function exchangeSubject(operation: Operation, given: Given): ExchangeSubject {
  return {
    operation,
    case: caseOf(operation.id, given),
    exchange: exchangeOf(0, given.method ?? operation.method, outcomeOf(given)),
    acceptedBefore: given.acceptedBefore ?? true,
    accepted: new Set(given.acceptedBefore === false ? [] : [operation.id]),
    admitted: new Set(given.admitted),
    formatsAsserted: given.formatsAsserted ?? false,
    secrets: ['s3cret-credential'],
  }
}

export interface Played extends Given {
  readonly operation: Operation
  readonly role: Case['role']
  /** What the step was bound to. */
  readonly parts?: Parts
}

export const noParts: Parts = { path: {}, query: [], headers: [], cookies: [] }

/** A sequence as it was played; a step with `status: undefined` drew no response. */
export function sequenceSubject(steps: readonly [Played, ...Played[]], claim: Claim, more: Partial<Trace> = {}): SequenceSubject {
  const [first, ...others] = steps.map((step) => caseOf(step.operation.id, step))
  if (first === undefined) throw new Error('a sequence has a case')
  const known = new Map(steps.map(({ operation }) => [operation.id, operation]))
  const acting = steps.find(({ role }) => role === 'act') ?? steps[0]
  return {
    trace: {
      sequence: { id: 'abcdef012345', phase: 'stateful', operation: acting.operation.id, claim, cases: [first, ...others] },
      attempt: 'planned',
      exchanges: steps.map((step, index) => exchangeOf(index, step.operation.method, outcomeOf(step))),
      parts: steps.map((step) => step.parts ?? noParts),
      ...more,
    },
    operation: (id) => known.get(id) as Operation,
  }
}

export const limitRecord = (more: Partial<LimitRecord>): LimitRecord => ({
  operation: 'makeThing',
  scope: 'key',
  limit: 100,
  windowSeconds: 60,
  rate: 1.7,
  burst: null,
  algorithm: 'fixed-aligned',
  candidates: [],
  confidence: 1,
  honesty: 'honest',
  requests: 400,
  cycles: [],
  notes: [],
  ...more,
})

type Subject<C extends Check> = C extends ExchangeCheck ? ExchangeSubject : C extends SequenceCheck ? SequenceSubject : LimitSubject

/** `pass`, `skip: …`, `inconclusive: …`, or every piece of evidence as `violation: wanted X, got Y`. */
export function told<C extends Check>(check: C, subject: Subject<C>, lens: Lens): string {
  // A check and its subject belong together by the type above.
  const ruling: Ruling = rule(check as Parameters<typeof rule<Subject<C>>>[0], subject, lens)
  if (ruling.kind === 'pass') return 'pass'
  if (ruling.kind !== 'fail') return `${ruling.kind}: ${ruling.reason}`
  return ruling.evidence.map((one) => `${one.class ?? check.class}: wanted ${one.expected}, got ${one.actual}`).join(' + ')
}
