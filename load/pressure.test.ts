import { expect, it } from 'vitest'
import { newPressure } from '#load/pressure.ts'

it('counts by doublings of what is under way, each answer once', () => {
  const pressure = newPressure()
  for (let inFlight = 1; inFlight <= 9; inFlight += 1) pressure.count(inFlight, 200, inFlight * 1000, false)
  expect(pressure.bands().map(({ from, to, requests }) => [from, to, requests])).toEqual([
    [1, 1, 1],
    [2, 2, 1],
    [3, 4, 2],
    [5, 8, 4],
    [9, 16, 1],
  ])
})

it('tells apart how they failed, and leaves out what had no answer to give', () => {
  const pressure = newPressure()
  pressure.count(20, 500, 1000, true)
  pressure.count(20, 'error', 1000, true)
  pressure.count(20, 'timeout', 900_000, true)
  pressure.count(20, 404, 1000, true)
  pressure.count(20, 200, 1000, false)
  const [band, ...others] = pressure.bands()
  expect(others).toEqual([])
  expect(band).toMatchObject({ from: 17, to: 32, requests: 5, errors: 4, serverErrors: 1, unanswered: 1, timeouts: 1 })
  expect(band?.p50Ms).toBeCloseTo(1, 1)
  expect(band?.p99Ms).toBeGreaterThan(890)
})
