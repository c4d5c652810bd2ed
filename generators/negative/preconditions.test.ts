/** A header that every write has to carry, RFC 6585 §3: who leaves it out is refused, whatever the document calls the refusal. */
import { describe, expect, it } from 'vitest'
import { conform, openText, wholePlan } from '#test/in-process.ts'

const pages = (refusals: string) =>
  openText(`
openapi: 3.1.0
info: {title: Pages, version: '1'}
paths:
  /pages:
    post:
      operationId: addPage
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Page'}}}}
      responses: {'201': {description: made, content: {application/json: {schema: {$ref: '#/components/schemas/Page'}}}}, '400': {description: bad}}
  /pages/{pageId}:
    parameters: [{name: pageId, in: path, required: true, schema: {type: string}}]
    get:
      operationId: readPage
      responses:
        '200':
          description: ok
          headers: {ETag: {schema: {type: string}}}
          content: {application/json: {schema: {$ref: '#/components/schemas/Page'}}}
        '404': {description: none}
    put:
      operationId: replacePage
      parameters: [{$ref: '#/components/parameters/IfMatch'}]
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Page'}}}}
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Page'}}}}, '404': {description: none}, ${refusals}}
    delete:
      operationId: removePage
      parameters: [{$ref: '#/components/parameters/IfMatch'}]
      responses: {'204': {description: gone}, '404': {description: none}, ${refusals}}
components:
  parameters:
    IfMatch: {name: If-Match, in: header, required: true, schema: {type: string}}
  schemas:
    Page:
      type: object
      required: [title]
      properties: {id: {type: string, readOnly: true}, title: {type: string, minLength: 1, maxLength: 40}}
`)

describe.each([
  ['428', "'412': {description: changed}, '428': {description: wanted}"],
  ['412', "'412': {description: changed or wanted}"],
  ['400', "'400': {description: bad}, '412': {description: changed}"],
])('an If-Match that is required and left out, refused with %s', (_, refusals) => {
  const document = pages(refusals)
  const writes = ['removePage', 'replacePage']

  it('is planned for every write, a deletion on what was made for it', () => {
    const missing = wholePlan(document, 1).sequences.flatMap(({ operation, cases: [{ intent, parts, binds }] }) =>
      intent.kind === 'invalid' && intent.mutation === 'missing-required' && intent.at === '/headers/If-Match'
        ? [[operation, parts.headers, binds.flatMap(({ from }) => (from.kind === 'fixture' ? [from.use] : []))]]
        : [],
    )
    expect(missing).toEqual([
      ['removePage', [], ['own']],
      ['replacePage', [], ['shared']],
    ])
  })

  it('draws nothing from a sound server', async () => {
    const { findings } = await conform(document)
    expect(findings.filter((finding) => finding.class === 'violation')).toEqual([])
  })

  it('is found out where it is done all the same', async () => {
    const { findings } = await conform(document, { defects: ['accepts-missing-required'] })
    const found = findings.filter(({ check, expected }) => check === 'invalid-rejected' && /If-Match/.test(expected))
    expect(found.map(({ operation, class: own, confirmed }) => `${operation.id} ${own} ${confirmed}`).toSorted()).toEqual(
      writes.map((id) => `${id} violation 3/3`),
    )
  })
})
