/** Documents out of memory, and what was refused of them. */
import { SuiteError, type Problem } from '#model/problem.ts'
import type { ReadText } from '#specs/bundle.ts'
import { openDocument, type Opened } from '#specs/open.ts'

export const problemOf = (act: () => unknown): Problem => {
  try {
    act()
  } catch (cause) {
    if (cause instanceof SuiteError) return cause.problems[0]
    throw cause
  }
  throw new Error('nothing was refused')
}

/** Files in the folder `/docs`, by their names. */
const filesOf =
  (files: Readonly<Record<string, string>>): ReadText =>
  (file) => {
    const text = files[file.replace(/^\/docs\//, '')]
    if (text === undefined) throw new Error(`there is no ${file}`)
    return text
  }

export const openFiles = (files: Readonly<Record<string, string>>, name = Object.keys(files)[0] ?? ''): Opened =>
  openDocument(`/docs/${name}`, filesOf(files))

/** A document of one operation, `GET /x`, with these schemas in its components. */
export const withSchemas = (schemas: unknown, openapi = '3.1.0'): Opened =>
  openFiles({
    'a.json': JSON.stringify({
      openapi,
      info: { title: 't', version: '1' },
      paths: { '/x': { get: { responses: { 200: { description: 'ok' } } } } },
      components: { schemas },
    }),
  })
