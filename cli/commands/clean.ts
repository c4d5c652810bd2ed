/** `proofload clean`: removes what a crashed run left on the target, from its ledger. */
import { Option, type Command } from 'commander'
import { systemClock } from '#lib/clock.ts'
import { liveSend } from '#http/live.ts'
import { cleanUp, leftIn } from '#run/clean.ts'
import { exitCodes } from '#run/gate.ts'
import { ledgerAfter, readLedger } from '#cli/ledger.ts'
import { settle, type Written } from '#cli/settings.ts'

const limits = { timeoutMs: 30_000, maxBodyBytes: 1024 * 1024, connections: 1 } as const

export const addClean = (program: Command, leave: (code: number) => void): void => {
  const command = program
    .command('clean')
    .argument('<out>', 'the --out folder of the run')
    .description('remove what a crashed run left on the target, newest first, from its ledger')
    .addOption(new Option('--token <token>', 'the main credential: the ledger holds none').env('PROOFLOAD_TOKEN'))
    .addOption(new Option('--token-stranger <token>', 'the credential of the other tenant').env('PROOFLOAD_TOKEN_STRANGER'))
    .option("-H, --header <'Name: value'>", 'a header for every request; may be given several times', several)
    .addHelpText(
      'after',
      '\nA run cleans up by itself, also on Ctrl-C. This is for one that was killed.\nExit code 0: nothing is left; 5: something is, or may be.\n\nExample:\n  PROOFLOAD_TOKEN=… proofload clean out',
    )
    .action(async (out: string) => {
      leave(await clean(out, command.opts<Written>()))
    })
}

const several = (value: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), value]

async function clean(out: string, written: Written): Promise<number> {
  const { created, unanswered } = leftIn(readLedger(out))
  const { tokens, extraHeaders } = settle(written, process.env)
  const live = liveSend(limits)
  const { removed, still } = await cleanUp(created, {
    tokens,
    extraHeaders,
    credentials: process.env,
    send: live.send,
    clock: systemClock,
    ledger: ledgerAfter(out),
  })
  await live.close()
  const lines = [
    `removed ${removed} of ${created.length}`,
    ...still.map(
      ({ what, why }) => `left: ${what}: ${why}${/401|403/.test(why) ? '; is the credential right? --token or PROOFLOAD_TOKEN' : ''}`,
    ),
    ...unanswered.map((request) => `may have made something: ${request} was under way when the run ended`),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
  return still.length + unanswered.length > 0 ? exitCodes.inconclusive : exitCodes.clean
}
