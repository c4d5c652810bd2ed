/**
 * The index of a folder of records: what the history needs of each, so that a year of nights is read once and not every night.
 * It is a copy: whoever deletes history.sqlite loses nothing but a minute.
 */
import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { SuiteError } from '#model/problem.ts'
import type { HistoryEntry, HistoryRecord } from '#model/history.ts'
import { loadsOf, type RunRecord } from '#model/record.ts'
import { hostClassOf, shapeOf } from '#load/compare-key.ts'
import { measuredIn } from '#load/compare-metrics.ts'
import { readText } from '#specs/read.ts'
import { readRecord } from '#cli/read-record.ts'

const indexName = 'history.sqlite'
/** Of what is kept of a record: another one is built anew. */
const indexVersion = 1

const tables = `
  create table files (file text primary key, stamp text not null, problem text);
  create table entries (file text not null references files on delete cascade, entry text not null);
`

export interface Indexed {
  readonly entries: readonly HistoryEntry[]
  readonly left: HistoryRecord['left']
}

export function indexFolder(folder: string): Indexed {
  const files = recordsIn(folder)
  const database = openIndex(path.join(folder, indexName))
  try {
    database.exec('begin')
    const known = new Map(
      database
        .prepare('select file, stamp from files')
        .all()
        .map((row) => [String(row['file']), String(row['stamp'])]),
    )
    const forget = database.prepare('delete from files where file = ?')
    for (const file of known.keys()) if (!files.has(file)) forget.run(file)
    for (const [file, stamp] of files) {
      if (known.get(file) === stamp) continue
      forget.run(file)
      keep(database, folder, file, stamp)
    }
    database.exec('commit')
    return {
      // Both columns are written by `keep` alone.
      entries: database
        .prepare('select entry from entries order by file, rowid')
        .all()
        .map((row) => JSON.parse(String(row['entry'])) as HistoryEntry),
      left: database
        .prepare('select file, problem from files where problem is not null order by file')
        .all()
        .map((row) => ({ file: String(row['file']), reason: String(row['problem']) })),
    }
  } finally {
    database.close()
  }
}

/** With what tells whether they changed: size and time of the last write. */
function recordsIn(folder: string): ReadonlyMap<string, string> {
  let names: readonly string[]
  try {
    names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  } catch {
    throw new SuiteError({
      code: 'usage',
      message: `${folder}: there is no such folder`,
      hint: 'Give the folder in which the runs left their --out folders.',
    })
  }
  return new Map(
    names
      .filter((name) => name.endsWith('.json') && !name.split(path.sep).includes('node_modules'))
      .toSorted()
      .flatMap((name) => {
        const { size, mtimeMs } = statSync(path.join(folder, name))
        return [[name, `${size} ${mtimeMs}`] as const]
      }),
  )
}

/** A folder that can't be written to has its index in memory; an index that can't be read is no reason not to read the records. */
function openIndex(file: string): DatabaseSync {
  for (const place of [file, ':memory:']) {
    try {
      const database = new DatabaseSync(place)
      const version = Number(database.prepare('pragma user_version').get()?.['user_version'])
      if (version !== indexVersion) {
        database.exec(
          `begin; drop table if exists entries; drop table if exists files; ${tables} pragma user_version = ${indexVersion}; commit`,
        )
      }
      return database
    } catch {
      // The next place.
    }
  }
  throw new Error('node:sqlite opens no database in memory')
}

function keep(database: DatabaseSync, folder: string, file: string, stamp: string): void {
  const read = entriesIn(folder, file)
  database.prepare('insert into files values (?, ?, ?)').run(file, stamp, typeof read === 'string' ? read : null)
  const insert = database.prepare('insert into entries values (?, ?)')
  if (typeof read !== 'string') for (const entry of read) insert.run(file, JSON.stringify(entry))
}

/** What a record says, or why it is none. Other files of a run are no mistake. */
function entriesIn(folder: string, file: string): readonly HistoryEntry[] | string {
  const place = path.join(folder, file)
  try {
    if (!/"recordVersion"/.test(readText(place))) return []
    const record = readRecord(place)
    // A comparison of stored records repeats the figures of its head.
    return record.comparison === undefined ? loadsOf(record).map((load) => entryOf(file, record, load)) : []
  } catch (cause) {
    return cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause)
  }
}

const entryOf = (file: string, record: RunRecord, load: ReturnType<typeof loadsOf>[number]): HistoryEntry => ({
  file,
  startedAt: record.startedAt,
  title: record.contract.title,
  planHash: record.plan.hash,
  hostClass: hostClassOf(record.host),
  load: shapeOf(load),
  invalid: load.part === undefined ? load.invalid : 'it is one shard of a run: merge the shards',
  figures: measuredIn(load).flatMap(({ operation, metric, value }) => (value === null ? [] : [{ operation, metric, value }])),
  ...(record.revision !== undefined && { revision: record.revision }),
})
