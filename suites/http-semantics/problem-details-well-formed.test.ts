import { describe, expect, it } from 'vitest'
import { problemDetailsWellFormed } from '#suites/http-semantics/problem-details-well-formed.ts'
import type { JsonObject } from '#lib/json.ts'
import { exchangeSubject, thing, told, type Given } from '#test/subjects.ts'

const { operation, lens } = thing({ '404': { description: 'no' } })
const problem = (body: JsonObject | string): Given => ({
  status: 404,
  body,
  headers: [['content-type', 'Application/Problem+JSON; charset=utf-8']],
})

describe('problem-details-well-formed', () => {
  it.each<[string, Given, string]>([
    ['all members', problem({ type: 'about:blank', title: 'No', status: 404, detail: 'x', instance: '/things/1', more: [1] }), 'pass'],
    ['no member', problem({}), 'pass'],
    ['another status', problem({ status: 400 }), 'violation: wanted status 404, got status 400'],
    ['a status in words', problem({ status: '404' }), 'policy: wanted status as a number, got "404"'],
    ['a title that is none', problem({ title: null, status: 404 }), 'policy: wanted title as a string, got null'],
    ['a list', problem('[]'), 'violation: wanted an object, got []'],
    ['a text', problem('"no"'), 'violation: wanted an object, got "no"'],
    ['no JSON', problem('{'), 'skip: the body is not JSON'],
    ['plain JSON', { status: 404, body: { status: 400 } }, 'skip: it is no problem document'],
    ['nothing', { status: 404, headers: [['content-type', 'application/problem+json']] }, 'skip: there is no body'],
    ['no response', {}, 'skip: there was no response'],
  ])('%s', (_, given, verdict) => {
    expect(told(problemDetailsWellFormed, exchangeSubject(operation, given), lens)).toBe(verdict)
  })
})
