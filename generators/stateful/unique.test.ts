import { expect, it } from 'vitest'
import { openText, wholePlan } from '#test/in-process.ts'

const signing = (said: { readonly operation?: string; readonly conflict?: string; readonly property?: string }, status = '409'): string => `
openapi: 3.1.0
info: {title: People, version: '1'}
servers: [{url: 'http://localhost'}]
paths:
  /people:
    post:
      operationId: sign
      description: ${JSON.stringify(said.operation ?? 'Signs somebody up.')}
      requestBody: {required: true, content: {application/json: {schema: {type: object, required: [email, name], properties: {
        email: {type: string, format: email, description: ${JSON.stringify(said.property ?? 'Where to write to.')}},
        name: {type: string, minLength: 2}, role: {enum: [a, b]}}}}}}
      responses:
        '201': {description: signed up, content: {application/json: {schema: {type: object, required: [id], properties: {id: {type: string}}}}}}
        '${status}': {description: ${JSON.stringify(said.conflict ?? 'Refused')}}
  /people/{personId}:
    parameters: [{name: personId, in: path, required: true, schema: {type: string}}]
    get:
      responses: {'200': {description: it, content: {application/json: {schema: {type: object, required: [id], properties: {id: {type: string}}}}}}}
`

it.each<[string, string, readonly string[]]>([
  ['the operation', signing({ operation: 'An e-mail address is in use once; otherwise 409.' }), ['/email']],
  ['an e-mail without its hyphen', signing({ conflict: 'The email is taken' }), ['/email']],
  ['the conflict', signing({ conflict: 'Somebody of the same name exists already' }), ['/name']],
  ['the property', signing({ property: 'Unique within the account.' }), ['/email']],
  ['nobody', signing({}), []],
  ['something else', signing({ conflict: 'The role is taken' }), []],
  ['the contrary', signing({ operation: 'Names need not be unique.' }), []],
  ['a document without 409', signing({ operation: 'A name is in use once.' }, '422'), []],
])('makes twice what is called unique by %s', (_, document, unique) => {
  const { sequences } = wholePlan(openText(document), 1)
  const claims = sequences.flatMap(({ claim, cases }) => (claim?.check === 'taken-is-refused' ? [{ claim, cases }] : []))
  expect(claims.map(({ claim }) => claim.about?.[0]?.sentAt)).toEqual(unique)
  for (const { claim, cases } of claims) {
    const at = `/body/value${claim.about?.[0]?.sentAt}`
    expect(cases[1]?.binds).toContainEqual({ at, from: { kind: 'sent', step: 0, at } })
  }
})
