/** The report as one HTML file: no network, no font, no file beside it; every word out of the record is escaped. */
import { html as markup, markupOf, trusted } from '#lib/html.ts'
import type { Html } from '#lib/html.ts'
import type { RunRecord } from '#model/record.ts'
import { duration, grouped, moment, verdictWords } from '#reports/figures.ts'
import { baselineSection } from '#reports/html/baseline.ts'
import { coverageSection } from '#reports/html/coverage.ts'
import { findingsSection, flakySection } from '#reports/html/findings.ts'
import { limitsSection } from '#reports/html/limits.ts'
import { loadSection } from '#reports/html/load.ts'
import { matrixSection } from '#reports/html/matrix.ts'
import { script } from '#reports/html/script.ts'
import type { Section } from '#reports/html/section.ts'
import { style } from '#reports/html/style.ts'
import { inconclusiveSection, unobservableSection } from '#reports/html/undecided.ts'
import { verdictHeader } from '#reports/html/verdict.ts'
import { line } from '#reports/printable.ts'
import type { Reporter } from '#reports/reporter.ts'

export const html: Reporter = {
  id: 'html',
  promise: 'One self-contained page for people: verdict, findings with their proof, coverage, latency and rate limits.',
  fileName: 'report.html',
  render: (record) => `${markupOf(page(record))}\n`,
}

const makers: readonly ((record: RunRecord) => Section | undefined)[] = [
  findingsSection,
  flakySection,
  baselineSection,
  inconclusiveSection,
  loadSection,
  limitsSection,
  matrixSection,
  coverageSection,
  unobservableSection,
]

// `default-src 'none'` also holds for whatever slips through: nothing can be fetched, nothing sent.
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

function page(record: RunRecord): Html {
  const sections = makers.flatMap((make) => make(record) ?? [])
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${verdictWords[record.gate.verdict].word}: ${line(record.contract.title, 80)}</title>
<link rel="icon" href="data:,">
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip-link" href="#main">Skip to the findings</a>
${verdictHeader(record)}
<nav aria-label="Sections"><ul>${sections.map((section) => markup`<li><a href="#${section.id}">${section.title}</a>${amount(section)}</li>`)}</ul></nav>
<main id="main">
${sections.map(
  ({
    id,
    title,
    note,
    content,
  }) => markup`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2><p class="note">${note}</p>
${content}</section>
`,
)}</main>
${footer(record)}
<script>${trusted(script)}</script>
</body>
</html>`
}

const amount = (section: Section): Html | undefined =>
  section.amount === undefined ? undefined : markup` <span class="muted">${section.amount}</span>`

function footer({ tool, engines, host, ...record }: RunRecord): Html {
  const memory = `${grouped(Math.round(host.memoryBytes / 2 ** 30))} GiB`
  return markup`<footer>
<p>proofload ${line(tool.version, 40)}, <code>${line(record.command, 40)}</code>, ${moment(line(record.startedAt, 40))}, ${duration(record.durationMs)}</p>
<p>Engines: node ${line(engines.node, 40)}, undici ${line(engines.undici, 40)}, ajv ${line(engines.ajv, 40)}, autocannon ${line(engines.autocannon, 40)}</p>
<p>Host: ${line(host.cpu, 120)}, ${host.cores} cores, ${memory}, ${line(host.platform, 60)}, node ${line(host.node, 40)}</p>
<p>Contract: <code>${line(record.contract.file, 300)}</code>, SHA-256 <code>${line(record.contract.hash, 64)}</code></p>
<p>Run record version ${record.recordVersion}</p>
</footer>`
}
