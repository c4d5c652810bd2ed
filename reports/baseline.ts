/**
 * Known findings as a file for `--baseline`: every violation of the run, with a month to mend it. What a former baseline says of
 * one is taken over; what was fixed is dropped. Strings are written as JSON, which is YAML that nothing in them can break out of.
 */
import type { Acceptance, Finding, RunRecord } from '#model/record.ts'
import { bySeverity, counted, moment, named, ofClass, verdictWords } from '#reports/figures.ts'
import { line } from '#reports/printable.ts'
import type { Reporter } from '#reports/reporter.ts'

const graceDays = 30
const maxReason = 300

export const baseline: Reporter = {
  id: 'baseline',
  promise: 'The violations of the run as known findings, to be given an owner and handed in with `--baseline`.',
  fileName: 'known.yaml',
  render(record) {
    const all = bySeverity(ofClass(record.findings, 'violation'))
    const accepted = all.filter(({ severity }) => severity !== 'critical')
    const { verdict } = record.gate
    return [
      `# Of the run of ${moment(line(record.startedAt, 40))}: ${verdictWords[verdict].word}, ${counted(all.length, 'violation')}.`,
      '# Give each entry an owner and a ticket. It is accepted up to and including the day on which it expires.',
      ...all.filter(({ severity }) => severity === 'critical').map(refused),
      accepted.length === 0 ? 'entries: []' : 'entries:',
      ...accepted.map((finding) => entry(finding, record)),
      '',
    ].join('\n')
  },
}

const refused = (finding: Finding): string =>
  `# Left out, since it is never accepted: ${line(finding.id, 40)} ${line(finding.check, 80)} on ${line(named(finding.operation), 200)}`

function entry(finding: Finding, { startedAt, baseline: former }: RunRecord): string {
  const known = former?.entries.find(({ fingerprint }) => fingerprint === finding.id)
  const { owner, ticket, reason, expires }: Pick<Acceptance, 'owner' | 'ticket' | 'reason' | 'expires'> = known ?? {
    owner: 'unassigned',
    reason: line(finding.message, maxReason),
    expires: daysAfter(startedAt, graceDays),
  }
  const members = {
    fingerprint: finding.id,
    owner,
    ...(ticket !== undefined && { ticket }),
    reason,
    expires,
    operation: named(finding.operation),
    check: finding.check,
  }
  const lines = Object.entries(members).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  return `  # ${line(finding.file, 200)}:${finding.line}\n  - ${lines.join('\n    ')}`
}

const daysAfter = (iso: string, days: number): string => new Date(Date.parse(iso) + days * 86_400_000).toISOString().slice(0, 10)
