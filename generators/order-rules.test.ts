import { describe, expect, it } from 'vitest'
import type { Operation } from '#model/contract.ts'
import { mainMedia } from '#generators/bodies.ts'
import { orderRulesOf } from '#generators/order-rules.ts'
import { openText } from '#test/in-process.ts'

/** What is read of a leave that is described like this; `of` describes its end. */
function read(said: string, of = ''): string {
  const date = { type: 'string', format: 'date' }
  const schema = {
    type: 'object',
    properties: {
      startDate: date,
      endDate: { ...date, description: of },
      min_days: { type: 'integer' },
      max_days: { type: 'integer' },
      note: { type: 'string' },
    },
  }
  const { contract } = openText(
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'Leaves', version: '1' },
      paths: {
        '/leaves': {
          post: {
            description: said,
            requestBody: { content: { 'application/json': { schema } } },
            responses: { '201': { description: 'made' }, '422': { description: 'refused' } },
          },
        },
      },
    }),
  )
  const operation = contract.operations[0] as Operation
  return orderRulesOf(contract, operation, mainMedia(operation)?.schemaAt ?? '')
    .map(({ lesser, greater }) => `${lesser} ${greater}`)
    .join()
}

describe('what has to be in order', () => {
  it.each([
    ['`endDate` has to be after `startDate` (422).', '/startDate /endDate'],
    ['The end date must not be before the start date.', '/startDate /endDate'],
    ['startDate must be on or before endDate.', '/startDate /endDate'],
    ['422 if min_days is greater than max_days.', ''],
    ['max_days must be at least min_days.', '/min_days /max_days'],
    ['min_days cannot be greater than max_days', '/min_days /max_days'],
    ['min_days must not exceed max_days', '/min_days /max_days'],
    // Nothing is wanted, or not always, or of things that are no kin.
    ['Days between startDate and endDate.', ''],
    ['endDate has to be after startDate unless it is open.', ''],
    ['max_days has to be after startDate.', ''],
    ['The note must be after startDate.', ''],
  ])('%s', (said, rule) => {
    expect(read(said)).toBe(rule)
  })

  it('may be said of one alone', () => {
    expect(read('', 'After `startDate`.')).toBe('/startDate /endDate')
    expect(read('', 'Must not be before startDate.')).toBe('/startDate /endDate')
    expect(read('', 'The last day.')).toBe('')
    expect(read('', 'Nobody is told of it more than after startDate')).toBe('')
  })
})
