import { expect, it } from 'vitest'
import { conform, openText } from '#test/in-process.ts'

const json = (schema: string): string => `content: {application/json: {schema: ${schema}}}`
const refused = '4XX: {description: refused}'
const kind = (name: string, required: string, properties: string): string => `
  /${name}s:
    post: {operationId: make_${name}, requestBody: {required: true, ${json(`{type: object, additionalProperties: false, required: [${required}], properties: {${properties}}}`)}}, responses: {'201': {description: made, ${json(`{type: object, required: [id], properties: {id: {type: string, format: uuid}, ${properties}}}`)}}, '404': {description: Something that is referred to is not there}, ${refused}}}
  /${name}s/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {operationId: read_${name}, responses: {'200': {description: ok, ${json(`{type: object, required: [id], properties: {id: {type: string, format: uuid}, ${properties}}}`)}}, '404': {description: none}, ${refused}}}
    delete: {operationId: delete_${name}, responses: {'204': {description: gone}, '404': {description: none}, ${refused}}}`
const referring = (name: string): string => `${name}_id: {type: string, format: uuid, description: The ${name} has to be there.}`
const opened = openText(`
openapi: 3.1.0
info: {title: Loans, version: '1'}
security: [{bearer: []}]
paths:${kind('member', 'name', 'name: {type: string, minLength: 1, maxLength: 40}')}${kind('copy', 'name', 'name: {type: string, minLength: 1, maxLength: 40}').replaceAll('copys', 'copies')}${kind('loan', 'member_id, copy_id', `${referring('member')}, ${referring('copy')}`)}
components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}
`)

it('of several things that are referred to one is of another tenant, the others are not', async () => {
  const said = async (...defects: readonly string[]): Promise<readonly string[]> =>
    (await conform(opened, { defects })).findings
      .filter((one) => one.class === 'violation')
      .map((one) => `${one.check} ${one.operation.id}`)
  expect(await said()).toEqual([])
  expect(await said('takes-references-of-other-tenant')).toEqual(['references-isolated make_loan'])
})
