import { afterAll, describe, expect, it } from 'vitest'
import { defects } from '#mock/defects/index.ts'
import { boards, pets } from '#mock/documents.testdata.ts'
import { checks } from '#suites/index.ts'
import { openShipped, openText } from '#test/in-process.ts'
import { rowOf, tableOf, type Row } from '#test/sensitivity.ts'

/** Two contracts that do business, and two that have every corner. */
const contracts = {
  langdock: openShipped('langdock'),
  arize: openShipped('arize'),
  toolregistry: openShipped('toolregistry'),
  pets: openText(pets),
  boards: openText(boards),
}
type Contract = keyof typeof contracts

/** What was measured, and may not be lost again. Where a contract is not named it has nothing that the defect could spoil. */
const caughtOn: { readonly [defect: string]: readonly Contract[] } = {
  'accepted-instead-of-ok': ['langdock', 'arize'],
  'accepts-bad-enum': ['langdock', 'arize', 'pets'],
  'accepts-invalid-token': ['langdock', 'arize', 'toolregistry', 'pets', 'boards'],
  'accepts-malformed-json': ['langdock', 'arize', 'toolregistry', 'pets', 'boards'],
  'accepts-missing-required': ['langdock', 'arize', 'toolregistry', 'pets', 'boards'],
  'accepts-out-of-range': ['arize', 'pets'],
  'accepts-too-long': ['langdock', 'arize', 'pets'],
  'accepts-unknown-property': ['pets'],
  'accepts-wrong-media-type': ['langdock', 'arize', 'toolregistry', 'pets', 'boards'],
  'accepts-wrong-type': ['langdock', 'arize', 'toolregistry', 'pets', 'boards'],
  'admits-browser-origin': ['langdock'],
  'answers-teapot': ['langdock', 'arize', 'toolregistry', 'pets'],
  'bad-enum-in-response': ['arize', 'toolregistry', 'pets'],
  'crashes-on-long-name': ['langdock', 'pets'],
  'crashes-on-malformed-json': ['langdock', 'arize', 'toolregistry', 'pets', 'boards'],
  'created-not-readable': ['langdock', 'arize', 'pets', 'boards'],
  'delete-deletes-nothing': ['langdock', 'arize', 'pets', 'boards'],
  'ignores-credentials': ['langdock', 'arize', 'toolregistry', 'pets', 'boards'],
  'ignores-scopes': ['langdock', 'pets'],
  'limit-answers-420': ['langdock', 'arize', 'pets'],
  'missing-required-field': ['langdock', 'arize', 'toolregistry', 'pets', 'boards'],
  'not-allowed-without-allow': ['langdock', 'arize', 'toolregistry', 'pets', 'boards'],
  'null-for-non-nullable': ['langdock', 'arize', 'toolregistry', 'pets', 'boards'],
  'refusals-as-html': ['langdock', 'arize', 'pets', 'boards'],
  'rejects-last-enum-value': ['langdock'],
  'rejects-longest-name': ['langdock'],
  'retry-after-not-integer': ['arize', 'pets'],
  'text-instead-of-json': ['langdock', 'arize', 'toolregistry', 'pets', 'boards'],
  'throttles-undocumented': ['toolregistry', 'pets', 'boards'],
  'wrong-field-type': ['langdock', 'arize', 'toolregistry', 'pets', 'boards'],
  'wrong-method-succeeds': ['langdock', 'arize', 'toolregistry', 'pets', 'boards'],
}

/** Found by the prober, not by a conformance run: run/limits.test.ts plants these. */
const limitChecks = new Set(checks.filter(({ on }) => on === 'limit').map(({ id }) => id))
const planted = defects.filter(({ caughtBy }) => !caughtBy.every((check) => limitChecks.has(check)))
const policyChecks = new Set(checks.filter((check) => check.class === 'policy').map(({ id }) => id))

const rows: Row[] = []

describe.each(planted)('$id', (defect) => {
  it('is found by its checks, and by no other', async () => {
    const own = []
    for (const [name, document] of Object.entries(contracts)) own.push(await rowOf(defect, name, document))
    rows.push(...own)
    expect(own.filter(({ caught }) => caught).map(({ contract }) => contract)).toEqual(
      expect.arrayContaining([...(caughtOn[defect.id] ?? ['a row of the table above'])]),
    )
    expect(own.flatMap(({ contract, alien }) => alien.map((check) => `${check} on ${contract}`))).toEqual([])
    expect(own.flatMap(({ errors }) => errors)).toEqual([])
    // Somewhere the document decides, so that it is a violation and closes the gate; or the promise is a matter of policy everywhere.
    for (const check of defect.caughtBy)
      expect(own.map(({ spoke }) => spoke[check])).toContain(policyChecks.has(check) ? 'policy' : 'violation')
  })
})

it('the table of what caught what names each defect and contract once', () => {
  const table = tableOf(rows)
  expect(table.split('\n')).toHaveLength(planted.length + 3)
  expect(table).toContain('| ignores-scopes | scopes-enforced |')
})

afterAll(() => {
  if (process.env['SHOW_TABLE'] !== undefined) process.stdout.write(tableOf(rows))
})
