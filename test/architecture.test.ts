import { describe, expect, it } from 'vitest'
import { folders, importsIn, sources, withoutComments, type Folder, type Source } from '#test/sources.ts'

/** Which folder may import which; itself always. A check sees a subject and nothing else; `run` composes; `cli` is the process. */
const mayImport: { readonly [folder in Folder]: readonly Folder[] } = {
  lib: [],
  model: ['lib'],
  specs: ['model', 'lib'],
  generators: ['model', 'lib'],
  suites: ['model', 'lib'],
  http: ['model', 'lib'],
  mock: ['model', 'lib', 'generators'],
  load: ['model', 'lib'],
  reports: ['model', 'lib'],
  run: ['model', 'lib', 'specs', 'generators', 'suites', 'http', 'load'],
  cli: folders,
}

/** Where more than the rule allows is needed, and why. */
interface Exception {
  readonly path: string
  readonly because: string
}

const inFolder = (path: string): string => path.replace(/^#/, '').split('/')[0] ?? ''
const foreign = ({ folder, imports }: Source): readonly string[] =>
  imports.map(({ of }) => of).filter((of) => of.startsWith('#') && inFolder(of) !== folder)

it('reads the sources, or else nothing below would be tested', () => {
  expect(sources.length).toBeGreaterThan(200)
  expect(sources.flatMap(({ imports }) => imports).length).toBeGreaterThan(600)
  expect(
    importsIn(
      "import type { A } from '#a/b.ts'\nimport {\n  c,\n  d,\n} from 'e'\nimport 'f'\nexport { g } from \"h\"\nawait import('i')\n",
    ),
  ).toEqual([
    { of: '#a/b.ts', typeOnly: true },
    { of: 'e', typeOnly: false },
    { of: 'f', typeOnly: false },
    { of: 'h', typeOnly: false },
    { of: 'i', typeOnly: false },
  ])
  expect(withoutComments("a /* b */ 'https://c' // d\n/** e\n f */g")).toBe("a  'https://c' \ng")
})

describe.each(folders)('%s', (folder) => {
  const own = sources.filter((source) => source.folder === folder)

  it('imports only what the table lets it', () => {
    const allowed = new Set<string>(mayImport[folder])
    expect(
      own.flatMap((source) =>
        foreign(source)
          .filter((of) => !allowed.has(inFolder(of)))
          .map((of) => `${source.path} imports ${of}`),
      ),
    ).toEqual([])
  })

  it('names other files from the root', () => {
    expect(
      own.flatMap(({ path, imports }) => imports.filter(({ of }) => of.startsWith('.')).map(({ of }) => `${path} imports ${of}`)),
    ).toEqual([])
  })
})

it('no check imports a check of another suite', () => {
  const suite = (path: string): string => path.replace(/^#/, '').split('/')[1] ?? ''
  const across = sources
    .filter(({ path }) => /^suites\/[^/]+\//.test(path))
    .flatMap(({ path, imports }) =>
      imports.filter(({ of }) => /^#suites\/[^/]+\//.test(of) && suite(of) !== suite(path)).map(({ of }) => `${path} imports ${of}`),
    )
  expect(across).toEqual([])
})

// Nouns may speak of each other; what runs may not.
it('imports go round in no circle, but for types', () => {
  const next = new Map(
    sources.map(({ path, imports }) => [
      path,
      imports.flatMap(({ of, typeOnly }) => (of.startsWith('#') && !typeOnly ? [of.slice(1)] : [])),
    ]),
  )
  const done = new Set<string>()
  const circles: string[] = []
  const visit = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' > '))
    if (done.has(path) || way.includes(path)) return
    for (const to of next.get(path) ?? []) visit(to, [...way, path])
    done.add(path)
  }
  for (const path of next.keys()) visit(path, [])
  expect(circles).toEqual([])
})

/** A means that only some files may use. */
interface Means {
  readonly what: string
  readonly uses: (source: Source) => boolean
  readonly home: readonly string[]
  readonly exceptions: readonly Exception[]
}

const importing =
  (...modules: readonly string[]) =>
  ({ imports }: Source): boolean =>
    imports.some(({ of, typeOnly }) => !typeOnly && modules.includes(of))
const saying =
  (pattern: RegExp) =>
  ({ code }: Source): boolean =>
    pattern.test(code)

const means: readonly Means[] = [
  {
    what: 'files',
    uses: importing('node:fs', 'node:fs/promises', 'fs'),
    home: ['specs/read.ts', 'http/recorded.ts', 'cli/'],
    exceptions: [],
  },
  {
    what: 'sockets',
    uses: importing('node:http', 'node:https', 'node:http2', 'node:net', 'node:tls', 'node:dgram', 'undici', 'autocannon'),
    home: ['http/live.ts', 'mock/serve.ts', 'load/closed-model.ts', 'load/open-model.ts', 'load/warm-connections.ts'],
    exceptions: [],
  },
  {
    what: 'fetch',
    uses: saying(/\bfetch\(|\bWebSocket\b|\bEventSource\b/),
    home: [],
    exceptions: [{ path: 'generators/integrations/code-body.ts', because: 'it writes code that others run; the word stands in a text' }],
  },
  {
    what: 'databases',
    uses: importing('node:sqlite'),
    home: ['cli/'],
    exceptions: [],
  },
  {
    what: 'other processes',
    uses: importing('node:child_process', 'node:worker_threads', 'node:cluster'),
    home: ['cli/'],
    exceptions: [],
  },
  {
    what: 'time',
    uses: saying(
      /\b(?:Date\.now|performance\.now|performance\.timeOrigin|process\.hrtime|process\.uptime)\b|\bnew Date\(\)|\b(?:setTimeout|setInterval|setImmediate)\b/,
    ),
    home: ['lib/clock.ts'],
    exceptions: [
      {
        path: 'load/pacers.ts',
        because: 'the last part of a millisecond is waited out turn by turn of the event loop: no timer is so exact',
      },
      { path: 'reports/html/script.ts', because: 'the timer runs in the browser of whoever reads the report' },
    ],
  },
  {
    what: 'randomness that no seed decides',
    uses: saying(/\bMath\.random\b|\brandom(?:UUID|Bytes|Int|FillSync)\b|\bgetRandomValues\b/),
    home: [],
    exceptions: [],
  },
  {
    what: 'the surroundings of the process',
    uses: saying(/\bprocess\.(?:env|argv|exit|stdout|stderr|stdin|on|once|cwd|chdir)\b/),
    home: ['cli/'],
    exceptions: [],
  },
  {
    what: 'the runner of the tests',
    uses: importing('vitest'),
    home: ['cli/vitest.ts'],
    exceptions: [],
  },
]

describe.each(means)('$what', ({ uses, home, exceptions }) => {
  it('is used only where it is at home', () => {
    const excused = new Set(exceptions.map(({ path }) => path))
    const users = sources.filter(uses).map(({ path }) => path)
    expect(
      users.filter(
        (path) => !excused.has(path) && !home.some((place) => path === place || (place.endsWith('/') && path.startsWith(place))),
      ),
    ).toEqual([])
  })

  it('has no exception that is no longer needed', () => {
    expect(exceptions.filter(({ path }) => !sources.some((source) => source.path === path && uses(source)))).toEqual([])
  })
})

describe('APIs by name', () => {
  const names = /langdock|odeus|arize|toolregistry/i
  const exceptions: readonly Exception[] = [
    { path: 'cli/vitest.ts', because: 'the suites run on one of the shipped documents where nobody names another' },
  ]

  it('are known to documents and builders alone', () => {
    const excused = new Set(exceptions.map(({ path }) => path))
    const knowing = sources.filter(
      ({ path, text }) => names.test(text) && !path.startsWith('specs/documents/') && !path.startsWith('generators/integrations/'),
    )
    expect(knowing.map(({ path }) => path).filter((path) => !excused.has(path))).toEqual([])
  })
})
