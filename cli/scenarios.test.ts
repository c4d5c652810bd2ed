import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { SuiteError, type Problem } from '#model/problem.ts'
import { readScenarios } from '#cli/scenarios.ts'

const temporary = mkdtempSync(path.join(tmpdir(), 'proofload-scenarios-'))
afterAll(() => {
  rmSync(temporary, { recursive: true })
})
const written = (name: string, text: string): string => {
  const file = path.join(temporary, name)
  writeFileSync(file, text)
  return file
}
const problemsOf = async (file: string, environment = {}): Promise<readonly Problem[]> => {
  try {
    await readScenarios(file, environment)
  } catch (cause) {
    if (cause instanceof SuiteError) return cause.problems
    throw cause
  }
  return []
}

it('reads the example', async () => {
  const { scenarios, rows, credentials } = await readScenarios(
    path.join(import.meta.dirname, '../examples/own-document/scenarios.yaml'),
    {},
  )
  expect(scenarios.map(({ name, weight, steps }) => [name, weight, steps.map((step) => step.name)])).toEqual([
    ['lifecycle', 1, ['lifecycle.create', 'lifecycle.getNote', 'lifecycle.deleteNote']],
    ['browse', 4, ['browse.listNotes']],
  ])
  expect(scenarios[0].steps[0]).toMatchObject({ capture: { note: '/body/id' }, think: { fromMs: 20, toMs: 60 } })
  expect(rows).toEqual([{ title: 'Milk' }, { title: 'Bread, butter' }, { title: 'Tea' }])
  expect(credentials).toEqual([])
})

it('reads a TypeScript module, functions and all', async () => {
  const file = written(
    'module.ts',
    "export default { scenarios: [{ name: 'a', steps: [{ operation: 'createNote', set: { '/title': ({ k }: { k: number }) => `note ${k}` } }] }] }\n",
  )
  const { scenarios } = await readScenarios(file, {})
  const make = scenarios[0].steps[0].set['/title']
  expect(typeof make === 'function' && make({ k: 4, seed: 1, known: {} })).toBe('note 4')
})

it('looks credentials up, and takes no empty one', async () => {
  const file = written('pool.yaml', 'credentials: [ONE, TWO]\nscenarios: [{name: a, steps: [{operation: x}]}]\n')
  expect((await readScenarios(file, { ONE: '1', TWO: '2' })).credentials).toEqual([
    { name: 'ONE', token: '1' },
    { name: 'TWO', token: '2' },
  ])
  expect(await problemsOf(file, { ONE: '1', TWO: '' })).toMatchObject([{ code: 'usage', hint: expect.stringContaining('TWO=') }])
})

describe('what is wrong is told with its place', () => {
  it.each([
    ['scenarios:\n  - name: a\n    step: []\n', 'there is no setting "step"', 3],
    ['scenarios:\n  - name: a\n    steps:\n      - operation: x\n        think: soon\n', 'must match pattern', 5],
    ['scenarios:\n  - name: a\n    steps:\n      - operation: x\n        capture: { id: body.id }\n', 'must match pattern', 5],
  ])('%j', async (text, message, line) => {
    const problems = await problemsOf(written('wrong.yaml', text))
    expect(problems.some((problem) => problem.message.includes(message) && problem.place?.line === line)).toBe(true)
  })

  it.each([
    ['scenarios: [{name: a, steps: [{operation: x}, {operation: x}]}]', 'there are two of a.x'],
    ['scenarios: [{name: a, steps: [{operation: x, think: 2s..1s}]}]', 'ends before it begins'],
    ['data: nothing.csv\nscenarios: [{name: a, steps: [{operation: x}]}]', 'cannot read'],
    ['data: empty.csv\nscenarios: [{name: a, steps: [{operation: x}]}]', 'holds no rows'],
  ])('%j', async (text, message) => {
    written('empty.csv', 'title\n')
    expect(await problemsOf(written('wrong.yaml', text))).toMatchObject([{ message: expect.stringContaining(message) }])
  })

  it('of modules too, but for the place', async () => {
    const broken = written('broken.ts', 'export default { scenarios: [] }\n')
    expect(await problemsOf(broken)).toMatchObject([{ message: expect.stringContaining('scenarios') }])
    expect(await problemsOf(written('syntax.ts', 'export default {\n'))).toMatchObject([
      { message: expect.stringContaining('cannot read') },
    ])
  })
})
