/** One planned request, why it was made, and the sequences that requests stand in. A plan is symbolic: ids and fresh values are bound while running. */
import type { Json, Pointer } from '#lib/json.ts'
import type { Probe } from '#model/probe.ts'

/** Whose credential a case carries. `limited` lacks scopes; `stranger` belongs to another tenant; `unsigned` is the main one without its signature, `cut` without its end, `lengthened` with more behind it; `empty` has the place of one and nothing in it, `astray` is nobody's and placed as the second of several schemes wants it, or as one that is not documented, `recased` is the main one in the other case. */
export type Actor =
  | 'main'
  | 'limited'
  | 'stranger'
  | 'none'
  | 'malformed'
  | 'invalid'
  | 'expired'
  | 'unsigned'
  | 'cut'
  | 'lengthened'
  | 'empty'
  | 'astray'
  | 'recased'

/** `json` is a value, written as its media type says: JSON text, a form, a text. `raw` is what no value can say: malformed JSON, another media type. */
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

/** Of which place a part is a parameter: `/headers/0/1` is a header's value. */
export const placeOfPart = (at: Pointer): keyof typeof listOf | undefined =>
  (['path', 'query', 'header', 'cookie'] as const).find((place) => at.startsWith(`/${listOf[place]}/`))

/** The types of values without members. */
export type ScalarType = 'string' | 'number' | 'integer' | 'boolean'

/** How a valid value is made from a schema: same recipe and schema give the same shape, whatever the seed. */
export interface Recipe {
  /** Required properties only, all properties, the document's own example, or one of all that the schema allows. */
  readonly shape: 'minimal' | 'full' | 'example' | 'random'
  /** Which one of all. */
  readonly draw?: number
  /** These places as they are in a random value, that of this draw. */
  readonly drawn?: { readonly draw: number; readonly at: readonly Pointer[] }
  /** Left out of the value once it is made, as far as the schema lets it. */
  readonly omit?: readonly Pointer[]
  /** Optional properties taken in although the shape is minimal (pointers into the value). */
  readonly include?: readonly Pointer[]
  /** One value set to an edge of its schema: its shortest or least, its longest or greatest, null, its default, the n-th enum value or example, or another of its types. */
  readonly pin?: Pin
  /** What is set beside it. */
  readonly beside?: readonly Pin[]
  /** Which alternative of a `oneOf` or `anyOf` of objects stands at a place; the first that fits where not said. */
  readonly branch?: Branch
}

export interface Pin {
  readonly at: Pointer
  readonly choose: 'min' | 'max' | 'null' | 'default' | number | ScalarType
}

export interface Branch {
  readonly at: Pointer
  readonly choose: number
}

/** What is only known while running. */
export type Source =
  /** `at` points into an exchange: `/status`, `/headers/location`, `/body/integration/id`. `optional`: without it there is nothing to show. */
  | { readonly kind: 'step'; readonly step: number; readonly at: Pointer; readonly optional?: true }
  /** What an earlier step of the sequence sent: `at` points into its parts, `/path/petId` or `/body/value`. */
  | { readonly kind: 'sent'; readonly step: number; readonly at: Pointer }
  /** The id of a resource: `own` is made for this sequence alone, `shared` serves many. */
  | { readonly kind: 'fixture'; readonly resource: string; readonly owner: Actor; readonly use: 'shared' | 'own' }
  /**
   * What goes by the name of its place: the id of a resource, or what a response showed under that name. Where there is none, or the
   * schema refuses it, what stands there stays.
   */
  | {
      readonly kind: 'learned'
      readonly name: string
      readonly schemaAt: Pointer
      readonly resource?: string
      /** The first one of this resource is named beside it: who pays is seldom who is paid. */
      readonly another?: true
    }
  /** Made anew for every attempt; `mutation` names a mutation or a guise. `mutation.at` points into the value made; `mutation.mediaType` is that of the valid body, where it is not `application/json`. */
  | {
      readonly kind: 'fresh'
      readonly schemaAt: Pointer
      readonly recipe: Recipe
      readonly mutation?: { readonly id: string; readonly at: Pointer; readonly mediaType?: string }
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
  | {
      readonly kind: 'valid'
      readonly covers: readonly Pointer[]
      readonly proven: boolean
      /** Many a sound server refuses it: that is a matter of policy. */
      readonly mild?: true
    }
  /** Breaks exactly `keyword` of `clause`, at `at` in the parts. */
  | {
      readonly kind: 'invalid'
      readonly mutation: string
      readonly keyword: string
      readonly at: Pointer
      readonly clause: Pointer
      /** Many a sound server lets it pass: an acceptance is a matter of policy. */
      readonly mild?: true
    }
  /** A credential that must not do. */
  | { readonly kind: 'access'; readonly probe: Probe; readonly clause: Pointer }
  /** What HTTP itself promises, whatever the document says. `documented`: the operations of the path, by method. */
  | {
      readonly kind: 'protocol'
      readonly probe: Probe
      readonly clause: Pointer
      readonly documented?: { readonly [method: string]: string }
      /** The document says so in words: what HTTP only recommends is a promise then. */
      readonly promised?: true
    }

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
  /** A GET that goes where the Location of this step's answer points, if that is on the same origin; operation and parts are the usual way there. */
  readonly follows?: number
  /** What is sent again after a success: further exchanges of the same step. */
  readonly repeat?: Repeat
}

/** How a step goes on: to the next page of a list, or asking again until something has ended. Never more than `max` times. */
export type Repeat =
  | {
      /** `link`: the next page is named by a URL, in a Link header (RFC 8288) or in the body; only its query is taken. */
      readonly by: 'cursor' | 'page' | 'offset' | 'link'
      /** The query parameter that asks for a page; a link brings its own. */
      readonly parameter: string
      /** Where an exchange says what comes next: the cursor or the link. */
      readonly nextAt?: Pointer
      /** Where an item holds its id: that of the last one asks for what comes after it. */
      readonly idAt?: Pointer
      /** Where an exchange says whether there is more, and how many there are on all pages. */
      readonly moreAt?: Pointer
      readonly totalAt?: Pointer
      /** Where an exchange holds the items of its page, and how many of them were asked for. */
      readonly itemsAt: Pointer
      readonly size: number
      readonly max: number
    }
  | {
      readonly by: 'poll'
      /** Where an exchange says how far it is, and what it says while it has not ended. */
      readonly stateAt: Pointer
      readonly pending: readonly Json[]
      readonly everyMs: number
      readonly max: number
    }

export const phases = ['positive', 'negative', 'security', 'protocol', 'stateful', 'fuzz'] as const
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
  /** Where an item of that list holds its id. */
  readonly idAt?: Pointer
  /** Where an observation shows the one resource: a pointer into an exchange (`/body`, `/body/integration`). */
  readonly shownAt?: Pointer
  /** The document says so in words: what HTTP only recommends is a promise then. */
  readonly promised?: boolean
  /** What of the resource the claim is about. */
  readonly about?: readonly Aspect[]
  /** Of the property that the claim is about: in which states what is judged is to be refused. */
  readonly states?: StateRule
  /** The list that the claim is about. */
  readonly listing?: ListingClaim
  /** Where the parts of the judged step hold a list of what it makes or names, and where an item of that holds its id. */
  readonly sentAt?: Pointer
  readonly sentIdAt?: Pointer
}

/** What a claim about a list has to know of it. */
export interface ListingClaim {
  /** Where an exchange holds the items. */
  readonly itemsAt: Pointer
  /** Where an item holds its id. */
  readonly idAt: Pointer
  /** Where an exchange says how many items there are on all pages. */
  readonly totalAt?: Pointer
  /** The ids of what the sequence itself made. */
  readonly own: readonly Extract<Source, { readonly kind: 'step' | 'sent' }>[]
  /** The query parameter whose meaning is claimed. */
  readonly parameter?: string
  /** The property of an item that the parameter speaks of, and its schema. */
  readonly property?: Pointer
  readonly propertyAt?: Pointer
  /** Which end of a range the parameter is. */
  readonly end?: 'from' | 'to'
  /** The document says in words that what is just at that end is shown. */
  readonly inclusive?: boolean
  readonly direction?: 'ascending' | 'descending' | 'either'
  /** The document says by names and values what the parameter means; else it is a guess that many make. */
  readonly closed?: boolean
}

/** In which states a thing has to be, or must not be, for an operation to be done to it; `at` is where the document says so. */
export interface StateRule {
  readonly at: Pointer
  /** From which state to which other it may be brought, where what is sent says which. */
  readonly pairs?: readonly (readonly [Json, Json])[]
  readonly only?: readonly Json[]
  readonly never?: readonly Json[]
}

/** A part of a resource: where requests send it and responses show it, and the clauses that say so. */
export interface Aspect {
  /** Pointer into the JSON that is sent: `/title`. Absent where only the server says it: a date of change. */
  readonly sentAt?: Pointer
  /** Pointer into the resource that is shown. */
  readonly seenAt: Pointer
  /** In the request's schema, then in the response's. */
  readonly clauses: readonly [Pointer, ...Pointer[]]
  /** The document does not say whose word counts, the client's or the server's: at most a matter of policy. */
  readonly doubtful?: true
}

/** How a resource comes into being, and goes. */
export interface Fixture {
  readonly resource: string
  /** The resource whose id stands in the path before this one's. */
  readonly parent?: string
  /** One of its own is made in a parent of its own: what is there may stand in its way. */
  readonly apart?: true
  /** Tried in order until one succeeds. */
  readonly ways: readonly [Way, ...Way[]]
  /** The operation that removes it; without one it stays on the target. */
  readonly undo?: string
  /** The operation that makes many at once, where its exchange lists them, and where each of those holds its id. */
  readonly bulk?: { readonly operation: string; readonly itemsAt: Pointer; readonly idAt: Pointer }
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
