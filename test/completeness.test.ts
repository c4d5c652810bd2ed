import { existsSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { mutations } from '#generators/negative/index.ts'
import { defects } from '#mock/defects/index.ts'
import { reporters } from '#reports/index.ts'
import { checks, suites } from '#suites/index.ts'
import { namesIn, readText, root } from '#test/sources.ts'
import { suitesPage } from '#test/suites-page.ts'

const exists = (path: string): boolean => existsSync(new URL(path, root))
const camel = (id: string): string => id.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
const ids = (members: readonly { readonly id: string }[]): readonly string[] => members.map(({ id }) => id)

/** Files of a folder that hold a member of a list: those that say an `id`, but for types, tests and the list itself. */
const memberFiles = (folder: string): readonly string[] =>
  namesIn(folder)
    .filter((name) => /(?<!\.test|\.testdata)\.ts$/.test(name) && /^ {2}id: '/m.test(readText(`${folder}/${name}`)))
    .map((name) => name.replace(/\.ts$/, ''))

const oneSentence = /^[A-Z`][^.]*(?:\.\d[^.]*)*\.$/

/** A file holds one member, exported under its own name, with its own id. */
function expectFile(path: string, id: string): void {
  expect(exists(path), path).toBe(true)
  expect(readText(path)).toMatch(new RegExp(`^export const ${camel(id)}\\b`, 'm'))
  expect(readText(path)).toContain(`id: '${id}'`)
}

describe.each(suites)('the suite $id', (suite) => {
  it('has a folder, a promise, and every check of the folder', () => {
    expect(suite.promise).toMatch(oneSentence)
    expect(memberFiles(`suites/${suite.id}`).toSorted()).toEqual(ids(suite.checks).toSorted())
  })

  // Rate limits and load are measured, which is no matter of tests.
  it('runs under vitest', () => {
    expect(exists(`suites/${suite.id}.suite.ts`)).toBe(!['rate-limit', 'load'].includes(suite.id))
  })

  it.each(suite.checks)('$id has a file, a test beside it, a promise and a basis', ({ id, promise, basis }) => {
    expectFile(`suites/${suite.id}/${id}.ts`, id)
    expect(exists(`suites/${suite.id}/${id}.test.ts`)).toBe(true)
    expect(promise).toMatch(oneSentence)
    for (const part of basis.split('; '))
      expect(part).toMatch(/^(?:OpenAPI 3\.1\.0|RFC \d{4,5}|JSON Schema 2020-12|Fetch Standard) §\d|^docs\/[a-z-]+\.md, \S/)
    for (const [, page = '', word = ''] of basis.matchAll(/(docs\/[a-z-]+\.md), ([^\s;]+)/g)) expect(readText(page)).toContain(word)
  })
})

describe('the checks', () => {
  it('have ids of their own', () => {
    expect(new Set(ids(checks)).size).toBe(checks.length)
    expect(new Set(ids(suites)).size).toBe(suites.length)
  })

  // Limits are probed in run/limits.test.ts: two of three need more than a defect, a document that declares one.
  it.each(checks.filter(({ on }) => on !== 'limit'))('$id is put to the test by a planted defect', ({ id }) => {
    expect(defects.filter(({ caughtBy }) => caughtBy.includes(id))).not.toEqual([])
  })
})

describe.each(mutations)('the mutation $id', ({ id, promise, keyword, keywords }) => {
  it('has a file, a promise and a keyword', () => {
    expectFile(`generators/negative/${id}.ts`, id)
    expect(promise).toMatch(oneSentence)
    expect(keywords).toContain(keyword)
  })
})

describe.each(defects)('the defect $id', ({ id, promise, caughtBy }) => {
  it('has a file, a promise, and checks that there are', () => {
    expectFile(`mock/defects/${id}.ts`, id)
    expect(promise).toMatch(oneSentence)
    expect(caughtBy).not.toEqual([])
    expect(caughtBy.filter((check) => !ids(checks).includes(check))).toEqual([])
  })
})

describe.each(reporters)('the reporter $id', ({ id, promise, fileName }) => {
  it('has a file or a folder, and a promise', () => {
    expect(exists(`reports/${id}.ts`) || exists(`reports/${id}/page.ts`)).toBe(true)
    expect(promise).toMatch(oneSentence)
    expect(fileName).toMatch(/^[a-z.-]+$/)
  })
})

describe('the lists', () => {
  it.each([
    ['mutations', 'generators/negative', ids(mutations)],
    ['defects', 'mock/defects', ids(defects)],
    ['reporters', 'reports', ids(reporters).filter((id) => exists(`reports/${id}.ts`))],
  ])('of %s has every file, once', (_, folder, listed) => {
    expect(listed.toSorted()).toEqual(memberFiles(folder).toSorted())
    expect(new Set(listed).size).toBe(listed.length)
  })
})

it('docs/suites.md tells what the checks promise', () => {
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(new URL('docs/suites.md', root), suitesPage())
  expect(readText('docs/suites.md')).toBe(suitesPage())
})
