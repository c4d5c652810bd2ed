/** The shape of the mock: layers over request → response, each around the next. */
import type { Pairs } from '#lib/json.ts'
import type { Caller } from '#mock/credentials.ts'
import type { Contract } from '#model/contract.ts'
import type { Route } from '#mock/routes.ts'

export interface MockRequest {
  readonly method: string
  /** `http://host:port`, for headers that want an absolute URL. */
  readonly origin: string
  /** Still percent-encoded, beginning with `/`. */
  readonly path: string
  /** Without `?`. */
  readonly query: string
  readonly headers: Pairs
  readonly base64: string
  /** How many requests were under way when it came, itself among them. */
  readonly underWay: number
}

export interface MockResponse {
  readonly status: number
  readonly headers: Pairs
  readonly body: string
  /** UTF-8, but for defects. */
  readonly encoding?: 'latin1'
}

/** A request whose operation is known, and by and by who sends it. */
export interface Call {
  readonly contract: Contract
  readonly request: MockRequest
  readonly route: Route
  /** Path parameters, still percent-encoded. */
  readonly raw: { readonly [name: string]: string }
  readonly caller: Caller
}

export type Handler<R = MockRequest> = (request: R) => Promise<MockResponse>
export type Layer<R = MockRequest> = (next: Handler<R>) => Handler<R>

/** The first layer is the outermost. */
export const compose = <R>(layers: readonly Layer<R>[], innermost: Handler<R>): Handler<R> =>
  layers.reduceRight((next, layer) => layer(next), innermost)
