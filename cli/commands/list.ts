/** `proofload list`: what there is, with the promise of each. */
import { Argument, type Command } from 'commander'
import { mutations } from '#generators/negative/index.ts'
import { defects } from '#mock/defects/index.ts'
import { reporters } from '#reports/index.ts'
import { suites } from '#suites/index.ts'

type Row = readonly [id: string, promise: string]

const lists: { readonly [what: string]: () => readonly Row[] } = {
  checks: () =>
    suites.flatMap((suite) => suite.checks.map((check) => [check.id, `${check.promise} (${suite.id}; ${check.basis})`] as const)),
  mutations: () => mutations.map(({ id, promise }) => [id, promise]),
  reporters: () => reporters.map(({ id, promise }) => [id, promise]),
  defects: () => defects.map(({ id, promise }) => [id, promise]),
}

export const addList = (program: Command): void => {
  program
    .command('list')
    .addArgument(new Argument('<what>').choices(Object.keys(lists)))
    .description('list checks, mutations, reporters or defects')
    .action((what: string) => {
      const rows = lists[what]?.() ?? []
      const width = Math.max(...rows.map(([id]) => id.length))
      process.stdout.write(rows.map(([id, promise]) => `${id.padEnd(width)}  ${promise}\n`).join(''))
    })
}
