/**
 * Measures every planted defect on every contract and writes docs/defects.md. `0/2` measures the first of two parts and keeps its rows
 * in out/, so that parts can run side by side; without an argument all is measured. A part that finds the others' rows writes the page.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { contractNames } from '#test/contracts.ts'
import { defectsPage } from '#test/defects-page.ts'
import { conformanceDefects } from '#test/planted.ts'
import { rowOf, type Row } from '#test/sensitivity.ts'
import { root } from '#test/sources.ts'

const [part = 0, parts = 1] = (process.argv[2] ?? '0/1').split('/').map(Number)
const fileOf = (index: number): URL => new URL(`out/defects.${index}-of-${parts}.json`, root)

const rows: Row[] = []
for (const [index, defect] of conformanceDefects.entries()) {
  if (index % parts !== part) continue
  for (const contract of contractNames) rows.push(await rowOf(defect, contract))
  process.stdout.write(`${index + 1}/${conformanceDefects.length} ${defect.id}\n`)
}
mkdirSync(new URL('out/', root), { recursive: true })
writeFileSync(fileOf(part), JSON.stringify(rows))
const files = Array.from({ length: parts }, (_, index) => fileOf(index))
if (files.every((file) => existsSync(file))) {
  const all = files.flatMap((file) => JSON.parse(readFileSync(file, 'utf8')) as readonly Row[])
  writeFileSync(new URL('docs/defects.md', root), defectsPage(conformanceDefects, all))
  process.stdout.write(`docs/defects.md: ${conformanceDefects.length} defects\n`)
}
