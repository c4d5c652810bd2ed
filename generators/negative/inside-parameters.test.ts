import { describe, expect, it } from 'vitest'
import { openText, wholePlan } from '#test/in-process.ts'

const cards = openText(`
openapi: 3.1.0
info: {title: Cards, version: '1'}
paths:
  /cards:
    get:
      operationId: findCards
      parameters:
        - {name: side, in: query, style: form, explode: false, schema: {type: array, items: {type: string, enum: [front, back]}}}
        - {name: size, in: query, style: deepObject, explode: true, schema: {type: object, properties: {min: {type: integer, minimum: 1}}}}
        - {name: one, in: query, schema: {type: array, maxItems: 1, items: {type: integer}}}
      responses: {'200': {description: ok}}
`)

const planned = wholePlan(cards, 1).sequences.flatMap(({ cases: [{ intent, parts }] }) =>
  intent.kind === 'invalid' ? [[intent.mutation, intent.at, parts.query.at(-1)?.[1]] as const] : [],
)

describe('inside of parameters', () => {
  it('one item is broken beside another that is right', () => {
    const [, , value] = planned.find(([mutation, at]) => mutation === 'bad-enum' && at === '/query/side/1') ?? []
    expect(value).toEqual([expect.stringMatching(/^(?:front|back)$/), expect.not.stringMatching(/^(?:front|back)$/)])
  })

  it('one member is broken', () => {
    expect(planned).toContainEqual(['below-minimum', '/query/size/min', { min: 0 }])
    expect(planned.map(([mutation, at]) => `${mutation} ${at}`)).toContain('wrong-type /query/size/min')
  })

  it('nothing stands beside the only item', () => {
    expect(planned.filter(([, at]) => at === '/query/one/1')).toEqual([])
  })
})
