import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import { afterAll, describe, expect, it } from 'vitest'
import { addClean } from '#cli/commands/clean.ts'
import { addCompare } from '#cli/commands/compare.ts'
import { addGate } from '#cli/commands/gate.ts'
import { addHistory } from '#cli/commands/history.ts'
import { addLimits } from '#cli/commands/limits.ts'
import { addList } from '#cli/commands/list.ts'
import { addLoad } from '#cli/commands/load.ts'
import { addMerge } from '#cli/commands/merge.ts'
import { addMock } from '#cli/commands/mock.ts'
import { addReport } from '#cli/commands/report.ts'
import { addTest } from '#cli/commands/test.ts'
import { readConfig } from '#cli/config.ts'
import recordSchema from '#model/run.schema.json' with { type: 'json' }
import { exitCodes, gate, nothingFound, type GateInput } from '#run/gate.ts'
import { namesIn, readText, root, sources } from '#test/sources.ts'

const home = fileURLToPath(root)
const temporary = mkdtempSync(path.join(tmpdir(), 'proofload-docs-'))
afterAll(() => rmSync(temporary, { recursive: true, force: true }))

/** Every page of the repository, from its root. */
const pages: readonly string[] = [
  ...namesIn('.'),
  ...['docs', 'examples', 'specs/documents'].flatMap((folder) =>
    readdirSync(path.join(home, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  ),
]
  .filter((name) => name.endsWith('.md'))
  .toSorted()

interface Block {
  readonly page: string
  readonly language: string
  readonly text: string
}

const fence = /^```(?<language>\w*)\n(?<text>[\s\S]*?)^```$/gm
const blocksIn = (page: string): readonly Block[] =>
  [...readText(page).matchAll(fence)].map(({ groups }) => ({ page, language: groups?.['language'] ?? '', text: groups?.['text'] ?? '' }))
const linesIn = (language: string): readonly string[] => [
  ...new Set(
    pages
      .flatMap(blocksIn)
      .filter((block) => block.language === language)
      .flatMap(({ text }) => text.split('\n'))
      .filter((line) => line !== ''),
  ),
]

it('finds the pages, or else nothing below would be tested', () => {
  expect(pages).toEqual(
    expect.arrayContaining(['ARCHITECTURE.md', 'CONTRIBUTING.md', 'GLOSSARY.md', 'README.md', 'docs/config.md', 'docs/exit-codes.md']),
  )
  expect(linesIn('sh').length).toBeGreaterThan(8)
})

describe.each(pages)('%s', (page) => {
  const text = readText(page).replaceAll(fence, '')

  it('links to what is there', () => {
    const links = [...text.matchAll(/\]\((?<to>[^)\s]+)\)/g)]
      .map(({ groups }) => groups?.['to'] ?? '')
      .filter((to) => !/^(?:[a-z]+:|#)/.test(to))
    expect(links.filter((to) => !existsSync(path.join(home, path.dirname(page), to.split('#')[0] ?? '')))).toEqual([])
  })

  it('names files that are there', () => {
    const named = [
      ...text.matchAll(
        /`(?<file>(?:lib|model|specs|generators|suites|http|mock|load|reports|run|cli|test|bench|docs|examples)\/[\w./-]+\.\w+)`/g,
      ),
    ].map(({ groups }) => groups?.['file'] ?? '')
    expect(named.filter((file) => !existsSync(path.join(home, file)))).toEqual([])
  })
})

describe('the commands', () => {
  const before = 'npm run -s proofload -- '
  const ours = linesIn('sh')
    .filter((line) => line.startsWith(before))
    .map((line) => line.slice(before.length))
  const program = new Command('proofload')
  for (const add of [addTest, addLoad, addLimits, addMerge, addGate, addClean, addCompare, addHistory]) add(program, () => {})
  for (const add of [addMock, addReport, addList]) add(program)

  it('are all shown', () => {
    expect([...new Set(ours.map((line) => wordsOf(line)[0] ?? ''))].toSorted()).toEqual(
      program.commands.map((command) => command.name()).toSorted(),
    )
  })

  it.each(ours)('%s: knows its options and finds its files', (line) => {
    const [name, ...words] = wordsOf(line)
    const command = program.commands.find((one) => one.name() === name)
    const options = command?.options.flatMap(({ short, long }) => [short, long]) ?? []
    expect(words.filter((word) => word.startsWith('-') && !options.includes(word))).toEqual([])
    expect(words.filter((word) => word.endsWith('.yaml') && !existsSync(path.join(home, word)))).toEqual([])
  })

  // A planted fault closes the gate; without one the mock is sound.
  it.each(ours.filter((line) => /^(?:list|test) /.test(line)))('%s: runs', { timeout: 20_000 }, async (line) => {
    const words = wordsOf(line)
    const { code, stdout, stderr } = await run(words[0] === 'test' ? [...words, '--out', temporary, '--quiet'] : words)
    expect(code, stderr).toBe(words.includes('--defect') ? exitCodes.gateClosed : exitCodes.clean)
    expect(stdout).not.toBe('')
    if (words[0] === 'test') expect(readdirSync(temporary)).toEqual(expect.arrayContaining(['report.html', 'run.json']))
  })

  it('of npm are scripts', () => {
    const { scripts } = JSON.parse(readText('package.json')) as { readonly scripts: Readonly<Record<string, string>> }
    const named = pages.flatMap((page) =>
      [...readText(page).matchAll(/\bnpm (?:run (?:-s )?(?=[a-z])|(?=start|test\b))(?<script>[\w-]+)/g)].map(
        ({ groups }) => groups?.['script'] ?? '',
      ),
    )
    expect(named).toEqual(expect.arrayContaining(['start', 'test', 'proofload', 'suites']))
    expect(named.filter((script) => !Object.hasOwn(scripts, script))).toEqual([])
  })
})

/** As a shell would, as far as these pages need it. */
const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/'(?<quoted>[^']*)'|(?<plain>\S+)/g)].map(({ groups }) => groups?.['quoted'] ?? groups?.['plain'] ?? '')

const run = (words: readonly string[]): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, ['--conditions=source', 'cli/main.ts', ...words], { cwd: home }, (cause, stdout, stderr) =>
      resolve({ code: cause === null ? 0 : Number(cause.code), stdout, stderr }),
    )
  })

/** What stands in backticks in the first cell of each row. */
const firstCells = (page: string): readonly string[] =>
  [...readText(page).matchAll(/^\|\s*(?<cell>`.*?`(?:, `.*?`)*)\s*\|/gm)].flatMap(({ groups }) =>
    [...(groups?.['cell'] ?? '').matchAll(/`(.*?)`/g)].map(([, name]) => name ?? ''),
  )

describe('docs/config.md', () => {
  interface Schema {
    readonly properties?: { readonly [name: string]: Schema }
    readonly items?: Schema
    readonly oneOf?: readonly Schema[]
  }
  const settingsOf = (schema: Schema, above = ''): readonly string[] => [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, below]) => [above + name, ...settingsOf(below, `${above}${name}.`)]),
    ...[schema.items ?? [], schema.oneOf ?? []].flat().flatMap((below) => settingsOf(below, above)),
  ]

  it('names exactly the settings of the schema', () => {
    const schema = JSON.parse(readText('cli/proofload.schema.json')) as Schema
    expect(firstCells('docs/config.md').toSorted()).toEqual(settingsOf(schema).toSorted())
  })

  it('shows a config that is one', () => {
    const shown = blocksIn('docs/config.md').filter(({ language, text }) => language === 'yaml' && text.startsWith('document:'))
    expect(shown.length).toBeGreaterThan(0)
    for (const { text } of shown) {
      const file = path.join(temporary, 'shown.yaml')
      writeFileSync(file, text)
      expect(readConfig(file)).toBeDefined()
    }
  })

  it.each(['proofload.yaml', 'examples/own-document/proofload.yaml'])('%s is one', (file) => {
    expect(existsSync(readConfig(path.join(home, file)).document)).toBe(true)
  })
})

describe('docs/exit-codes.md', () => {
  const text = readText('docs/exit-codes.md')

  it('names exactly the codes of the gate', () => {
    const rows = [...text.matchAll(/^\|\s*(?<code>\d+)\s*\|\s*`(?<name>\w+)`\s*\|/gm)].map(({ groups }) => [
      groups?.['name'],
      Number(groups?.['code']),
    ])
    expect(rows).toEqual(Object.entries(exitCodes))
  })

  it('gives the order in which the gate decides', () => {
    const record = JSON.parse(readText('reports/golden/record.json')) as Pick<GateInput, 'findings' | 'load'>
    const troubles: readonly Partial<GateInput>[] = [
      { findings: record.findings },
      { errors: ['a check threw'] },
      { load: record.load === null ? null : { ...record.load, invalid: 'late', thresholds: [] } },
      { unreached: [{ operation: 'get', reason: '404' }] },
      {},
    ]
    const decided = troubles.map((_, first) => gate(Object.assign({}, nothingFound, ...troubles.slice(first)) as GateInput).exitCode)
    const [sentence = ''] = /^\*\*1\*\*, then .*$/m.exec(text) ?? []
    expect([...sentence.matchAll(/\*\*(\d+)\*\*/g)].map(([, code]) => Number(code))).toEqual(decided)
  })
})

it('docs/extensions.md names exactly the members that the sources read', () => {
  const internal = 'x-proofload-files'
  const read = new Set(
    sources.flatMap(({ code }) => [...code.matchAll(/x-proofload-[a-z]+/g)].map(([name]) => name)).filter((name) => name !== internal),
  )
  expect(new Set(firstCells('docs/extensions.md').filter((name) => name.startsWith('x-')))).toEqual(read)
})

it('docs/record-format.md names every field of the record', () => {
  const named = new Set(firstCells('docs/record-format.md').map((name) => name.replace('[]', '')))
  expect(Object.keys(recordSchema.properties).filter((name) => !named.has(name))).toEqual([])
  expect(Object.keys(recordSchema.$defs.finding.properties).filter((name) => !named.has(name))).toEqual([])
})

it('README.md names every folder', () => {
  const listed = [...readText('README.md').matchAll(/^(?<folder>[a-z]+)\/ {2,}\S/gm)].map(({ groups }) => groups?.['folder'] ?? '')
  const there = readdirSync(home, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^\.|^(?:node_modules|dist|out|coverage|bin)$/.test(entry.name))
    .map(({ name }) => name)
  expect(listed.toSorted()).toEqual(there.toSorted())
})
