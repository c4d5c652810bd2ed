import { expect, it } from 'vitest'
import { openText, wholePlan } from '#test/in-process.ts'

const exportsOf = (accepted: string): string => `
openapi: 3.1.0
info: {title: Exports, version: '1'}
servers: [{url: 'http://localhost'}]
paths:
  /exports:
    post:
      operationId: order
      requestBody: {required: true, content: {application/json: {schema: {type: object, required: [format], properties: {format: {enum: [csv, html, ndjson]}}}}}}
      responses: {'${accepted}': {description: ordered, content: {application/json: {schema: {$ref: '#/components/schemas/Export'}}}}}
  /exports/{exportId}:
    parameters: [{name: exportId, in: path, required: true, schema: {type: string}}]
    get:
      operationId: look
      responses: {'200': {description: how far, content: {application/json: {schema: {$ref: '#/components/schemas/Export'}}}}}
  /exports/{exportId}/result:
    parameters: [{name: exportId, in: path, required: true, schema: {type: string}}]
    get:
      operationId: fetch
      responses: {'200': {description: the result, content: {text/csv: {schema: {type: string}}, application/x-ndjson: {schema: {type: string}}}}}
components:
  schemas:
    Export: {type: object, required: [id, status, format], properties: {id: {type: string}, format: {type: string}, status: {enum: [running, done]}}}
`

it.each([
  ['made at once', '201', ['order csv', 'fetch']],
  ['a job, once it has ended', '202', ['order csv', 'look until not running', 'fetch']],
])('reads what hangs below a resource for each way in which it is made: %s', (_, accepted, steps) => {
  const { sequences } = wholePlan(openText(exportsOf(accepted)), 1)
  const fetched = sequences.filter(({ phase, operation, claim }) => phase === 'stateful' && operation === 'fetch' && claim === undefined)
  const told = fetched.map(({ cases }) =>
    cases.map(({ operation, parts: { body }, repeat }) => {
      const value = body?.kind === 'json' ? body.value : undefined
      const until = repeat?.by === 'poll' ? ` until not ${repeat.pending.join(', ')}` : ''
      return `${operation}${value === undefined ? '' : ` ${String((value as { readonly format: string }).format)}`}${until}`
    }),
  )
  expect(told).toEqual([steps, steps.map((step) => step.replace('csv', 'ndjson'))])
})
