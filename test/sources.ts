/** The source files of the program, and what they import: what the tests of the whole read. */
import { readdirSync, readFileSync } from 'node:fs'

export const root = new URL('../', import.meta.url)

export const folders = ['lib', 'model', 'specs', 'generators', 'suites', 'http', 'mock', 'load', 'reports', 'run', 'cli'] as const
export type Folder = (typeof folders)[number]

export interface Import {
  readonly of: string
  readonly typeOnly: boolean
}

export interface Source {
  /** From the root of the repository: `lib/clock.ts`. */
  readonly path: string
  readonly folder: Folder
  /** With comments taken out. */
  readonly code: string
  readonly text: string
  readonly imports: readonly Import[]
}

export const readText = (path: string): string => readFileSync(new URL(path, root), 'utf8')

export const namesIn = (folder: string): readonly string[] => readdirSync(new URL(`${folder}/`, root))

/** Tests, and what only tests read. */
const tests = /\.(?:test|testdata|suite)\.ts$/

export const sources: readonly Source[] = folders.flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts') && !tests.test(path))
    .toSorted()
    .map((path) => sourceOf(path, folder)),
)

function sourceOf(path: string, folder: Folder): Source {
  const text = readText(path)
  const code = withoutComments(text)
  return { path, folder, text, code, imports: importsIn(code) }
}

/** Comments begin a line or follow a blank, so that `https://` in a string stays. */
export function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1')
}

export function importsIn(code: string): readonly Import[] {
  const statements = [...code.matchAll(/^\s*(?:import|export)\s+(?<type>type\s)?(?:[^'"`;]*?\sfrom\s+)?['"](?<of>[^'"]+)['"]/gm)]
  const calls = [...code.matchAll(/\bimport\(\s*['"`](?<of>[^'"`]+)['"`]/g)]
  return [...statements, ...calls].map(({ groups }) => ({ of: groups?.['of'] ?? '', typeOnly: groups?.['type'] !== undefined }))
}
