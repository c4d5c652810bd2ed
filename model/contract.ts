/**
 * What a document promises, after its dialect has been lowered to OpenAPI 3.1 and JSON Schema 2020-12.
 * Every `at` is a pointer into `Contract.root`, which keeps the structure of the document, so that it is also a place in it.
 */
import type { Fields } from '#lib/form.ts'
import type { JsonObject, Pointer } from '#lib/json.ts'

export interface Contract {
  readonly title: string
  readonly version: string
  readonly dialect: '3.0' | '3.1'
  /** SHA-256 of the document after overlays, hexadecimal. */
  readonly hash: string
  /** The lowered document; every `$ref` in it is kept and points inside it. */
  readonly root: JsonObject
  readonly servers: readonly Server[]
  readonly operations: readonly Operation[]
  readonly securitySchemes: { readonly [name: string]: SecurityScheme }
}

export interface Server {
  /** The URL with the defaults of its variables filled in; may be relative. */
  readonly url: string
  readonly description?: string
}

export interface Operation {
  /** `operationId`, or `METHOD /path` where there is none. Unique. */
  readonly id: string
  /** Upper case. */
  readonly method: string
  /** The path template. */
  readonly path: string
  readonly at: Pointer
  readonly summary?: string
  readonly tags: readonly string[]
  readonly parameters: readonly Parameter[]
  readonly requestBody?: RequestBody
  readonly responses: readonly ResponseRule[]
  /** Alternatives; each names the schemes that it wants together, with their scopes. Empty: nothing is wanted. `{}` among them: optional. */
  readonly security: readonly SecurityRequirement[]
  readonly securityAt: Pointer
  /** The schemes that the requirements name: a requirement cannot carry a basis, its scheme can. */
  readonly schemesAt: readonly Pointer[]
  readonly schemes: readonly SecurityScheme[]
  readonly limits: readonly LimitClaim[]
  readonly promises: readonly Promised[]
}

export const operationsById = ({ operations }: Contract): ReadonlyMap<string, Operation> =>
  new Map(operations.map((operation) => [operation.id, operation]))

export type Location = 'path' | 'query' | 'header' | 'cookie'

export interface Parameter {
  readonly name: string
  readonly in: Location
  readonly required: boolean
  readonly at: Pointer
  readonly schemaAt?: Pointer
  /** OpenAPI `style`, default applied: simple, label, matrix, form, spaceDelimited, pipeDelimited, deepObject. */
  readonly style: string
  readonly explode: boolean
  readonly allowReserved: boolean
  /** A parameter written with `content` holds one media type: its value is that media type's text. */
  readonly mediaType?: string
  /** Where the document's own example values stand. */
  readonly examplesAt: readonly Pointer[]
}

export interface RequestBody {
  readonly required: boolean
  readonly at: Pointer
  readonly media: readonly Media[]
}

export interface Media {
  /** As written, in lower case: `application/json`, `text/*`. */
  readonly type: string
  readonly at: Pointer
  readonly schemaAt?: Pointer
  readonly examplesAt: readonly Pointer[]
  /** Of a form: how each of its properties is written. */
  readonly encoding?: Fields
}

export interface ResponseRule {
  /** `200`, `4XX` or `default`. */
  readonly status: string
  readonly at: Pointer
  readonly media: readonly Media[]
  readonly headers: readonly HeaderRule[]
}

export interface HeaderRule {
  /** Lower case. */
  readonly name: string
  readonly required: boolean
  readonly at: Pointer
  readonly schemaAt?: Pointer
}

export interface SecurityRequirement {
  readonly [scheme: string]: readonly string[]
}

export type SecurityScheme =
  | { readonly type: 'http'; readonly scheme: string; readonly at: Pointer }
  | { readonly type: 'apiKey'; readonly name: string; readonly in: 'header' | 'query' | 'cookie'; readonly at: Pointer }
  | { readonly type: 'other'; readonly name: string; readonly at: Pointer }

/** How sure a clause is: `x-proofload-basis`, the nearest ancestor wins, unmarked is documented. Strongest first. */
export const bases = ['documented', 'contested', 'third-party', 'decided'] as const
export type Basis = (typeof bases)[number]

/** `x-proofload-limits`: so many requests in so many seconds. */
export interface LimitClaim {
  readonly limit: number
  readonly windowSeconds: number
  /** Whose quota it is: `key`, `workspace`, `address`. */
  readonly per?: string
  readonly at: Pointer
}

/** `x-proofload-promise`: what no schema can hold. */
export interface Promised {
  readonly id: string
  readonly kind: string
  readonly observable: boolean
  readonly text: string
  readonly at: Pointer
}
