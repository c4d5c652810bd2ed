/**
 * Every decision of the mock that a planted defect may spoil. A hook gets the sound decision and gives back the one that is taken,
 * so that sound code has no branch for a defect, and several defects add up.
 */
import type { Parsed } from '#lib/bytes.ts'
import type { Json, JsonObject } from '#lib/json.ts'
import type { Call, MockResponse } from '#mock/layer.ts'
import type { Identity } from '#mock/credentials.ts'
import type { Item } from '#mock/store.ts'
import type { Violation } from '#mock/violation.ts'

export type Hook<T, C = Call> = (sound: T, call: C) => T

export interface Behaviour {
  /** Who the credential belongs to, or why it is refused. */
  readonly identify: Hook<Identity>
  /** Whether the credential's scopes suffice. */
  readonly permit: Hook<boolean>
  /** Whether the media type of the body is one of the operation's. */
  readonly acceptMediaType: Hook<boolean>
  /** The body as JSON, or why it is none. */
  readonly parse: Hook<Parsed>
  /** In what the request breaks the contract. */
  readonly violations: Hook<readonly Violation[]>
  /** The body that is stored and answered. */
  readonly write: Hook<JsonObject>
  /** Whether what was created is kept. */
  readonly keep: Hook<boolean>
  /** The item under the path's ids. */
  readonly find: Hook<Item | undefined>
  /** The items that a list shows. */
  readonly list: Hook<readonly Item[]>
  /** Whether a deletion deletes. */
  readonly remove: Hook<boolean>
  /** The JSON of a successful answer. */
  readonly body: Hook<Json>
  readonly retryAfterSeconds: Hook<number>
  readonly respond: Hook<MockResponse>
  /** The refusal of a method that the path does not have; here the method is the sent one. */
  readonly refuseMethod: Hook<MockResponse, string>
}

const same = <T>(sound: T): T => sound

const soundBehaviour: Behaviour = {
  identify: same,
  permit: same,
  acceptMediaType: same,
  parse: same,
  violations: same,
  write: same,
  keep: same,
  find: same,
  list: same,
  remove: same,
  body: same,
  retryAfterSeconds: same,
  respond: same,
  refuseMethod: same,
}

/** Each hook is the chain of all that were given for it. */
export function behaviourOf(tweaks: readonly Partial<Behaviour>[]): Behaviour {
  const names = Object.keys(soundBehaviour) as (keyof Behaviour)[]
  const chained = names.map((name) => {
    const hooks = tweaks.flatMap((tweak) => tweak[name] ?? []) as readonly Hook<unknown, unknown>[]
    const hook =
      hooks.length === 0 ? same : (sound: unknown, call: unknown) => hooks.reduce((value, tweaked) => tweaked(value, call), sound)
    return [name, hook] as const
  })
  // Every name of the record is there, each with hooks of its own type.
  return Object.fromEntries(chained) as unknown as Behaviour
}
