/** The report as one HTML file: no network, no font, no file beside it; every word out of the record is escaped. */
import { html as markup, markupOf } from '#lib/html.ts'
import type { Html } from '#lib/html.ts'
import type { RunRecord } from '#model/record.ts'
import { duration, grouped, moment, verdictWords } from '#reports/figures.ts'
import { baselineSection } from '#reports/html/baseline.ts'
import { comparisonSection } from '#reports/html/comparison.ts'
import { coverageSection } from '#reports/html/coverage.ts'
import { findingsSection, flakySection } from '#reports/html/findings.ts'
import { limitsSection } from '#reports/html/limits.ts'
import { loadSection } from '#reports/html/load.ts'
import { matrixSection } from '#reports/html/matrix.ts'
import type { Section } from '#reports/html/section.ts'
import { shell } from '#reports/html/shell.ts'
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
  comparisonSection,
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

function page(record: RunRecord): Html {
  return shell({
    title: `${verdictWords[record.gate.verdict].word}: ${line(record.contract.title, 80)}`,
    header: verdictHeader(record),
    sections: makers.flatMap((make) => make(record) ?? []),
    footer: footer(record),
  })
}

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
