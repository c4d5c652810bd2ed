/** Findings, grouped by operation, each with what was expected, what came, the clause, the exchange and the command that shows it again. */
import { html } from '#lib/html.ts'
import type { Html } from '#lib/html.ts'
import type { Finding, RecordedExchange, RunRecord } from '#model/record.ts'
import { outcomeText, requestText } from '#reports/exchange-text.ts'
import { bySeverity, counted, groupedBy, ofClass } from '#reports/figures.ts'
import { underLoadText } from '#reports/pressure-words.ts'
import { more, operationName } from '#reports/html/section.ts'
import type { Section } from '#reports/html/section.ts'
import { line, shown } from '#reports/printable.ts'

/** Bounds of the page, so that a run with thousands of findings still opens. */
export const maxFindings = 250
const maxOpen = 40
const maxExchanges = 8
const maxValue = 2000
const maxBody = 6000
const maxCurl = 12_000

export const anchorOf = (finding: Finding): string => `finding-${finding.id.slice(0, 40).replace(/[^\w-]/g, '_')}`

export function findingsSection(record: RunRecord): Section {
  const listed = bySeverity(record.findings).slice(0, maxFindings)
  const violations = ofClass(record.findings, 'violation').length
  const both = violations > 0 && violations < record.findings.length
  return {
    id: 'findings',
    title: 'Findings',
    note: note(listed.length, violations),
    amount: record.findings.length,
    content: html`${both ? filter : undefined}${groups(listed)}${more(record.findings.length - listed.length, 'findings')}`,
  }
}

function note(findings: number, violations: number): string {
  if (findings === 0) return 'Nothing that was tried broke the contract.'
  if (violations === 0) return 'No violation: these stand where the document is silent or only recommends.'
  return 'What broke the contract, each shown again with fresh values before it was reported.'
}

export function flakySection(record: RunRecord): Section | undefined {
  if (record.flaky.length === 0) return undefined
  const listed = bySeverity(record.flaky).slice(0, maxFindings)
  return {
    id: 'flaky',
    title: 'Flaky',
    note: 'Failed once and did not repeat. Nothing here closes the gate; all of it is worth a look.',
    amount: record.flaky.length,
    content: html`${groups(listed, false)}${more(record.flaky.length - listed.length, 'flaky findings')}`,
  }
}

const choice = (id: string, text: string, checked?: Html): Html =>
  html`<label><input type="radio" name="class" id="${id}"${checked}>${text}</label>`

const filter = html`<fieldset class="filter" aria-label="Show">${choice('only-all', 'All', html` checked`)}${choice('only-violation', 'Violations')}${choice('only-policy', 'Policy')}</fieldset>`

function groups(findings: readonly Finding[], anchored = true): readonly Html[] {
  const open = findings.length <= maxOpen ? html` open` : undefined
  return groupedBy(findings, (finding) => finding.operation.id).map(({ items }) => {
    const kinds = (['violation', 'policy'] as const)
      .map((kind) => [kind, ofClass(items, kind).length] as const)
      .filter(([, amount]) => amount > 0)
    const tags = kinds.map(
      ([kind, amount]) =>
        html`<span class="tag ${kind}">${kind === 'violation' ? counted(amount, 'violation') : `${amount} policy`}</span>`,
    )
    return html`<details class="group"${open}><summary><h3>${operationName(items[0].operation)}</h3>${tags}</summary>
${items.map((finding) => article(finding, anchored))}</details>
`
  })
}

const article = (
  finding: Finding,
  anchored: boolean,
): Html => html`<article class="finding ${finding.class}"${anchored ? html` id="${anchorOf(finding)}"` : undefined}>
<p class="meta"><span class="tag ${finding.class}">${finding.class}</span>${finding.state === undefined || finding.state === 'flaky' ? undefined : html`<span class="tag neutral">${finding.state}</span>`}<code>${line(finding.check, 100)}</code><span class="muted small">${finding.severity}</span></p>
<h4>${line(finding.message, 500)}</h4>
<dl class="facts">
<dt>Expected</dt><dd class="wire">${shown(finding.expected, maxValue)}</dd>
<dt>Actual</dt><dd class="wire">${shown(finding.actual, maxValue)}</dd>
<dt>Clause</dt><dd><code>${line(finding.file, 300)}:${finding.line}</code><br><code class="muted">${line(finding.contractAt, 400)}</code></dd>
<dt>Seen</dt><dd>${counted(finding.count, 'case')}, confirmed ${line(finding.confirmed, 20)}, ${finding.basis}</dd>
${
  finding.underLoad === undefined
    ? undefined
    : html`<dt>Under load</dt><dd><strong>${underLoadText(finding.underLoad)}</strong></dd>
`
}<dt>Repeat</dt><dd>${finding.caseId === '' ? '' : html`<code>--case ${line(finding.caseId, 60)}</code>`} <span class="muted small">finding ${line(finding.id, 40)}</span></dd>
</dl>
${exchanges(finding.reproduce.exchanges)}${commands(finding.reproduce.curl)}</article>
`

function exchanges(all: readonly RecordedExchange[]): Html | undefined {
  if (all.length === 0) return undefined
  // The end of a sequence is where it broke; the beginning is only set-up.
  const last = all.slice(-maxExchanges)
  const left = all.length - last.length
  return html`<details class="inner"><summary>${all.length === 1 ? 'The exchange' : `The ${all.length} exchanges`}</summary>
${left > 0 ? html`<p class="note small">The first ${left} are in the run record.</p>` : undefined}${last.map(
    ({
      request,
      outcome,
    }) => html`<div class="exchange"><pre aria-label="Request" tabindex="0">${requestText(request, maxBody)}</pre><pre aria-label="Response" tabindex="0">${outcomeText(outcome, maxBody)}</pre></div>
`,
  )}</details>`
}

const commands = (curl: readonly string[]): Html | undefined =>
  curl.length === 0
    ? undefined
    : html`<details class="inner"><summary>${curl.length === 1 ? 'As curl' : `As ${curl.length} curl commands`}</summary>
<div class="copy"><pre tabindex="0">${shown(curl.slice(-maxExchanges).join('\n'), maxCurl)}</pre></div></details>`
