/**
 * Measures every planted defect on every contract and writes docs/defects.md. `0/2` measures the first of two parts and keeps its rows
 * in out/, so that parts can run side by side; without an argument all is measured. A part that finds the others' rows writes the page.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { contractNames, type ContractName } from '#test/contracts.ts'
import { defectsPage } from '#test/defects-page.ts'
import { conformanceDefects, isPolicy } from '#test/planted.ts'
import { caughtAs, rowOf, type Row } from '#test/sensitivity.ts'
import { root } from '#test/sources.ts'

const [part = 0, parts = 1] = (process.argv[2] ?? '0/1').split('/').map(Number)
const fileOf = (index: number): URL => new URL(`out/defects.${index}-of-${parts}.json`, root)

/** Contracts that are measured whole. */
const whole: readonly ContractName[] = ['toolregistry', 'arize', 'langdock']
/** Another brand of one of them: enough to see that it shows them too. */
const sampled = { name: 'odeus', like: 'langdock', enough: 20 } as const
/** The made-up ones are there for what the others lack: one that shows a defect is enough. */
const others = contractNames.filter((name) => !whole.includes(name) && name !== sampled.name)

const rows: Row[] = []
let seen = 0
for (const [index, defect] of conformanceDefects.entries()) {
  if (index % parts !== part) continue
  const measure = async (contract: ContractName): Promise<boolean> => {
    const row = await rowOf(defect, contract)
    rows.push(row)
    return caughtAs(defect, row) === (isPolicy(defect) ? 'policy' : 'violation')
  }
  for (const contract of whole)
    if ((await measure(contract)) && contract === sampled.like && seen < sampled.enough && (await measure(sampled.name))) seen += 1
  for (const contract of others) if (await measure(contract)) break
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
