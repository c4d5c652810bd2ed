/** What shows the defects of reading requests: a value when sound, another when spoilt. */
import type { Json, Pairs } from '#lib/json.ts'
import { boards, letters, orders, pets } from '#mock/documents.testdata.ts'
import { places } from '#mock/places.testdata.ts'
import { clientOf, openText, type Client } from '#mock/world.testdata.ts'

type Shown = (...defect: readonly string[]) => Promise<unknown>

type Open = (...defects: readonly string[]) => Client

const opener = (text: string): Open => {
  const opened = openText(text)
  return (...defects) => clientOf(opened, { defects })
}
const [toPets, toLetters, toOrders, toPlaces, toBoards] = [opener(pets), opener(letters), opener(orders), opener(places), opener(boards)]

const sending =
  (open: Open, path: string, raw: string, type = 'application/json'): Shown =>
  async (...defect) =>
    (await open(...defect).call('POST', path, undefined, { raw, headers: [['content-type', type]] satisfies Pairs })).status
const pet = (raw: string, type?: string): Shown => sending(toPets, '/pets', raw, type)
const getting =
  (path: string): Shown =>
  async (...defect) =>
    (await toPets(...defect).call('GET', path)).status
const byCredential =
  (...header: readonly [string, string]): Shown =>
  async (...defect) =>
    (await toBoards(...defect).call('GET', '/users/u1/settings', undefined, { as: '', headers: [header] })).status
const order = (more: { readonly [name: string]: Json }): string =>
  JSON.stringify({ lines: [{ sku: 'x' }], payment: { kind: 'card', number: '1234' }, ...more })

export const requestShows: { readonly [id: string]: readonly [Shown, unknown, unknown] } = {
  'accepts-empty-credential': [byCredential('x-key', ''), 401, 200],
  'accepts-anybody-by-second-scheme': [byCredential('cookie', 'session=nobody'), 401, 200],
  'accepts-bad-forms': [sending(toLetters, '/letters', 'subject=x&pages=many', 'application/x-www-form-urlencoded'), 400, 201],
  'refuses-forms': [sending(toLetters, '/letters', 'subject=Hello&pages=2', 'application/x-www-form-urlencoded'), 201, 415],
  'accepts-blank-body': [pet(' \n'), 422, 201],
  'accepts-bad-shape': [sending(toOrders, '/orders', order({ labels: {} })), 400, 201],
  'accepts-null-for-listed': [pet('{"name":"Tom","kind":null}'), 422, 201],
  'reads-lax-json': [pet('/* a */ {"name":"Tom",} b'), 422, 201],
  'converts-types': [pet('{"name":5}'), 422, 201],
  'folds-case': [pet('{"name":"Tom","kind":"DOG "}'), 422, 201],
  'refuses-other-order': [pet('{"kind":"dog","name":"Tom"}'), 201, 422],
  'refuses-white-space': [pet(' {"name":"Tom"}'), 201, 422],
  'refuses-escapes': [pet('{"name":"T\\u006fm"}'), 201, 422],
  'refuses-charset': [pet('{"name":"Tom"}', 'application/json; charset=utf-8'), 201, 415],
  'counts-utf16': [pet(`{"name":"${'\u{20000}'.repeat(20)}"}`), 201, 422],
  'refuses-undeclared-property': [sending(toOrders, '/orders', order({ unexpectedProperty: 1 })), 201, 400],
  'refuses-whole-fractions': [sending(toOrders, '/orders', order({ scores: [100] }).replace('100', '100.0')), 201, 400],
  'takes-zero-for-missing': [sending(toPlaces, '/places', '{"title":"Null Island","latitude":0,"longitude":0}'), 201, 400],
  'crashes-on-emoji': [pet('{"name":"\u{1f389}"}'), 201, 500],
  'crashes-on-null-character': [pet('{"name":"a\\u0000"}'), 201, 500],
  'crashes-on-huge-number': [sending(toOrders, '/orders', order({ scores: [1e30] })), 201, 500],
  'crashes-on-deep-nesting': [pet('['.repeat(2000) + ']'.repeat(2000)), 422, 500],
  'crashes-on-repeated-parameter': [getting('/pets?limit=1&limit=2'), 200, 500],
  'crashes-on-empty-parameter': [getting('/pets?cursor='), 200, 500],
}
