/** Prometheus text exposition 0.0.4: for the textfile collector of node_exporter, or for a Pushgateway. */
import { metricsOf, type Point } from '#reports/metrics.ts'
import type { Reporter } from '#reports/reporter.ts'

export const prometheus: Reporter = {
  id: 'prometheus',
  promise: 'The figures of a run as a Prometheus text file.',
  fileName: 'metrics.prom',
  render: (record) =>
    metricsOf(record)
      .map(({ name, help, points }) =>
        [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...points.map((point) => `${name}${labelled(point)} ${point.value}`), ''].join(
          '\n',
        ),
      )
      .join(''),
}

const labelled = ({ labels }: Point): string => {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}

const escaped = (value: string): string => value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"')
