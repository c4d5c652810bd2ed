/**
 * Takes away what bears the mark of this run and what no answer told of: second copies of what was sent once, and what was made by requests
 * whose answers were lost. A list that is full of them would hide what comes to it next.
 */
import { jsonOf } from '#lib/bytes.ts'
import type { Clock } from '#lib/clock.ts'
import { valueAt } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import { isSuccess } from '#lib/status-range.ts'
import type { Case, Plan } from '#model/case.ts'
import type { Contract } from '#model/contract.ts'
import type { HttpRequest, Send } from '#model/exchange.ts'
import { resourcesOf, type Resource } from '#generators/resources.ts'
import type { Made } from '#run/made.ts'

/** No list is worth more: what is left then is left as it was without a sweep. */
const mostMs = 5000

export interface SweepTools {
  readonly contract: Contract
  readonly plan: Plan
  readonly target: { readonly send: Send }
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly made: Made
  readonly marker: string
  readonly prepare: (testCase: Case) => Promise<((k: number) => HttpRequest) | string>
}

/** `written`: the operations that made things. */
export async function sweep(written: ReadonlySet<string>, tools: SweepTools): Promise<void> {
  const untilMs = tools.clock.now() + mostMs
  for (const resource of resourcesOf(tools.contract).values()) {
    const { key, parent, create } = resource
    if (parent !== undefined || create === undefined || !written.has(create.operation.id)) continue
    if (tools.plan.fixtures[key]?.undo !== undefined) await sweepOne(resource, untilMs, tools)
  }
}

/** The first page again and again: what is removed makes room for the next. */
async function sweepOne({ key, list }: Resource, untilMs: number, tools: SweepTools): Promise<void> {
  const { plan, target, clock, signal, made, marker, prepare } = tools
  const listing = plan.sequences.find(
    ({ phase, operation, cases }) => phase === 'positive' && operation === list?.operation.id && cases.length === 1,
  )
  const request = listing === undefined ? 'nothing lists it' : await prepare(listing.cases[0])
  if (list === undefined || typeof request === 'string') return
  for (let page = 0; clock.now() < untilMs && !signal.aborted; page += 1) {
    const outcome = await target.send(request(page), signal)
    const body = outcome.kind === 'response' && isSuccess(outcome.status) ? jsonOf(outcome) : undefined
    const items = body?.ok === true ? valueAt(body.value, list.itemsAt) : undefined
    const marked = Array.isArray(items) ? (items as readonly Json[]).filter((item) => JSON.stringify(item).includes(marker)) : []
    const ids = marked.flatMap((item) => valueAt(item, list.idAt) ?? [])
    for (const id of ids) made.found(key, id)
    if (ids.length === 0 || (await made.undo()).length > 0) return
  }
}
