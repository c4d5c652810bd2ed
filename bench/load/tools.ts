/** Load generators side by side: what each sends to the same nginx in the same run, and how much of its core that takes. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { median } from '../compare.ts'

export interface Sent {
  readonly requests: number
  readonly perSecond: number
  readonly cpuSeconds: number
  /** Ours, open model. */
  readonly lagP99Ms?: number
}

interface Tool {
  readonly name: string
  /** Finds out whether it is here. */
  readonly probe: readonly [string, ...string[]]
  readonly command: (url: string, seconds: number, perSecond?: number) => readonly [string, ...string[]]
  readonly environment?: (url: string, seconds: number, perSecond?: number) => Record<string, string>
  readonly read: (stdout: string) => Partial<Sent>
}

const node = (...words: readonly string[]) => [process.execPath, '--conditions=source', ...words] as const
const own = (mode: string) => (url: string, seconds: number, perSecond?: number) =>
  node('bench/load/own.ts', mode, url, String(seconds), String(perSecond ?? ''))
const json = (stdout: string): Partial<Sent> => JSON.parse(stdout.slice(stdout.indexOf('{'))) as Partial<Sent>
const k6: Tool = {
  name: 'k6',
  probe: ['k6', 'version'],
  command: () => ['k6', 'run', '--quiet', 'bench/load/k6.js'],
  environment: (url, seconds, perSecond) => ({
    URL_UNDER_LOAD: url,
    SECONDS: String(seconds),
    RATE: perSecond === undefined ? '' : String(perSecond),
    GOMAXPROCS: '1',
  }),
  read: json,
}
const oha: Tool = {
  name: 'oha',
  probe: ['oha', '--version'],
  command: (url, seconds, perSecond) => [
    ...(['oha', '-c', '50', '-z', `${seconds}s`, '--no-tui', '--output-format', 'json'] as const),
    ...(perSecond === undefined ? [] : ['-q', String(perSecond), '--latency-correction']),
    `${url}a`,
  ],
  environment: () => ({ TOKIO_WORKER_THREADS: '1' }),
  // Its own JSON: requests a second stand in the summary.
  read: (stdout) => ({
    perSecond: (JSON.parse(stdout) as { readonly summary: { readonly requestsPerSec: number } }).summary.requestsPerSec,
  }),
}

const figure =
  (pattern: RegExp) =>
  (stdout: string): Partial<Sent> => ({ perSecond: Number(pattern.exec(stdout)?.[1]) })

export const closedTools: readonly Tool[] = [
  { name: 'proofload load', probe: node('-v'), command: own('closed'), read: json },
  { name: 'autocannon', probe: node('-v'), command: own('plain'), read: json },
  {
    name: 'wrk',
    probe: ['sh', '-c', 'command -v wrk'],
    command: (url, seconds) => ['wrk', '-t1', '-c50', `-d${seconds}s`, `${url}a`],
    read: figure(/Requests\/sec:\s+([\d.]+)/),
  },
  oha,
  {
    name: 'hey',
    probe: ['sh', '-c', 'command -v hey'],
    command: (url, seconds) => ['hey', '-cpus', '1', '-c', '50', '-z', `${seconds}s`, `${url}a`],
    read: figure(/Requests\/sec:\s+([\d.]+)/),
  },
  k6,
]

export const openTools: readonly Tool[] = [
  { name: 'proofload load --rate', probe: node('-v'), command: own('open'), read: json },
  { ...oha, name: 'oha -q --latency-correction' },
  { ...k6, name: 'k6 constant-arrival-rate' },
]

const run = promisify(execFile)

/** In turn, each round the other way round, on one core of their own. */
export async function side(tools: readonly Tool[], url: string, { seconds, rounds, core, perSecond }: Rounds): Promise<string> {
  const here: Tool[] = []
  for (const tool of tools) {
    const [command, ...words] = tool.probe
    await run(command, words).then(
      () => here.push(tool),
      () => {},
    )
  }
  const values = new Map<Tool, Sent[]>(here.map((tool) => [tool, []]))
  for (let round = 0; round < rounds; round += 1)
    for (const tool of round % 2 === 0 ? here : here.toReversed()) values.get(tool)?.push(await once(tool, url, seconds, core, perSecond))
  const missing = tools.filter((tool) => !here.includes(tool)).map(({ name }) => name)
  return [
    ...[...values].map(([tool, sent]) => rowOf(tool.name, sent)),
    ...(missing.length === 0 ? [] : [`  not here: ${missing.join(', ')}`]),
  ].join('\n')
}

export interface Rounds {
  readonly seconds: number
  readonly rounds: number
  readonly core: number
  readonly perSecond?: number
}

async function once({ command, environment, read }: Tool, url: string, seconds: number, core: number, perSecond?: number): Promise<Sent> {
  const script = `TIMEFORMAT='cpu %U %S'; time taskset -c ${core} "$@"`
  const { stdout, stderr } = await run('bash', ['-c', script, 'bash', ...command(url, seconds, perSecond)], {
    env: { ...process.env, ...environment?.(url, seconds, perSecond) },
    maxBuffer: 64 * 1024 * 1024,
  })
  const [, user = '0', system = '0'] = /cpu ([\d.]+) ([\d.]+)/.exec(stderr) ?? []
  const sent = read(stdout)
  const rate = sent.perSecond ?? 0
  return { requests: rate * seconds, perSecond: rate, cpuSeconds: Number(user) + Number(system), ...sent }
}

function rowOf(name: string, sent: readonly Sent[]): string {
  const rates = sent.map(({ perSecond }) => perSecond)
  const each = sent.map(({ requests, cpuSeconds }) => requests / cpuSeconds)
  const lags = sent.flatMap(({ lagP99Ms }) => lagP99Ms ?? [])
  const shown = (values: readonly number[]): string => values.map((value) => Math.round(value)).join(' ')
  const lag = lags.length === 0 ? '' : `; send lag p99 ${lags.map((value) => value.toFixed(2)).join(' ')} ms`
  return `  ${name}: ${shown(rates)} requests/s, median ${Math.round(median(rates))}; ${shown(each)} per core second, median ${Math.round(median(each))}${lag}`
}
