import { describe, expect, it } from 'vitest'
import { partsIsolated } from '#suites/security/parts-isolated.ts'
import { sequenceSubject, thing, told, type Given } from '#test/subjects.ts'

const { operation: create, lens } = thing({ '201': { description: 'made' } })
const read = { ...create, id: 'readThing', method: 'GET' }
const content = { ...create, id: 'readContent', method: 'GET' }
const shown = (text: string): Given => ({ status: 200, body: { text } })
const leak = 'violation: wanted 404, as for what it belongs to, got 200 with what the other tenant has'

describe('parts-isolated', () => {
  it.each<[string, readonly [own: Given, other: Given, whole: Given, part: Given], string]>([
    ['closed', [shown('a'), shown('b'), { status: 404 }, { status: 404 }], 'pass'],
    ['open', [shown('a'), shown('b'), { status: 404 }, shown('a')], leak],
    ['the same for everybody', [shown('a'), shown('a'), { status: 404 }, shown('a')], 'inconclusive: nothing tells whose it is'],
    ['nothing', [{ status: 204 }, shown('b'), { status: 404 }, { status: 204 }], 'inconclusive: nothing tells whose it is'],
    ['something else', [shown('a'), shown('b'), { status: 403 }, shown('c')], 'pass'],
    ['public', [shown('a'), shown('b'), shown('a'), shown('a')], 'inconclusive: what it belongs to is not closed to the stranger'],
    ['no credential', [shown('a'), shown('b'), { status: 401 }, { status: 401 }], "inconclusive: the stranger's credential was refused"],
    ['no answer', [shown('a'), shown('b'), { status: 404 }, {}], 'inconclusive: there was no response'],
  ])('%s', (_, [own, other, whole, part], expected) => {
    const subject = sequenceSubject(
      [
        { operation: create, role: 'setup', status: 201 },
        { operation: content, role: 'setup', ...own },
        { operation: content, role: 'setup', ...other },
        { operation: read, role: 'setup', actor: 'stranger', ...whole },
        { operation: content, role: 'act', actor: 'stranger', ...part },
      ],
      { check: 'parts-isolated' },
    )
    expect(told(partsIsolated, subject, lens)).toBe(expected)
  })
})
