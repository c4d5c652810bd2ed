import { expect, it } from 'vitest'
import { openText, wholePlan } from '#test/in-process.ts'

const twoSides = (schema: string): readonly unknown[] => {
  const document = openText(`
openapi: 3.1.0
info: {title: Cards, version: '1'}
paths:
  /cards:
    get:
      operationId: findCards
      parameters: [{name: side, in: query, style: form, explode: false, schema: ${schema}}]
      responses: {'200': {description: ok}}
`)
  return wholePlan(document, 1).sequences.flatMap(({ phase, claim, cases: [first, second] }) => {
    const [one, two] = [first, second].map((each) => each?.parts.query[0]?.[1])
    return phase === 'positive' && claim?.check === 'valid-accepted' && Array.isArray(two) && two.length === 2 ? [[one, two]] : []
  })
}

it.each<[string, string, readonly unknown[]]>([
  ['listed values', '{type: array, items: {type: string, enum: [front, back, rim]}}', [[['front'], ['front', 'back']]]],
  ['room for one alone', '{type: array, maxItems: 1, items: {type: string, enum: [front, back]}}', []],
  ['values that nobody lists', '{type: array, items: {type: string}}', []],
  ['no list', '{type: string, enum: [front, back]}', []],
])('two of %s', (_, schema, expected) => {
  expect(twoSides(schema)).toEqual(expected)
})
