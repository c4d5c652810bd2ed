/** docs/defects.md: what every planted defect drew on every contract when it was last measured, written and read. */
import type { Defect } from '#mock/defects/defect.ts'
import { contractNames, type ContractName } from '#test/contracts.ts'
import { caughtAs, type Row } from '#test/sensitivity.ts'

export interface Measured {
  readonly violation: readonly ContractName[]
  readonly policy: readonly ContractName[]
}

const head = '| defect | what is wrong | found by | as a violation on | as policy on | what else speaks |'

export function defectsPage(defects: readonly Defect[], rows: readonly Row[]): string {
  const lines = defects.map((defect) => {
    const own = rows.filter((row) => row.defect === defect.id)
    const on = (wanted: 'violation' | 'policy'): string =>
      contractNames.filter((name) => own.some((row) => row.contract === name && caughtAs(defect, row) === wanted)).join(' ')
    const others = new Set(own.flatMap(({ spoke }) => Object.keys(spoke)).filter((check) => !defect.caughtBy.includes(check)))
    const cells = [defect.id, defect.promise, defect.caughtBy.join(' '), on('violation'), on('policy'), [...others].toSorted().join(' ')]
    return `| ${cells.join(' | ')} |`
  })
  const counts = contractNames.map((name) => {
    const found = defects.filter((defect) => rows.some((row) => row.contract === name && row.defect === defect.id && caughtAs(defect, row)))
    return `| ${name} | ${found.length} |`
  })
  const found = defects.filter((defect) => rows.some((row) => row.defect === defect.id && caughtAs(defect, row) !== undefined))
  return `${[
    '# Planted defects',
    '',
    'Faults that the embedded mock can be told to have (`proofload mock <document> --defect ID`), and the checks that find them. A defect',
    'is found on a contract where all of its checks say what they do not say of the sound mock, confirmed three times of three. Of the',
    'shipped contracts those that are not named have nothing that the defect could spoil, or do not document what would make it a finding',
    '(odeus, which is like langdock, was only sampled). Of the made-up ones the first that shows it is named.',
    '',
    `Found: ${found.length} of ${defects.length}. False alarms: none; what the sound mock of each contract draws is held by`,
    '[test/sound.test.ts](../test/sound.test.ts), over many seeds.',
    '',
    '`npm run -s defects` measures the whole table (`npm run -s defects -- 0/2` a half of it) and writes this page; `npm test` measures one',
    'contract a defect, the cheapest of those named here.',
    '',
    '| contract | defects found |',
    '|---|---|',
    ...counts,
    '',
    head,
    '|---|---|---|---|---|---|',
    ...lines,
  ].join('\n')}\n`
}

/** Where each defect was found, by the page. */
export function measuredIn(page: string): ReadonlyMap<string, Measured> {
  const names = (cell = ''): readonly ContractName[] => contractNames.filter((name) => cell.split(' ').includes(name))
  const lines = page.slice(page.indexOf(head)).split('\n').slice(2).filter(Boolean)
  return new Map(
    lines.map((line) => {
      const [, id = '', , , violation, policy] = line.split('|').map((cell) => cell.trim())
      return [id, { violation: names(violation), policy: names(policy) }]
    }),
  )
}
