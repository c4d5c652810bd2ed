/**
 * `npm run -s bench:peers`: Proofload beside a peer, on the same mock and documents. README.md says how; runs are kept under `--out`,
 * so that it can be made in pieces, and only what is not there is run.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { alarmsOf, alarmsTable } from './alarms.ts'
import { caughtTable, defectsNamed, rowOf, type Row } from './caught.ts'
import { firstOf, firstTable, type First } from './first.ts'
import { proofload } from './proofload.ts'
import { schemathesis } from './schemathesis.ts'
import { speedOf, speedTable } from './speed.ts'

const { values } = parseArgs({
  options: {
    schemathesis: { type: 'string', default: 'schemathesis' },
    only: { type: 'string', multiple: true, default: ['speed', 'first', 'caught', 'alarms'] },
    document: { type: 'string', multiple: true, default: ['specs/documents/langdock.yaml', 'specs/documents/arize.yaml'] },
    defect: { type: 'string', multiple: true, default: [] },
    rounds: { type: 'string', default: '3' },
    seeds: { type: 'string', default: '5' },
    out: { type: 'string', default: 'out/peers' },
  },
})

const tools = [proofload, schemathesis(values.schemathesis)]

/** One of each kind: a crash, a wrong answer, an invalid value let in, an open door, a lie about state. */
const firstDefects = [
  'crashes-on-malformed-json',
  'wrong-field-type',
  'accepts-wrong-type',
  'ignores-credentials',
  'delete-deletes-nothing',
]

const parts: { readonly [name: string]: () => Promise<string> } = {
  speed: async () => {
    const tables = []
    for (const document of values.document) {
      const speeds = await speedOf(values.out, document, tools, Number(values.rounds))
      await keep('speed', [document], speeds)
      tables.push(speedTable(basename(document), speeds))
    }
    return tables.join('\n\n')
  },
  first: async () => {
    const all: First[] = []
    for (const defect of values.defect.length > 0 ? values.defect : firstDefects)
      for (const document of values.document) for (const tool of tools) all.push(await firstOf(values.out, defect, document, tool))
    await keep('first', values.document, all)
    return firstTable(all)
  },
  caught: async () => {
    const rows: Row[] = []
    for (const document of values.document)
      for (const defect of defectsNamed(values.defect))
        for (const tool of tools) {
          const row = await rowOf(values.out, defect, document, tool)
          process.stderr.write(`${row.document} ${row.defect} ${row.tool}: ${row.found.length} in ${row.wallSeconds.toFixed(1)} s\n`)
          rows.push(row)
        }
    await keep('caught', values.document, rows)
    return caughtTable(rows)
  },
  alarms: async () => {
    const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => index + 1)
    const all = await alarmsOf(values.out, values.document, tools, seeds)
    await keep('alarms', values.document, all)
    return alarmsTable(all)
  },
}

async function keep(name: string, documents: readonly string[], what: unknown): Promise<void> {
  await mkdir(values.out, { recursive: true })
  const file = `${[name, ...documents.map((document) => basename(document, '.yaml'))].join('.')}.json`
  await writeFile(join(values.out, file), `${JSON.stringify(what, null, 2)}\n`)
}

const versions = await Promise.all(tools.map(async ({ name, version }) => `${name} ${await version()}`))
process.stdout.write(`${versions.join(', ')}, Node ${process.versions.node}\n\n`)
for (const name of values.only) {
  const part = parts[name]
  if (part === undefined) throw new Error(`--only: there is no "${name}", but ${Object.keys(parts).join(', ')}`)
  process.stdout.write(`## ${name}\n\n${await part()}\n\n`)
}
