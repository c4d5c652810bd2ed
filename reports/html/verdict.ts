/** The top of the page: the verdict in one word, why, and the key figures. */
import { html } from '#lib/html.ts'
import type { Html } from '#lib/html.ts'
import type { RunRecord } from '#model/record.ts'
import { counted, duration, grouped, headline, moment, ofClass, percent, totalsOf, verdictWords } from '#reports/figures.ts'
import { line } from '#reports/printable.ts'

const maxReasons = 30

export function verdictHeader(record: RunRecord): Html {
  const { verdict, reasons, exitCode } = record.gate
  const { word, sentence } = verdictWords[verdict]
  const target = record.target.mock ? 'the embedded mock' : html`<code>${line(record.target.url, 300)}</code>`
  return html`<header>
<p class="kicker">Proofload ${line(record.command, 40)} · ${moment(line(record.startedAt, 40))}</p>
<h1 class="${verdict}">${word}</h1>
<p class="headline">${headline(record)}</p>
<p class="subject">${line(record.contract.title, 200)} ${line(record.contract.version, 60)} at ${target}</p>
<ul class="reasons ${verdict}">${(reasons.length > 0 ? reasons.slice(0, maxReasons) : [sentence]).map((reason) => html`<li>${line(reason, 500)}</li>`)}</ul>
${figures(record)}
<dl class="identity"><div><dt>Plan</dt><dd><code>${line(record.plan.hash, 64).slice(0, 16)}</code></dd></div>${events(record.plan)}<div><dt>Seed</dt><dd><code>${record.seed}</code></dd></div><div><dt>Exit code</dt><dd><code>${exitCode}</code></dd></div></dl>
</header>`
}

const events = ({ events: hash }: RunRecord['plan']): Html | '' =>
  hash === undefined ? '' : html`<div><dt>Events</dt><dd><code>${line(hash, 64).slice(0, 16)}</code></dd></div>`

function figures(record: RunRecord): Html {
  const totals = totalsOf(record.tally)
  const violations = ofClass(record.findings, 'violation').length
  const policies = record.findings.length - violations
  const { plan } = record
  const cut = plan.cutBy === undefined ? '' : `, cut by ${line(plan.cutBy, 60)}`
  const rows: readonly (readonly [string, string, string])[] = [
    ['Operations', grouped(totals.operations), counted(totals.checks, 'check')],
    ['Requests', grouped(plan.requests), `in ${duration(record.durationMs)}`],
    ['Rulings passed', percent(totals.pass, totals.decided), `${grouped(totals.pass)} of ${grouped(totals.decided)} decided`],
    ['Findings', grouped(record.findings.length), `${counted(violations, 'violation')}, ${grouped(policies)} policy`],
    ['Plan played', percent(plan.executed, plan.sequences), `${grouped(plan.executed)} of ${counted(plan.sequences, 'sequence')}${cut}`],
  ]
  return html`<dl class="figures">${rows.map(([name, value, note]) => html`<div><dt>${name}</dt><dd>${value}<small>${note}</small></dd></div>`)}</dl>`
}
