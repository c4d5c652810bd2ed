/** docs/suites.md, made from the checks and defects, so that it cannot tell another story than they do. */
import type { Check } from '#model/check.ts'
import { defects } from '#mock/defects/index.ts'
import { suites } from '#suites/index.ts'

const looksAt: { readonly [on in Check['on']]: string } = {
  exchange: 'each exchange',
  sequence: 'a whole sequence',
  limit: 'a measured limit',
}

export function suitesPage(): string {
  const sections = suites.map(({ id, promise, checks }) =>
    [
      `## ${id}`,
      '',
      promise,
      '',
      '| check | promises | basis | looks at | class | planted defects that it must find |',
      '|---|---|---|---|---|---|',
      ...checks.map(rowOf),
      '',
    ].join('\n'),
  )
  return [
    '# Suites',
    '',
    'Every check is one promise and a pure function; it never sends. The class is the gravest that it gives: what it found may be milder',
    '([rulings.md](rulings.md)). `proofload list checks` prints the same list.',
    '',
    'This page is made from the code: `UPDATE_DOCS=1 npm test -- test/completeness.test.ts` writes it anew.',
    '',
    ...sections,
  ].join('\n')
}

function rowOf(check: Check): string {
  const { id, promise, basis, on, class: own } = check
  const caught = defects.filter(({ caughtBy }) => caughtBy.includes(id)).map((defect) => defect.id)
  return `| ${[`[${id}](../suites/${suiteOf(id)}/${id}.ts)`, promise, basis, on === 'exchange' && check.underLoad === true ? 'answers under load' : looksAt[on], own, caught.join(', ')].join(' | ')} |`
}

const suiteOf = (check: string): string => suites.find(({ checks }) => checks.some(({ id }) => id === check))?.id ?? ''
