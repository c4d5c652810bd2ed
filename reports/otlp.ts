/**
 * OTLP/JSON: an `ExportMetricsServiceRequest` (OpenTelemetry Protocol 1.x, JSON encoding of its Protobuf), which any collector takes at
 * `/v1/metrics`: `curl -H 'content-type: application/json' --data @out/otlp.json http://collector:4318/v1/metrics`.
 */
import type { RunRecord } from '#model/record.ts'
import { metricsOf, type Point } from '#reports/metrics.ts'
import type { Reporter } from '#reports/reporter.ts'

export const otlp: Reporter = {
  id: 'otlp',
  promise: 'The figures of a run as an OTLP metrics request in JSON.',
  fileName: 'otlp.json',
  render: (record) => `${JSON.stringify(requestOf(record), undefined, 2)}\n`,
}

const requestOf = (record: RunRecord): object => ({
  resourceMetrics: [
    {
      resource: {
        attributes: attributesOf({
          'service.name': 'proofload',
          'service.version': record.tool.version,
          'proofload.contract': record.contract.title,
          'proofload.plan': record.plan.hash,
          'server.address': record.target.url,
        }),
      },
      scopeMetrics: [
        {
          scope: { name: 'proofload', version: record.tool.version },
          metrics: metricsOf(record).map(({ name, help, points }) => ({
            name,
            description: help,
            unit: unitOf(name),
            gauge: { dataPoints: points.map((point) => ({ ...pointOf(point), timeUnixNano: endOf(record) })) },
          })),
        },
      ],
    },
  ],
})

const pointOf = ({ labels, value }: Point): object => ({ attributes: attributesOf(labels), asDouble: value })

const attributesOf = (labels: Point['labels']): readonly object[] =>
  Object.entries(labels).map(([key, value]) => ({ key, value: { stringValue: value } }))

/** UCUM, as OpenTelemetry has units. */
const unitOf = (name: string): string => (name.endsWith('_seconds') ? 's' : '1')

/** 64 bits do not fit a number: JSON has them as text. */
const endOf = ({ startedAt, durationMs }: RunRecord): string => `${BigInt(Math.round(Date.parse(startedAt) + durationMs)) * 1_000_000n}`
