/** Rate limits as measured from outside, with the tries that the judgement of Retry-After rests on. */
import { html } from '#lib/html.ts'
import type { Html } from '#lib/html.ts'
import type { Honesty, LimitRecord, RunRecord } from '#model/record.ts'
import { counted, grouped } from '#reports/figures.ts'
import { dataTable } from '#reports/html/section.ts'
import type { Section } from '#reports/html/section.ts'
import { algorithmWords, honestyWords, clientRemarks } from '#reports/limit-sentence.ts'
import { line } from '#reports/printable.ts'

const maxCycles = 60
const maxNotes = 20

export function limitsSection({ limits }: RunRecord): Section | undefined {
  if (limits.length === 0) return undefined
  return {
    id: 'limits',
    title: 'Rate limits',
    note: 'Measured from outside, by asking: how many, in which window, counted how, and whether the announced wait is true.',
    amount: limits.length,
    content: limits.map(article),
  }
}

const honestyTags: Readonly<Record<Honesty, string>> = {
  honest: 'pass',
  'too-short': 'violation',
  'over-long': 'policy',
  missing: 'policy',
  inconsistent: 'policy',
}

function article(limit: LimitRecord): Html {
  const quota =
    limit.limit === null
      ? algorithmWords[limit.algorithm]
      : `${grouped(limit.limit)} requests${limit.windowSeconds === null ? '' : ` in ${grouped(limit.windowSeconds)} s`}`
  const tag =
    limit.honesty === null ? undefined : html`<span class="tag ${honestyTags[limit.honesty]}">${honestyWords[limit.honesty]}</span>`
  return html`<article class="limit"><h3><code>${limit.operation === '*' ? 'all operations' : line(limit.operation, 200)}</code> <span class="muted small">per ${line(limit.scope, 80)}</span></h3>
<p class="sentence">${quota}${limit.limit === null ? undefined : `, ${algorithmWords[limit.algorithm]}`}</p>
${tag}
<dl class="facts">${facts(limit).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
${limit.notes.length > 0 ? html`<ul class="plain muted">${limit.notes.slice(0, maxNotes).map((note) => html`<li>${line(note, 400)}</li>`)}</ul>` : undefined}
${partitions(limit)}${limit.clients === undefined ? undefined : html`<ul class="plain muted">${clientRemarks(limit.clients).map((remark) => html`<li>${remark}</li>`)}</ul>`}
${cycles(limit.cycles)}</article>
`
}

const facts = (limit: LimitRecord): readonly (readonly [string, string])[] => [
  ['Confidence', `${Math.round(limit.confidence * 100)} %`],
  ...(limit.candidates.length > 1
    ? [['Could be', limit.candidates.map((candidate) => algorithmWords[candidate]).join('; ')] as const]
    : []),
  ...(limit.rate === null ? [] : [['Sustained', `${grouped(limit.rate)} requests per second`] as const]),
  ...(limit.burst === null ? [] : [['Burst', `${grouped(limit.burst)} requests`] as const]),
  ...(limit.countsRefused === undefined || limit.countsRefused === null
    ? []
    : [['Refused requests', limit.countsRefused ? 'count too: who keeps asking waits longer' : 'do not count'] as const]),
  ['Spent', `${grouped(limit.requests)} requests${limit.durationSeconds === undefined ? '' : ` in ${grouped(limit.durationSeconds)} s`}`],
]

const partitionTags = {
  shared: ['pass', 'counts with it'],
  apart: ['policy', 'a quota of its own'],
  unclear: ['', 'could not be told'],
} as const

function partitions({ partitions: all = [] }: LimitRecord): Html | undefined {
  if (all.length === 0) return undefined
  const columns = [{ title: 'While the quota was spent' }, { title: 'Result' }, { title: 'Seen' }]
  const rows = all.slice(0, maxNotes).map(({ by, result, note }) => {
    const [tag, words] = partitionTags[result]
    return html`<tr><td>${line(by, 80)}</td><td><span class="tag ${tag}">${words}</span></td><td>${line(note, 200)}</td></tr>
`
  })
  return dataTable('Whose quota it is', columns, rows)
}

const cycles = (all: LimitRecord['cycles']): Html | undefined => {
  if (all.length === 0) return undefined
  const columns = [
    { title: 'Try', numeric: true },
    { title: 'Promised', numeric: true },
    { title: 'Waited', numeric: true },
    { title: 'Then' },
  ]
  const rows = all.slice(0, maxCycles).map(
    (
      { promisedSeconds, waitedSeconds, accepted },
      index,
    ) => html`<tr><td class="n">${index + 1}</td><td class="n">${promisedSeconds === null ? 'nothing' : `${grouped(promisedSeconds)} s`}</td><td class="n">${grouped(waitedSeconds)} s</td><td><span class="tag ${accepted ? 'pass' : 'violation'}">${accepted ? 'accepted' : 'refused'}</span></td></tr>
`,
  )
  return html`<details class="inner"><summary>${counted(all.length, 'try', 'tries')} of the announced wait</summary>${dataTable('Tries of the announced wait', columns, rows)}</details>`
}
