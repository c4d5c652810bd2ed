/** One planned request, why it was made, and the sequences that requests stand in. A plan is symbolic: ids and fresh values are bound while running. */
import type { Json, Pointer } from '#lib/json.ts'
import type { Probe } from '#model/probe.ts'

/** Whose credential a case carries. `limited` lacks scopes; `stranger` belongs to another tenant. */
export type Actor = 'main' | 'limited' | 'stranger' | 'none' | 'malformed' | 'invalid' | 'expired'

/** `raw` is what no JSON value can say: malformed JSON, another media type. */
export type Body =
  | { readonly kind: 'json'; readonly mediaType: string; readonly value: Json }
  | { readonly kind: 'raw'; readonly mediaType: string; readonly base64: string }

/** The values before they are serialised. */
export interface Parts {
  readonly path: { readonly [name: string]: Json }
  readonly query: readonly (readonly [string, Json])[]
  readonly headers: readonly (readonly [string, Json])[]
  readonly cookies: readonly (readonly [string, Json])[]
  readonly body?: Body
}

/** Where the parts hold the parameters of each place. */
export const listOf = { path: 'path', query: 'query', header: 'headers', cookie: 'cookies' } as const satisfies Record<string, keyof Parts>

/** How a valid value is made from a schema: same recipe and schema give the same shape, whatever the seed. */
export interface Recipe {
  /** Required properties only, all properties, or the document's own example. */
  readonly shape: 'minimal' | 'full' | 'example'
  /** Optional properties taken in although the shape is minimal (pointers into the value). */
  readonly include?: readonly Pointer[]
  /** One value set to an edge of its schema: its shortest or least, its longest or greatest, null, or the n-th enum value or example. */
  readonly pin?: { readonly at: Pointer; readonly choose: 'min' | 'max' | 'null' | number }
}

/** What is only known while running. */
export type Source =
  /** `at` points into an exchange: `/status`, `/headers/location`, `/body/integration/id`. */
  | { readonly kind: 'step'; readonly step: number; readonly at: Pointer }
  /** What an earlier step of the sequence sent: `at` points into its parts, `/path/petId` or `/body/value`. */
  | { readonly kind: 'sent'; readonly step: number; readonly at: Pointer }
  /** The id of a resource: `own` is made for this sequence alone, `shared` serves many. */
  | { readonly kind: 'fixture'; readonly resource: string; readonly owner: Actor; readonly use: 'shared' | 'own' }
  /** Made anew for every attempt. `mutation.at` points into the value made. */
  | {
      readonly kind: 'fresh'
      readonly schemaAt: Pointer
      readonly recipe: Recipe
      readonly mutation?: { readonly id: string; readonly at: Pointer }
      /** The step of its twin: everything but texts and the pinned place is taken over from there. */
      readonly like?: number
    }

/** `parts` holds a typed stand-in at `at` (a pointer into `parts`); `/body/value` binds a whole JSON body, `/body` a raw one. */
export interface Bind {
  readonly at: Pointer
  readonly from: Source
}

export type Intent =
  /** `proven`: every id in it was made or seen in this run, so that it is meant to succeed. */
  | { readonly kind: 'valid'; readonly covers: readonly Pointer[]; readonly proven: boolean }
  /** Breaks exactly `keyword` of `clause`, at `at` in the parts. */
  | { readonly kind: 'invalid'; readonly mutation: string; readonly keyword: string; readonly at: Pointer; readonly clause: Pointer }
  /** A credential that must not do, or a method or path that is not there. */
  | { readonly kind: 'access' | 'protocol'; readonly probe: Probe; readonly clause: Pointer }

/** One request. `method` replaces the operation's own in protocol probes. */
export interface Case {
  readonly operation: string
  readonly method?: string
  readonly actor: Actor
  readonly intent: Intent
  readonly parts: Parts
  readonly binds: readonly Bind[]
  /** `act` and `observe` are never dropped when a sequence is shrunk. */
  readonly role: 'setup' | 'act' | 'observe' | 'undo'
  /** Where `success` is needed and not had, the claim is inconclusive. */
  readonly needs: 'success' | 'any'
}

export const phases = ['positive', 'negative', 'security', 'protocol', 'stateful'] as const
export type Phase = (typeof phases)[number]

/** Cases that are played, repeated and shrunk as one. `claim` names the sequence check that judges the whole. */
export interface Sequence {
  /** Content hash of all the rest: 12 hexadecimal digits. */
  readonly id: string
  readonly phase: Phase
  /** The operation whose promise it tests. */
  readonly operation: string
  readonly claim?: Claim
  readonly cases: readonly [Case, ...Case[]]
}

/** What a sequence check needs to know of a sequence, beyond its cases. */
export interface Claim {
  readonly check: string
  /** The id that is looked for: seen in an earlier exchange, or sent with an earlier request. */
  readonly id?: Extract<Source, { readonly kind: 'step' | 'sent' }>
  /** Where observations list resources: a pointer into an exchange (`/body/items`). */
  readonly within?: Pointer
  /** Where an observation shows the one resource: a pointer into an exchange (`/body`, `/body/integration`). */
  readonly shownAt?: Pointer
  /** What of the resource the claim is about. */
  readonly about?: readonly Aspect[]
}

/** A part of a resource: where requests send it and responses show it, and the clauses that say so. */
export interface Aspect {
  /** Pointer into the JSON that is sent: `/title`. */
  readonly sentAt: Pointer
  /** Pointer into the resource that is shown. */
  readonly seenAt: Pointer
  /** In the request's schema, then in the response's. */
  readonly clauses: readonly [Pointer, ...Pointer[]]
}

/** How a resource comes into being, and goes. */
export interface Fixture {
  readonly resource: string
  /** The resource whose id stands in the path before this one's. */
  readonly parent?: string
  /** Tried in order until one succeeds. */
  readonly ways: readonly [Way, ...Way[]]
  /** The operation that removes it; without one it stays on the target. */
  readonly undo?: string
}

export interface Way {
  /** `create` makes one; `choose` makes one under an id of the caller's choice; `list` can only find one that is there, and that is not ours. */
  readonly by: 'create' | 'choose' | 'list'
  readonly case: Case
  /** Where the exchange holds the id: `/body/integration/id`; for `choose` where the parts do: `/path/userId`. */
  readonly idAt: Pointer
}

export interface Plan {
  /** SHA-256 over the fixtures and sequences, hexadecimal. */
  readonly hash: string
  readonly seed: number
  readonly fixtures: { readonly [resource: string]: Fixture }
  readonly sequences: readonly Sequence[]
}
