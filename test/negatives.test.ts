/** Which clauses of a body are broken, wherever they stand: in members, items, branches, maps and tuples, and what depends on what. */
import { describe, expect, it } from 'vitest'
import { letters, orders } from '#mock/documents.testdata.ts'
import { conform, openText, wholePlan } from '#test/in-process.ts'

const document = openText(orders)

const planned = new Set(
  wholePlan(document, 1)
    .sequences.filter(({ phase }) => phase === 'negative')
    .flatMap(({ cases: [{ intent }] }) => (intent.kind === 'invalid' ? [`${intent.mutation} ${intent.at}`] : [])),
)

describe('breaks', () => {
  it.each([
    'missing-required /body/lines',
    'missing-required /body/lines/0/sku',
    'too-long /body/lines/0/sku',
    'below-minimum /body/lines/0/count',
    'float-for-integer /body/lines/0/count',
    'number-as-text /body/lines/0/count',
    'too-few-items /body/lines',
    'too-short /body/payment/number',
    'too-long /body/payment/vat',
    'unknown-discriminator /body/payment',
    'too-long /body/contact/mail',
    'too-short /body/contact/phone',
    'too-long /body/labels/key1',
    'too-few-properties /body/labels',
    'too-many-properties /body/labels',
    'bad-property-name /body/codes',
    'unknown-property /body/flags',
    'below-minimum /body/box/0',
    'wrong-type /body/box/1',
    'unknown-item /body/box',
    'too-few-contained /body/scores',
    'too-many-contained /body/scores',
    'number-for-boolean /body/gift',
    'forbidden-value /body/greeting',
    'missing-required /body/delivery/street',
    'missing-dependent /body/delivery',
    'bad-enum /body/delivery/way',
    'other-case /body/delivery/way',
    'padded-enum /body/delivery/way',
    'above-maximum /body/parts/a',
    'missing-required /body/parts/a',
    'unknown-property /body/sealed',
    'array-for-object /body',
    'null-for-non-nullable /body/delivery',
    'trailing-text /body',
  ])('%s', (one) => {
    expect([...planned]).toContain(one)
  })
})

it('breaks forms as forms, and JSON as JSON', () => {
  const ofLetters = wholePlan(openText(letters), 1).sequences.flatMap(({ phase, cases: [{ intent, operation }] }) =>
    phase === 'negative' && intent.kind === 'invalid'
      ? [`${operation} ${intent.mutation} ${intent.at} ${intent.clause.includes('json') ? 'json' : ''}`.trim()]
      : [],
  )
  for (const one of [
    'sendParcel wrong-boundary /body',
    'sendParcel empty-body /body',
    'sendParcel missing-required /body/content',
    'sendParcel above-maximum /body/weight',
    'sendParcel too-long /body/label/to',
    'writeLetter too-few-items /body/copies',
    'writeLetter bad-enum /body/stamp',
    'writeLetter wrong-type /body/pages',
    'writeLetter number-as-text /body/pages json',
    'writeLetter null-for-non-nullable /body/subject json',
    'leaveNote too-short /body',
    'leaveNote wrong-media-type /body',
  ])
    expect(ofLetters).toContain(one)
  // What a form cannot say, and what stands inside of a file.
  for (const one of [
    'writeLetter null-for-non-nullable /body/subject',
    'writeLetter number-as-text /body/pages',
    'writeLetter empty-body /body',
    'sendParcel wrong-type /body/content',
  ])
    expect(ofLetters).not.toContain(one)
})

it('proves each on the wire, and a sound server refuses it', async () => {
  const { inconclusive, findings, errors, flaky } = await conform(document)
  expect([findings, errors, flaky]).toEqual([[], [], []])
  expect(inconclusive).toEqual([])
})
