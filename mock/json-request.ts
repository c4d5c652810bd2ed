/** What defects ask of a request: whether its body is JSON. */
import { headerOf } from '#lib/bytes.ts'
import { isJson } from '#lib/media-type.ts'
import type { MockRequest } from '#mock/layer.ts'

export const isJsonRequest = (request: MockRequest): boolean => request.base64 !== '' && isJson(headerOf(request, 'content-type') ?? '')
