import { expect, it } from 'vitest'
import { collectionsOf } from '#generators/collections.ts'
import { resourcesOf } from '#generators/resources.ts'
import { conform, openText } from '#test/in-process.ts'

const json = (schema: string): string => `content: {application/json: {schema: ${schema}}}`
const note = "{$ref: '#/components/schemas/Note'}"
const document = (made: string, status = '201', list = `{type: array, items: ${note}}`): string => `
openapi: 3.1.0
info: {title: Tickets, version: '1'}
paths:
  /tickets:
    post: {operationId: createTicket, responses: {'201': {description: made, ${json('{type: object, required: [id], properties: {id: {type: string}}}')}}}}
  /tickets/{ticketId}/notes:
    parameters: [{name: ticketId, in: path, required: true, schema: {type: string}}]
    get: {operationId: listNotes, responses: {'200': {description: ok, ${json(list)}}, 4XX: {description: refused}}}
    post:
      operationId: createNote
      requestBody: {required: true, ${json('{type: object, additionalProperties: false, required: [text], properties: {text: {type: string, minLength: 12, maxLength: 60}}}')}}
      responses: {'${status}': {description: made, ${json(made)}}, 4XX: {description: refused}}
components:
  schemas:
    Note: {type: object, required: [id, text], properties: {id: {type: string}, text: {type: string}}}
    Reply: {type: object, required: [id, answer], properties: {id: {type: string}, answer: {type: string}}}
`

it.each([
  ['made and listed alike', document(note), ['/tickets/{}/notes/{}']],
  ['answered by something else', document("{$ref: '#/components/schemas/Reply'}"), []],
  ['found, not made', document(note, '200'), []],
  ['listed without ids', document(note, '201', '{type: array, items: {type: string}}'), []],
])('%s', (_, text, keys) => {
  const { contract } = openText(text)
  expect([...collectionsOf(contract, resourcesOf(contract)).keys()]).toEqual(keys)
})

it('what no path names singly is looked for in its list', async () => {
  const told = async (...defects: readonly string[]): Promise<readonly string[]> =>
    (await conform(openText(document(note)), { defects })).findings.filter((one) => one.class === 'violation').map(({ check }) => check)
  expect(await told()).toEqual([])
  expect(await told('list-shows-old-only')).toContain('listed-after-create')
  expect(await told('create-stores-half')).not.toContain('listed-after-create')
})
