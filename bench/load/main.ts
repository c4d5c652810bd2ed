/** `npm run bench:load`: the open model on a target that freezes, and all engines beside other tools on nginx. bench/load/README.md. */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import net, { type AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { systemClock } from '#lib/clock.ts'
import { frozen, frozenProcesses } from './freeze.ts'
import { closedTools, openTools, side } from './tools.ts'

const rounds = Number(process.argv[2] ?? 3)
const seconds = Number(process.argv[3] ?? 5)
const rates = [1000, 5000, 10_000, 20_000]
const say = (text: string): void => {
  process.stdout.write(`${text}\n\n`)
}

say(
  `Node ${process.versions.node}, ${os.cpus().length} cores, ${rounds} rounds of ${seconds} s, load average before ${os.loadavg()[0]?.toFixed(1)}`,
)
for (let round = 0; round < rounds; round += 1) say(await frozen())
const folder = mkdtempSync(path.join(os.tmpdir(), 'proofload-bench-'))
const port = await freePort()
const nginx = startNginx()
try {
  const url = `http://127.0.0.1:${port}/`
  await answers(port)
  for (let round = 0; round < rounds; round += 1) say(await frozenProcesses(url.slice(0, -1), nginxPids()))
  say(
    `closed, 50 connections, nginx on core 0, one tool at a time on core 1\n${await side(closedTools, url, { seconds, rounds, core: 1 })}`,
  )
  for (const perSecond of rates)
    say(`open, ${perSecond}/s, the same\n${await side(openTools, url, { seconds, rounds, core: 1, perSecond })}`)
} finally {
  const gone = once(nginx, 'exit')
  nginx.kill()
  await gone
  rmSync(folder, { recursive: true })
}
say(`load average after ${os.loadavg()[0]?.toFixed(1)}`)

function startNginx() {
  const file = path.join(folder, 'nginx.conf')
  const kept = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')
  writeFileSync(
    file,
    `worker_processes 1; daemon off; pid ${folder}/pid; error_log stderr crit; events { worker_connections 4096; }
http { access_log off; keepalive_requests 1000000000; ${kept}
server { listen 127.0.0.1:${port}; default_type application/json; location / { return 200 '{"status":"fine"}'; } } }\n`,
  )
  return spawn('taskset', ['-c', '0', 'nginx', '-p', folder, '-c', file], { stdio: ['ignore', 'inherit', 'inherit'] })
}

/** It and its workers. */
function nginxPids(): readonly number[] {
  const workers = execFileSync('pgrep', ['-P', String(nginx.pid)], { encoding: 'utf8' })
  return [nginx.pid, ...workers.trim().split('\n')].map(Number)
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      // An address over TCP is an object.
      const free = (server.address() as AddressInfo).port
      server.close(() => resolve(free))
    })
  })
}

async function answers(at: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = net
        .connect(at, '127.0.0.1')
        .once('connect', () => resolve(true))
        .once('error', () => resolve(false))
      socket.once('close', () => {})
      socket.once('connect', () => socket.end())
    })
    if (open) return
    await systemClock.sleep(50)
  }
  throw new Error('nginx does not answer: is it installed?')
}
