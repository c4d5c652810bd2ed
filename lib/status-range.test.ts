import { expect, it } from 'vitest'
import { coveringStatus, isSuccess } from '#lib/status-range.ts'

it.each([
  [['default', '4XX', '404'], 404, '404'],
  [['default', '4XX', '404'], 403, '4XX'],
  [['default', '4xx'], 499, '4xx'],
  [['default', '4XX'], 500, 'default'],
  [['200'], 201, undefined],
  [['5XX'], 599, '5XX'],
  [[], 200, undefined],
])('of %j covers %i with %j', (statuses, status, expected) => {
  expect(
    coveringStatus(
      statuses.map((one) => ({ status: one })),
      status,
    )?.status,
  ).toBe(expected)
})

it.each([
  [199, false],
  [200, true],
  [299, true],
  [300, false],
])('is %i a success: %j', (status, expected) => {
  expect(isSuccess(status)).toBe(expected)
})
