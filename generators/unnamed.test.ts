import { describe, expect, it } from 'vitest'
import { openText, wholePlan } from '#test/in-process.ts'

const json = (schema: string): string => `content: {application/json: {schema: ${schema}}}`
const shown = '{type: object, required: [id], properties: {id: {type: string}}}'
const listed = `'200': {description: ok, ${json(`{type: array, items: ${shown}}`)}}`
const opened = openText(`
openapi: 3.1.0
info: {title: Runs, version: '1'}
paths:
  /judges:
    post: {operationId: makeJudge, requestBody: {required: true, ${json('{type: object, required: [name], properties: {name: {type: string}}}')}}, responses: {'201': {description: made, ${json(shown)}}}}
  /rooms:
    get: {operationId: listRooms, responses: {${listed}}}
  /runs:
    post: {operationId: makeRun, requestBody: {required: true, ${json('{type: object, required: [judge_ids, room_id], properties: {judge_ids: {type: array, minItems: 1, maxItems: 5, items: {type: string}}, room_id: {type: string}}}')}}, responses: {'201': {description: made, ${json(shown)}}}}
  /runs/{runId}:
    parameters: [&run {name: runId, in: path, required: true, schema: {type: string}}]
    get: {operationId: readRun, responses: {'200': {description: ok, ${json(shown)}}}}
  /runs/{runId}/lines:
    parameters: [*run]
    get: {operationId: listLines, responses: {${listed}}}
  /runs/{runId}/lines/batch:
    parameters: [*run]
    post: {operationId: addLines, requestBody: {required: true, ${json('{type: object, required: [lines], properties: {lines: {type: array, minItems: 1, items: {type: object, required: [text], properties: {text: {type: string}}}}}}')}}, responses: {'200': {description: done, ${json(`{type: object, properties: {results: {type: array, items: {type: object, required: [state], properties: {state: {type: string}, line: ${shown}}}}}}`)}}}}
  /lines/{lineId}:
    parameters: [{name: lineId, in: path, required: true, schema: {type: string}}]
    get: {operationId: readLine, responses: {'200': {description: ok, ${json(shown)}}}}
`)
const plan = wholePlan(opened, 1)

describe('things that no path names singly', () => {
  it('are made, or found in their list, for what refers to them', () => {
    expect(plan.fixtures['/judges/{}']?.ways.map(({ by, case: { operation } }) => `${by} ${operation}`)).toContain('create makeJudge')
    expect(plan.fixtures['/rooms/{}']?.ways.map(({ by, case: { operation } }) => `${by} ${operation}`)).toEqual(['list listRooms'])
    const made = plan.fixtures['/runs/{}']?.ways[0]?.case
    const learned = made?.binds.flatMap(({ at, from }) => (from.kind === 'learned' ? [[at, from.resource]] : []))
    expect(learned).toEqual([
      ['/body/value/judge_ids/0', '/judges/{}'],
      ['/body/value/room_id', '/rooms/{}'],
    ])
  })

  it('claims nothing of how many others a thing may refer to', () => {
    const claimed = plan.sequences.filter(({ claim, operation }) => claim?.check === 'valid-accepted' && operation === 'makeRun')
    const covered = claimed.flatMap(({ cases }) => cases.flatMap(({ intent }) => (intent.kind === 'valid' ? intent.covers : [])))
    expect(covered.filter((clause) => clause.includes('judge_ids'))).toEqual([])
  })
})

describe('one that is only made among many', () => {
  it('is made so in what lists it, and known by the result', () => {
    expect(plan.fixtures['/lines/{}']).toMatchObject({
      parent: '/runs/{}',
      ways: [{ by: 'create', case: { operation: 'addLines' }, idAt: '/body/results/0/line/id' }, { by: 'list' }],
    })
  })
})
