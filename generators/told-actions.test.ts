import { describe, expect, it } from 'vitest'
import { saidOfAction, toldActionsOf } from '#generators/told-actions.ts'
import { conform, openText } from '#test/in-process.ts'

const opened = openText(`
openapi: 3.1.0
info: {title: Jobs, version: '1'}
paths:
  /jobs:
    post:
      operationId: createJob
      requestBody: {required: true, content: {application/json: {schema: {type: object, additionalProperties: false, required: [title], properties: {title: {type: string, minLength: 1, maxLength: 40}}}}}}
      responses: {'201': {description: made, content: {application/json: {schema: {$ref: '#/components/schemas/Job'}}}}, '400': {description: bad}}
  /jobs/{jobId}:
    parameters: [&id {name: jobId, in: path, required: true, schema: {type: string, minLength: 1}}]
    get: {operationId: readJob, responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Job'}}}}, '404': {description: none}}}
  /jobs/{jobId}/control:
    parameters: [*id]
    post:
      operationId: controlJob
      description: |
        \`start\` is possible for waiting jobs only, \`pause\` for started jobs only; \`finish\` for started or paused jobs only. Otherwise 409.
      requestBody:
        required: true
        content: {application/json: {schema: {type: object, additionalProperties: false, required: [action], properties: {action: {type: string, enum: [start, pause, finish]}}}}}
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Job'}}}}, '400': {description: bad}, '404': {description: none}, '409': {description: Not in this state}}
components:
  schemas:
    Job:
      type: object
      required: [id, title, status]
      properties: {id: {type: string}, title: {type: string}, status: {type: string, readOnly: true, enum: [waiting, started, paused, finished]}}
`)

describe('what a body tells an operation to do', () => {
  it('is each value of what is called an action', () => {
    const [control] = opened.contract.operations.filter(({ id }) => id === 'controlJob')
    const told = control === undefined ? [] : toldActionsOf(opened.contract, control)
    expect(told.map(({ verb, at }) => `${verb} ${at}`)).toEqual(['start /action', 'pause /action', 'finish /action'])
  })

  it.each([
    ['`start` wakes it. Only idle ones can be told to pause.', 'start', ['start wakes it']],
    ['`start` an idle one, `pause` a running one', 'start', ['start an idle one, ']],
    ['`start` an idle one, `pause` a running one', 'pause', ['pause a running one']],
    ['An idle machine can be told to `start`, a running one to `pause`', 'pause', []],
    ['A restart takes a while', 'start', []],
  ])('%s: of %s', (text, verb, said) => {
    expect(saidOfAction(text, { verb, verbs: ['start', 'pause'] })).toEqual(said)
  })

  it('is done in the states that the document names for it, and refused in others', async () => {
    const said = async (...defects: readonly string[]): Promise<readonly string[]> =>
      (await conform(opened, { defects })).findings
        .filter((one) => one.class === 'violation')
        .map((one) => `${one.check} ${one.operation.id}`)
    expect(await said()).toEqual([])
    expect(await said('ignores-the-state')).toEqual(['state-rule-kept controlJob'])
  })
})
