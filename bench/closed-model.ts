/** Our closed model, with a histogram for each operation and sampling, against plain autocannon, on a bare server in a process of its own. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import autocannon from 'autocannon'
import { systemClock } from '#lib/clock.ts'
import type { HttpRequest } from '#model/exchange.ts'
import { closedModel } from '#load/closed-model.ts'
import { wholeRun } from '#load/pacers.ts'
import { usualSampling } from '#load/recorder.ts'
import { compare } from './compare.ts'

const seconds = 3
const connections = 50
const server = `
  const body = Buffer.from('{"status":"fine"}')
  require('node:http').createServer((_, response) => { response.setHeader('content-type', 'application/json'); response.end(body) })
    .listen(0, '127.0.0.1', function () { console.log(this.address().port) })`

export async function closedAgainstPlain(rounds: number): Promise<string> {
  const child = spawn(process.execPath, ['-e', server], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const port = await new Promise<string>((resolve) => createInterface(child.stdout).once('line', resolve))
    const url = `http://127.0.0.1:${port}/`
    const requests: readonly HttpRequest[] = ['a', 'b', 'c'].map((path) => ({
      method: 'GET',
      url: url + path,
      headers: [['accept', 'application/json']],
      base64: '',
    }))
    const ours = async (): Promise<number> => {
      const result = await closedModel({
        draw: (k) => ({ operation: `op${k % 3}`, request: requests[k % 3] as HttpRequest }),
        clock: systemClock,
        shard: wholeRun,
        durationMs: seconds * 1000,
        warmUpMs: 0,
        connections,
        timeoutMs: 10_000,
        sampling: usualSampling,
        expected: () => true,
      })
      return result.rate.achieved
    }
    const plain = async (): Promise<number> => {
      const result = await autocannon({ url, connections, duration: seconds })
      return result.requests.total / result.duration
    }
    await ours()
    await plain()
    return await compare(
      {
        title: `closed model with histograms and 1 in ${usualSampling.every} sampled, against plain autocannon, ${connections} connections, ${seconds} s`,
        unit: 'requests/s',
        names: ['proofload load', 'autocannon'],
        measure: [ours, plain],
      },
      rounds,
    )
  } finally {
    child.kill()
  }
}
