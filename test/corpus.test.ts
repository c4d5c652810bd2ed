/** Documents of other people: each opens and compiles, or is refused in words that name the reason. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { SuiteError } from '#model/problem.ts'
import { openDocument } from '#specs/open.ts'
import { readText } from '#specs/read.ts'

const folder = path.resolve('../shared/corpus')

interface Entry {
  readonly file: string
  readonly version: string
  readonly operations: number
}

/** What is wrong with the document itself. */
const faulty: Readonly<Record<string, string>> = {
  '075-31-root-json/root.json': 'cannot follow the reference ./example.json#/externalDirectExample: the file cannot be read',
}

/** Path items behind references, which the index does not count. */
const behindReferences: Readonly<Record<string, number>> = { '077-31-root-json/root.json': 5 }

const entries = existsSync(path.join(folder, 'index.json'))
  ? (JSON.parse(readFileSync(path.join(folder, 'index.json'), 'utf8')) as readonly Entry[])
  : []

if (entries.length === 0)
  it('skipped: no corpus', () => {
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([])
  })

describe.each(entries.filter(({ version }) => /^3\.[01]/.test(version)))('$file', ({ file, operations }) => {
  it('opens, and every response schema compiles', () => {
    const fault = faulty[file]
    if (fault !== undefined) {
      expect(() => openDocument(path.join(folder, file), readText)).toThrow(fault)
      return
    }
    const { contract, lens, locate } = openDocument(path.join(folder, file), readText)
    expect(contract.operations.length).toBe(behindReferences[file] ?? operations)
    expect(new Set(contract.operations.map(({ id }) => id)).size).toBe(contract.operations.length)
    for (const operation of contract.operations) {
      for (const { at, media } of operation.responses)
        for (const { schemaAt } of media)
          if (schemaAt !== undefined) expect(() => lens.issues(schemaAt, 'response', null), at).not.toThrow()
    }
    // Places in JSON are only worked out on demand, at the price of a second reading.
    if (contract.operations[0] !== undefined && !file.endsWith('.json')) expect(locate(contract.operations[0].at).file).toContain(folder)
  })
})

describe.each(entries.filter(({ version }) => !/^3\.[01]/.test(version)))('$file', ({ file, version }) => {
  it('is refused by its version', () => {
    try {
      openDocument(path.join(folder, file), readText)
      expect.unreachable()
    } catch (cause) {
      expect(cause).toBeInstanceOf(SuiteError)
      const [problem] = (cause as SuiteError).problems
      expect(problem).toMatchObject({ code: 'document', hint: 'Proofload reads OpenAPI 3.0 and 3.1.' })
      expect(problem.message).toContain(version.slice(0, 3))
      expect(problem.place?.line).toBeGreaterThan(0)
    }
  })
})
