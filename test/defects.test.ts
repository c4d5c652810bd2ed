import { afterAll, describe, expect, it } from 'vitest'
import { defects } from '#mock/defects/index.ts'
import { boards, letters, orders, pets } from '#mock/documents.testdata.ts'
import { shelves } from '#mock/lives.testdata.ts'
import { checks } from '#suites/index.ts'
import { openMadeUp, openShipped, openText } from '#test/in-process.ts'
import type { Opened } from '#specs/open.ts'
import { rowOf, tableOf, type Row } from '#test/sensitivity.ts'

/** Two contracts that do business, and two that have every corner. */
const contracts = {
  langdock: openShipped('langdock'),
  arize: openShipped('arize'),
  toolregistry: openShipped('toolregistry'),
  pets: openText(pets),
  boards: openText(boards),
  library: openMadeUp('library'),
}
/** Contracts of one subject each, played only for the defects of it: every kind of body, every keyword. */
const special = { letters: openText(letters), orders: openText(orders), shop: openMadeUp('shop'), shelves: openText(shelves) }
type Contract = keyof typeof contracts | keyof typeof special

/** What was measured, and may not be lost again. Where a contract is not named it has nothing that the defect could spoil. */
const caughtOn: { readonly [defect: string]: readonly Contract[] } = {
  'accepted-instead-of-ok': ['langdock', 'arize'],
  'accepts-bad-enum': ['langdock', 'arize', 'pets'],
  'accepts-bad-forms': ['letters'],
  'accepts-bad-shape': ['orders'],
  'accepts-blank-body': ['langdock', 'pets', 'letters', 'orders'],
  'accepts-invalid-token': ['langdock', 'arize', 'toolregistry', 'pets', 'boards'],
  'accepts-malformed-json': ['langdock', 'arize', 'toolregistry', 'pets', 'boards'],
  'accepts-missing-required': ['langdock', 'arize', 'toolregistry', 'pets', 'boards'],
  'accepts-out-of-range': ['arize', 'pets'],
  'accepts-too-long': ['langdock', 'arize', 'pets'],
  'accepts-unknown-property': ['pets'],
  'accepts-wrong-media-type': ['langdock', 'arize', 'toolregistry', 'pets', 'boards'],
  'accepts-wrong-type': ['langdock', 'arize', 'toolregistry', 'pets', 'boards'],
  'admits-browser-origin': ['langdock'],
  'allow-forgets-a-method': ['langdock', 'arize', 'toolregistry', 'pets', 'boards', 'library'],
  'always-not-modified': ['library'],
  'answers-another-accepted-type': ['library'],
  'answers-teapot': ['langdock', 'arize', 'toolregistry', 'pets'],
  'answers-what-is-not-accepted': ['library'],
  'async-ends-undocumented': ['shop'],
  'async-never-ends': ['shop'],
  'bad-enum-in-response': ['arize', 'toolregistry', 'pets'],
  'bulk-doubles': ['shop'],
  'bulk-drops-last': ['shop'],
  'challenge-in-prose': ['library'],
  'converts-types': ['langdock', 'pets', 'letters', 'orders'],
  'counts-utf16': ['langdock', 'pets', 'letters'],
  'crashes-on-deep-nesting': ['langdock', 'pets', 'letters', 'orders'],
  'crashes-on-emoji': ['langdock', 'pets', 'letters', 'orders'],
  'crashes-on-empty-parameter': ['pets'],
  'crashes-on-huge-number': ['orders'],
  'crashes-on-long-name': ['langdock', 'pets'],
  'crashes-on-malformed-json': ['langdock', 'arize', 'toolregistry', 'pets', 'boards'],
  'crashes-on-null-character': ['langdock', 'pets', 'letters', 'orders'],
  'crashes-on-repeated-parameter': ['pets'],
  'create-stores-half': ['langdock', 'pets', 'shelves'],
  'created-not-readable': ['langdock', 'arize', 'pets', 'boards'],
  'creation-date-moves': ['pets', 'shelves'],
  'date-of-change-goes-back': ['pets', 'shelves'],
  'delete-deletes-nothing': ['langdock', 'arize', 'pets', 'boards'],
  'etag-of-the-path': ['library'],
  'folds-case': ['langdock', 'pets', 'letters', 'orders'],
  'forgets-idempotency-key': ['library'],
  'head-of-another-type': ['library'],
  'head-of-another-version': ['library'],
  'head-with-body': ['library'],
  'ignores-credentials': ['langdock', 'arize', 'toolregistry', 'pets', 'boards'],
  'ignores-filter': ['shop', 'pets'],
  'ignores-if-match': ['library'],
  'ignores-page-size': ['shop', 'pets', 'arize'],
  'ignores-scopes': ['langdock', 'pets'],
  'ignores-sort': ['shop'],
  'ignores-the-parent': ['shelves'],
  'inverts-filter': ['shop', 'pets'],
  'keeps-orphans': ['shelves'],
  'latin1-as-utf8': ['library'],
  'limit-answers-420': ['langdock', 'arize', 'pets'],
  'list-shows-old-only': ['langdock', 'pets', 'shelves'],
  'location-leads-astray': ['pets', 'shelves'],
  'missing-required-field': ['langdock', 'arize', 'toolregistry', 'pets', 'boards'],
  'never-not-modified': ['library'],
  'no-content-with-body': ['library'],
  'not-allowed-without-allow': ['langdock', 'arize', 'toolregistry', 'pets', 'boards'],
  'null-for-non-nullable': ['langdock', 'arize', 'toolregistry', 'pets', 'boards'],
  'pages-never-end': ['shop', 'pets', 'arize'],
  'pages-repeat-item': ['shop', 'pets', 'arize'],
  'pages-skip-item': ['shop', 'pets'],
  'patch-replaces': ['langdock', 'pets', 'shelves'],
  'problem-as-text': ['library'],
  'problem-of-another-status': ['library'],
  'put-adds-up': ['langdock', 'shelves'],
  'put-merges': ['langdock', 'pets', 'shelves'],
  'reading-changes': ['langdock', 'pets', 'shelves'],
  'reads-lax-json': ['langdock', 'pets', 'letters', 'orders'],
  'refusals-as-html': ['langdock', 'arize', 'pets', 'boards'],
  'refuses-charset': ['langdock', 'pets', 'letters', 'orders'],
  'refuses-current-if-match': ['library'],
  'refuses-escapes': ['langdock', 'pets', 'letters', 'orders'],
  'refuses-forms': ['letters'],
  'refuses-other-order': ['langdock', 'pets', 'letters', 'orders'],
  'refuses-undeclared-property': ['langdock', 'pets', 'letters', 'orders'],
  'refuses-white-space': ['langdock', 'pets', 'letters', 'orders'],
  'refuses-whole-fractions': ['letters', 'orders'],
  'rejects-last-enum-value': ['langdock'],
  'rejects-longest-name': ['langdock'],
  'retry-after-not-integer': ['arize', 'pets'],
  'reverses-sort': ['shop'],
  'search-finds-nothing-new': ['shop'],
  'second-delete-succeeds': ['langdock', 'pets', 'shelves'],
  'stores-before-checking': ['langdock', 'pets', 'shelves'],
  'text-instead-of-json': ['langdock', 'arize', 'toolregistry', 'pets', 'boards'],
  'throttles-undocumented': ['toolregistry', 'pets', 'boards'],
  'unauthorized-without-challenge': ['library'],
  'update-stores-half': ['langdock', 'pets', 'shelves'],
  'wrong-field-type': ['langdock', 'arize', 'toolregistry', 'pets', 'boards'],
  'wrong-method-succeeds': ['langdock', 'arize', 'toolregistry', 'pets', 'boards'],
  'wrong-total': ['shop', 'pets'],
}

/** Found by the prober, not by a conformance run: run/limits.test.ts plants these. */
const limitChecks = new Set(checks.filter(({ on }) => on === 'limit').map(({ id }) => id))
const planted = defects.filter(({ caughtBy }) => !caughtBy.every((check) => limitChecks.has(check)))
const policyChecks = new Set(checks.filter((check) => check.class === 'policy').map(({ id }) => id))

const contractsFor = (defect: string): readonly (readonly [string, Opened])[] => [
  ...Object.entries(contracts),
  ...Object.entries(special).filter(([name]) => caughtOn[defect]?.some((caught) => caught === name)),
]

const rows: Row[] = []

describe.each(planted)('$id', (defect) => {
  it('is found by its checks, and by no other', async () => {
    const own = []
    for (const [name, document] of contractsFor(defect.id)) own.push(await rowOf(defect, name, document))
    rows.push(...own)
    expect(own.filter(({ caught }) => caught).map(({ contract }) => contract)).toEqual(
      expect.arrayContaining([...(caughtOn[defect.id] ?? ['a row of the table above'])]),
    )
    expect(own.flatMap(({ contract, alien }) => alien.map((check) => `${check} on ${contract}`))).toEqual([])
    expect(own.flatMap(({ errors }) => errors)).toEqual([])
    // Somewhere the document decides, so that it is a violation and closes the gate; or the promise is a matter of policy everywhere.
    for (const check of defect.caughtBy)
      expect(own.map(({ spoke }) => spoke[check])).toContain(defect.policy === true || policyChecks.has(check) ? 'policy' : 'violation')
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
