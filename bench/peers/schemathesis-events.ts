/** When Schemathesis first saw each failure, by the times of its event file: one JSON object a line, written as the run goes. */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { nameOf } from './tool.ts'

/** The members that are read. `checks` and `cases` go by the id of a case. */
interface Scenario {
  readonly timestamp: number
  readonly recorder: {
    readonly label: string
    readonly cases: { readonly [id: string]: { readonly value: { readonly method: string; readonly path: string } } }
    readonly checks?: { readonly [id: string]: readonly Checked[] }
  }
}
interface Checked {
  readonly failure_info?: { readonly failure: { readonly type: string } } | null
}

/** Seconds after the start, for each failure as its report names it. */
export async function firstSeen(file: string, startedAtSeconds: number): Promise<ReadonlyMap<string, number>> {
  const seen = new Map<string, number>()
  for await (const line of createInterface(createReadStream(file))) {
    if (!line.startsWith('{"ScenarioFinished"') || !line.includes('"failure_info"')) continue
    // An event file names the kind of each event as its only member.
    const { ScenarioFinished } = JSON.parse(line) as { readonly ScenarioFinished: Scenario }
    for (const name of failuresIn(ScenarioFinished)) if (!seen.has(name)) seen.set(name, ScenarioFinished.timestamp - startedAtSeconds)
  }
  return seen
}

/** Its report names the request, and for a chain of requests the scenario. */
const failuresIn = ({ recorder: { label, cases, checks = {} } }: Scenario): readonly string[] =>
  Object.entries(checks).flatMap(([id, checked]) => {
    const { method = '', path = '' } = cases[id]?.value ?? {}
    return checked.flatMap(({ failure_info: info }) =>
      info == null ? [] : [`${method} ${path}`, label].map((where) => nameOf({ what: info.failure.type, where, gravity: '' })),
    )
  })
