/** The ledger of a run as a file: one JSON line an entry, on disk before the request leaves. */
import { appendFileSync, existsSync } from 'node:fs'
import path from 'node:path'
import { isObject } from '#lib/json-pointer.ts'
import { SuiteError } from '#model/problem.ts'
import type { LedgerEntry, WriteLedger } from '#model/target.ts'
import { leftIn } from '#run/clean.ts'
import { readText } from '#specs/read.ts'
import { writeFile } from '#cli/write.ts'

const fileIn = (out: string): string => path.join(out, 'ledger.ndjson')

/** A new run begins a new ledger, unless the old one still tells of things that `clean` can remove. */
export function ledgerIn(out: string): WriteLedger {
  const file = fileIn(out)
  let begun = false
  return (entry) => {
    if (!begun && !holdsWork(out)) writeFile(file, '')
    begun = true
    appendFileSync(file, `${JSON.stringify(entry)}\n`)
  }
}

/** For what is removed afterwards. */
export const ledgerAfter =
  (out: string): WriteLedger =>
  (entry) =>
    appendFileSync(fileIn(out), `${JSON.stringify(entry)}\n`)

function holdsWork(out: string): boolean {
  if (!existsSync(fileIn(out))) return false
  try {
    return leftIn(readLedger(out)).created.some(({ removal }) => removal !== undefined)
  } catch {
    // Nothing that `clean` could read.
    return false
  }
}

export function readLedger(out: string): readonly LedgerEntry[] {
  const file = fileIn(out)
  if (!existsSync(file))
    throw new SuiteError({
      code: 'usage',
      message: `there is no ledger in ${out}`,
      hint: 'Give the --out folder of the run: it holds ledger.ndjson as soon as something unsafe was sent.',
    })
  const lines = readText(file).split('\n')
  return lines.flatMap((line, index) => {
    const entry = entryOf(line)
    if (entry !== undefined) return [entry]
    // A run that was killed may have written half of its last line.
    if (line === '' || index === lines.length - 1) return []
    throw new SuiteError({ code: 'usage', message: 'this is no line of a ledger', place: { file, line: index + 1, column: 1 } })
  })
}

const kinds: readonly string[] = ['run', 'unsafe', 'answered', 'created', 'removed'] satisfies readonly LedgerEntry['kind'][]

function entryOf(line: string): LedgerEntry | undefined {
  try {
    const value: unknown = JSON.parse(line)
    // Written by `ledgerIn` alone: its kind tells the rest.
    return isObject(value) && kinds.includes(String(value['kind'])) ? (value as unknown as LedgerEntry) : undefined
  } catch {
    return undefined
  }
}
