import { expect, it } from 'vitest'
import { openText, wholePlan } from '#test/in-process.ts'

const paying = (said: string): string => `
openapi: 3.1.0
info: {title: Payments, version: '1'}
servers: [{url: 'http://localhost'}]
paths:
  /payments:
    post:
      operationId: pay
      parameters: [{name: Idempotency-Key, in: header, description: ${JSON.stringify(said)}, schema: {type: string}}]
      requestBody: {required: true, content: {application/json: {schema: {type: object, required: [amount], properties: {amount: {type: integer, minimum: 1}}}}}}
      responses: {'201': {description: paid, content: {application/json: {schema: {type: object, required: [id], properties: {id: {type: string}}}}}}, '409': {description: refused}}
  /payments/{paymentId}:
    parameters: [{name: paymentId, in: path, required: true, schema: {type: string}}]
    get:
      responses: {'200': {description: it, content: {application/json: {schema: {type: object, required: [id], properties: {id: {type: string}}}}}}}
`

it.each([
  ['The same key with the same body gives the first answer again, with another body 409.', [true, true]],
  ['A repeated request is answered as the first time.', [true, false]],
  ['Replays the original response for a day.', [true, false]],
  ['Sending the same body again starts nothing: the answer is that of the first time.', [true, false]],
  ['A key that was used for a different payload is rejected.', [false, true]],
  ['Replays are refused with 409. Keep the body as it is.', [false, false]],
  ['Makes retries safe.', [false, false]],
  ['', [false, false]],
])('reads what is promised of a key: %s', (said, promised) => {
  const { sequences } = wholePlan(openText(paying(said)), 1)
  const claims = sequences.flatMap(({ claim }) => (claim?.check === 'idempotency-key-replays' ? [claim.promised === true] : []))
  expect(claims).toEqual(promised)
})
