import { describe, expect, it } from 'vitest'
import { valueAt } from '#lib/json-pointer.ts'
import type { Json } from '#lib/json.ts'
import type { Sequence } from '#model/case.ts'
import { openText, wholePlan } from '#test/in-process.ts'

const refusal = '{description: refused, content: {application/json: {schema: {type: object}}}}'
const properties = `
        label: {type: string, minLength: 1, maxLength: 60}
        note: {type: [string, 'null'], maxLength: 200}
        open: {type: [boolean, 'null']}
        colours: {type: array, maxItems: 5, items: {type: string}}
        marks: {type: object, additionalProperties: {type: [string, 'null'], maxLength: 20}}
        shape: {type: object, properties: {wide: {type: integer}, high: {type: integer}}}`

const planned = (patchType: string, words = ''): readonly Sequence[] =>
  wholePlan(
    openText(`
openapi: 3.1.0
info: {title: Boxes, version: '1'}
paths:
  /boxes:
    post: {operationId: make, requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/NewBox'}}}}, responses: {'201': {description: made, content: {application/json: {schema: {$ref: '#/components/schemas/Box'}}}}, 4XX: ${refusal}}}
  /boxes/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string, minLength: 1}}]
    get: {operationId: read, responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Box'}}}}, 4XX: ${refusal}}}
    patch: {operationId: change, description: '${words}', requestBody: {required: true, content: {${patchType}: {schema: {$ref: '#/components/schemas/Change'}}}}, responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Box'}}}}, 4XX: ${refusal}}}
components:
  schemas:
    NewBox:
      type: object
      required: [label]
      properties: ${properties}
    Change:
      type: object
      properties: ${properties}
    Box:
      type: object
      required: [id, label]
      properties:
        id: {type: string} ${properties}
`),
    1,
  ).sequences

const merges = (patchType: string, words = ''): readonly Sequence[] =>
  planned(patchType, words).filter(({ claim }) => claim?.check === 'merge-patch-merges')
const sent = ({ cases }: Sequence): Json => {
  const body = cases.find(({ role }) => role === 'act')?.parts.body
  return body?.kind === 'json' ? body.value : null
}

describe('merge patches', () => {
  it('set to null what may be null and has no default to go to, replace a list, and name a part of an object', () => {
    const [first] = merges('application/merge-patch+json')
    const made = first?.cases[0].parts.body
    const [mark = ''] = Object.keys(valueAt(made?.kind === 'json' ? made.value : null, '/marks') ?? {})
    expect(merges('application/merge-patch+json').map(sent)).toEqual([
      { note: null },
      { marks: { [mark]: null } },
      { colours: [expect.any(String)] },
      { marks: {} },
      { shape: { wide: expect.any(Number) } },
    ])
  })

  it('are known by their media type, or by the words of the document', () => {
    const doubts = (sequences: readonly Sequence[]): readonly unknown[] => [
      ...new Set(sequences.flatMap(({ claim }) => (claim?.about ?? []).map(({ doubtful }) => doubtful))),
    ]
    expect(merges('application/json')).toEqual([])
    expect(doubts(merges('application/merge-patch+json'))).toEqual([undefined])
    expect(doubts(merges('application/json', 'A JSON Merge Patch, RFC 7396'))).toEqual([true])
  })

  it('may mean by a null what a type forbids: then its acceptance is a matter of policy', () => {
    const nulls = (patchType: string): readonly unknown[] => [
      ...new Set(
        planned(patchType).flatMap(({ cases }) =>
          cases.flatMap(({ intent, operation }) =>
            operation === 'change' && intent.kind === 'invalid' && intent.mutation === 'null-for-non-nullable' && intent.at !== '/body'
              ? [`${intent.at} ${String(intent.mild ?? false)}`]
              : [],
          ),
        ),
      ),
    ]
    const places = ['/label', '/colours', '/shape', '/shape/wide', '/shape/high']
    expect(nulls('application/json')).toEqual(expect.arrayContaining(places.map((at) => `/body${at} false`)))
    expect(nulls('application/merge-patch+json')).toEqual(expect.arrayContaining(places.map((at) => `/body${at} true`)))
    // In a list a null is an item like any other.
    expect(nulls('application/merge-patch+json')).toContain('/body/colours/0 false')
  })
})
