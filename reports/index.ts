/** All reporters, in the order in which they are listed. */
import type { RunRecord } from '#model/record.ts'
import { baseline } from '#reports/baseline.ts'
import { consoleText } from '#reports/console.ts'
import { failures } from '#reports/failures.ts'
import { html } from '#reports/html/page.ts'
import { json } from '#reports/json.ts'
import { junit } from '#reports/junit.ts'
import { markdown } from '#reports/markdown.ts'
import { otlp } from '#reports/otlp.ts'
import { prometheus } from '#reports/prometheus.ts'
import type { Artifact, Reporter } from '#reports/reporter.ts'

export const reporters: readonly Reporter[] = [consoleText, json, junit, markdown, html, baseline, failures, prometheus, otlp]

export const reporterOf = (id: string): Reporter | undefined => reporters.find((reporter) => reporter.id === id)

export const artifactOf = (reporter: Reporter, record: RunRecord): Artifact => ({ path: reporter.fileName, text: reporter.render(record) })
