/** Which planted defects each tool reports: a failure counts if no run of the same tool on the sound mock has it. */
import { defects } from '#mock/defects/index.ts'
import type { Defect } from '#mock/defects/defect.ts'
import { checks } from '#suites/index.ts'
import { usualOn } from './alarms.ts'
import { measured } from './measured.ts'
import { nameOf, type Budget, type Failure, type Tool } from './tool.ts'

export interface Row {
  readonly defect: string
  readonly document: string
  readonly tool: string
  readonly found: readonly Failure[]
  readonly requests: number
  readonly wallSeconds: number
  readonly trouble?: string
}

const limitChecks = new Set(checks.filter(({ on }) => on === 'limit').map(({ id }) => id))

/** Defects of rate limits need one that both tools meet; the sound mock is held against the same. */
const limitsFor = ({ needs }: Defect): readonly string[] => (/\brate limit\b/.test(needs ?? '') ? ['fixed:60/1s'] : [])

/** Proofload looks at limits with a command of its own; a tool without one gets its thorough run. */
const budgetFor = ({ caughtBy }: Defect, tool: Tool): Budget =>
  tool.hasLimits === true && caughtBy.every((check) => limitChecks.has(check)) ? 'limits' : 'thorough'

export async function rowOf(out: string, defect: Defect, document: string, tool: Tool): Promise<Row> {
  const wish = { tool, document, budget: budgetFor(defect, tool), limits: limitsFor(defect) }
  const usual = await usualOn(out, wish)
  const { failures, requests, wallSeconds, trouble } = await measured(out, { ...wish, defect: defect.id, seed: 1 })
  const found = failures.filter((failure) => !usual.has(nameOf(failure)))
  return { defect: defect.id, document, tool: tool.name, found, requests, wallSeconds, ...(trouble !== undefined && { trouble }) }
}

export const defectsNamed = (ids: readonly string[]): readonly Defect[] =>
  ids.length === 0 ? defects : defects.filter(({ id }) => ids.includes(id))

/** A defect a line, a document and tool a column, and the sums. */
export function caughtTable(rows: readonly Row[]): string {
  const columns = [...new Set(rows.map(({ document, tool }) => `${document}, ${tool}`))]
  const cellsOf = (defect: string): readonly string[] =>
    columns.map((column) => {
      const row = rows.find((one) => one.defect === defect && `${one.document}, ${one.tool}` === column)
      return row === undefined ? '' : cellOf(row)
    })
  const sums = columns.map((column) => {
    const own = rows.filter(({ document, tool }) => `${document}, ${tool}` === column)
    const policy = own.filter((row) => row.found.length > 0 && !isGrave(row)).length
    return `${own.filter(isGrave).length}${policy > 0 ? ` and ${policy} as policy` : ''} of ${own.length}`
  })
  return [
    `| defect | ${columns.join(' | ')} |`,
    `|${'---|'.repeat(columns.length + 1)}`,
    ...[...new Set(rows.map(({ defect }) => defect))].map((defect) => `| ${[defect, ...cellsOf(defect)].join(' | ')} |`),
    `| found | ${sums.join(' | ')} |`,
  ].join('\n')
}

/** Policy is what Proofload shows and lets pass: the document leaves it open, or is itself unsure of the clause. */
const isGrave = ({ found }: Row): boolean => found.some(({ gravity }) => gravity !== 'policy')

const cellOf = (row: Row): string => {
  const kinds = new Set(
    row.found.flatMap(({ what, gravity }) => (gravity !== 'policy' ? [what] : isGrave(row) ? [] : [`${what} (policy)`])),
  )
  return kinds.size === 0 ? '–' : [...kinds].join(', ')
}
