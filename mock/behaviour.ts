/**
 * Every decision of the mock that a planted defect may spoil. A hook gets the sound decision and gives back the one that is taken,
 * so that sound code has no branch for a defect, and several defects add up.
 */
import type { Parsed } from '#lib/bytes.ts'
import type { Json, JsonObject } from '#lib/json.ts'
import type { Call, MockRequest, MockResponse } from '#mock/layer.ts'
import type { Identity } from '#mock/credentials.ts'
import type { Job } from '#generators/jobs.ts'
import type { Reached } from '#mock/acts/bulk-change.ts'
import type { Wanted } from '#mock/acts/bulk.ts'
import type { Filter } from '#mock/filters.ts'
import type { Sort } from '#mock/sort.ts'
import type { Done } from '#mock/layers/idempotency.ts'
import type { Reference } from '#mock/references.ts'
import type { Resource } from '#generators/resources.ts'
import type { Item } from '#mock/store.ts'
import type { Violation } from '#mock/violation.ts'
import type { Media } from '#model/contract.ts'

export type Hook<T, C = Call> = (sound: T, call: C) => T

/** Where a careless query would find an item of this id. */
export interface Lookup {
  readonly call: Call
  /** Whether no id follows in the path. */
  readonly isLast: boolean
  /** Inside another parent. */
  elsewhere(): Item | undefined
  /** Among those that were deleted. */
  deleted(): Item | undefined
}

/** Where a careless query of a list would look. */
export interface Inside {
  readonly call: Call
  /** In every parent of the same kind. */
  inAll(): readonly Item[]
}

export interface Change {
  readonly call: Call
  readonly before: JsonObject
  readonly sent: JsonObject
}

export interface Behaviour {
  /** How long a request waits for its turn, milliseconds. */
  readonly waitMs: Hook<number, MockRequest>
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
  /** Whether a request is checked before it is done. */
  readonly checksFirst: Hook<boolean>
  /** What a change makes of what is stored, and when that was. */
  readonly changed: Hook<JsonObject, Change>
  readonly changedMs: Hook<number>
  /** What is stored once it was looked at. */
  readonly looked: Hook<JsonObject>
  /** Where a new item is said to be. */
  readonly location: Hook<string>
  /** Whether what was created is kept. */
  readonly keep: Hook<boolean>
  /** Whether a name or an id that is taken stands in the way. */
  readonly taken: Hook<boolean>
  /** Whether what a body refers to is there. */
  readonly refers: Hook<boolean, Reference>
  /** How many are made of what was sent once. */
  readonly copies: Hook<number>
  /** The item that one id of the path names, inside of the one before. */
  readonly known: Hook<Item | undefined, Lookup>
  /** What a caller is told of an id that he has nothing under; here it may be what another tenant has. */
  readonly missing: Hook<string, Item | undefined>
  /** The item under the path's ids. */
  readonly find: Hook<Item | undefined>
  /** The items of the parent that the path names. */
  readonly inside: Hook<readonly Item[], Inside>
  /** The items that a list shows. */
  readonly list: Hook<readonly Item[]>
  /** What the query of a list chooses by. */
  readonly filters: Hook<readonly Filter[]>
  /** The items that a search finds. */
  readonly found: Hook<readonly Item[], readonly Item[]>
  readonly sort: Hook<Sort | undefined>
  /** How many items a page has at most, which comes first on it, whether there are more, and how many on all pages. */
  readonly pageSize: Hook<number>
  readonly pageStart: Hook<number>
  readonly more: Hook<boolean>
  /** Whether a header leads on to a next page. */
  readonly linksOn: Hook<boolean>
  readonly total: Hook<number>
  /** What is made of a request for many. */
  readonly bulk: Hook<readonly Wanted[]>
  /** What a request reaches that changes or deletes many. */
  readonly reached: Hook<readonly Reached[], { readonly call: Call; readonly siblings: readonly Item[] }>
  /** How far a job says it is. */
  readonly jobState: Hook<string, Job>
  /** Whether a deletion deletes. */
  readonly remove: Hook<boolean>
  /** What goes with what is deleted, beyond what stands below it. */
  readonly goingWith: Hook<readonly Item[]>
  /** What comes back with what is brought back. */
  readonly restores: Hook<readonly Item[]>
  /** Whether something holds a deletion back. */
  readonly holds: Hook<boolean>
  /** How many of a resource a thing says belong to it. */
  readonly count: Hook<number, Resource>
  /** Whether what has to be in order is. */
  readonly ordered: Hook<boolean>
  /** Whether the state of a thing lets this be done to it. */
  readonly allows: Hook<boolean>
  /** Whether what an action brings about is kept. */
  readonly performs: Hook<boolean>
  /** The JSON of a successful answer. */
  readonly body: Hook<Json>
  /** Whose quota a request is taken from. */
  readonly quota: Hook<string>
  readonly retryAfterSeconds: Hook<number>
  readonly respond: Hook<MockResponse>
  /** Whether something that there is was accepted. */
  readonly acceptable: Hook<boolean>
  /** Which of the documented media types is answered. */
  readonly media: Hook<Media | undefined>
  /** The ETag that is told and compared. */
  readonly etag: Hook<string>
  /** Whether a read that says which version it has is answered 304. */
  readonly unchanged: Hook<boolean>
  /** Whether a write may go on under its If-Match and If-None-Match. */
  readonly precondition: Hook<boolean>
  /** What was done before under the idempotency key. */
  readonly done: Hook<Done | undefined>
  /** The answer to HEAD, made of the answer to GET. */
  readonly head: Hook<MockResponse, MockResponse>
  /** The refusal of a method that the path does not have; here the method is the sent one. */
  readonly refuseMethod: Hook<MockResponse, string>
}

const same = <T>(sound: T): T => sound

const soundBehaviour: Behaviour = {
  waitMs: same,
  identify: same,
  permit: same,
  acceptMediaType: same,
  parse: same,
  violations: same,
  write: same,
  checksFirst: same,
  changed: same,
  changedMs: same,
  looked: same,
  location: same,
  keep: same,
  taken: same,
  copies: same,
  known: same,
  missing: same,
  find: same,
  refers: same,
  inside: same,
  list: same,
  filters: same,
  found: same,
  sort: same,
  pageSize: same,
  pageStart: same,
  more: same,
  linksOn: same,
  total: same,
  bulk: same,
  reached: same,
  jobState: same,
  remove: same,
  goingWith: same,
  restores: same,
  holds: same,
  count: same,
  ordered: same,
  allows: same,
  performs: same,
  body: same,
  quota: same,
  retryAfterSeconds: same,
  respond: same,
  acceptable: same,
  media: same,
  etag: same,
  unchanged: same,
  precondition: same,
  done: same,
  head: same,
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
