/** `proofload mock`: the embedded server on a port, until it is stopped. */
import type { Command } from 'commander'
import { systemClock } from '#lib/clock.ts'
import { SuiteError } from '#model/problem.ts'
import { parseLimitSpec } from '#mock/limit-spec.ts'
import { createMock } from '#mock/mock.ts'
import { serve } from '#mock/serve.ts'
import { openDocument } from '#specs/open.ts'
import { readText } from '#specs/read.ts'
import { parseCount } from '#cli/quantities.ts'
import { usualSeed } from '#cli/settings.ts'

interface MockWish {
  readonly port?: string
  readonly host?: string
  readonly seed?: string
  readonly limit?: readonly string[]
  readonly defect?: readonly string[]
}

const several = (value: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), value]

export const addMock = (program: Command): void => {
  const command = program
    .command('mock')
    .argument('<document>', 'an OpenAPI document')
    .description('serve a stateful mock of a document; prints one JSON line with its URL and credentials when ready')
    .option('--port <n>', 'the port (default: any free one)')
    .option('--host <address>', 'the address to listen on (default: 127.0.0.1)')
    .option('--seed <n>', 'the seed of its data (default: 1)')
    .option('--limit <spec>', 'a rate limit: fixed:100/60s, sliding:100/60s, token:100/60s, gcra:100/60s', several)
    .option('--defect <id>', 'plant a defect: see proofload list defects', several)
    .action(async (document: string) => {
      const { port, host, seed, limit = [], defect = [] } = command.opts<MockWish>()
      const { contract, lens } = openDocument(document, readText)
      const mock = createMock(contract, lens, {
        seed: seed === undefined ? usualSeed : parseCount(seed, '--seed'),
        clock: systemClock,
        limits: limit.map(parseLimitSpec),
        defects: defect,
      })
      const at = { ...(host !== undefined && { host }), ...(port !== undefined && { port: parseCount(port, '--port') }) }
      const served = await serve(mock, at).catch((cause: Error) => {
        throw new SuiteError({ code: 'usage', message: `cannot listen: ${cause.message}`, hint: 'Leave --port out to take any free one.' })
      })
      process.stdout.write(`${JSON.stringify({ url: served.url, credentials: mock.credentials, limitedScopes: mock.limitedScopes })}\n`)
      await new Promise<void>((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve)
      })
      await served.close()
    })
}
