/**
 * The suites as vitest tests: one for each operation and check, so that watch, filters and reporters come for nothing.
 * The deployment is named by PROOFLOAD_URL (and PROOFLOAD_TOKEN …), the document by PROOFLOAD_DOCUMENT; without them the shipped
 * Langdock contract is run against the embedded mock.
 */
import { describe, expect, it } from 'vitest'
import { systemClock } from '#lib/clock.ts'
import type { Operation } from '#model/contract.ts'
import type { Finding } from '#model/record.ts'
import { planOf } from '#run/plan.ts'
import type { Conformance } from '#run/conformance.ts'
import { openDocument } from '#specs/open.ts'
import { readText } from '#specs/read.ts'
import { suites } from '#suites/index.ts'
import { testTarget } from '#cli/conformance.ts'
import { settle, usualSeed } from '#cli/settings.ts'
import { isLoopback } from '#cli/target.ts'

export function describeSuite(id: string): void {
  const suite = suites.find((one) => one.id === id)
  if (suite === undefined) throw new Error(`there is no suite ${id}`)
  const settings = settle(writtenIn(process.env), process.env)
  // Names are needed while tests are collected: the plan comes first, the runs when a test asks.
  const opened = openDocument(process.env['PROOFLOAD_DOCUMENT'] ?? 'specs/documents/langdock.yaml', readText)
  const plan = planOf(opened, { seed: settings.seed, selected: settings.selected })
  const runOf = memoised((operation: string | undefined) =>
    testTarget({
      opened,
      settings,
      plan: { ...plan, sequences: plan.sequences.filter((one) => operation === undefined || one.operation === operation) },
      checks: suite.checks,
      clock: systemClock,
      nonce: settings.url === undefined ? settings.seed : systemClock.epochMs() >>> 0,
      ledger: () => {},
      signal: new AbortController().signal,
      emit: () => {},
    }).then(({ conformance }) => conformance),
  )
  // Elsewhere than on this machine everything is one run, so that what is created is created once.
  const whole = settings.url !== undefined && !isLoopback(settings.url)
  describe(id, () => {
    for (const operation of opened.contract.operations.filter(settings.selected)) {
      describe(`${operation.method} ${operation.path}`, () => {
        for (const check of suite.checks) {
          if (check.on === 'limit') continue
          it(check.id, async (context) => {
            const conformance = await runOf(whole ? undefined : operation.id)
            const reason = emptyReason(conformance, operation, check.id)
            if (reason !== undefined) return context.skip(reason)
            expect(violationsOf(conformance, operation, check.id), check.promise).toEqual([])
          })
        }
      })
    }
  })
}

const writtenIn = (environment: NodeJS.ProcessEnv): Parameters<typeof settle>[0] => {
  const {
    PROOFLOAD_URL: url,
    PROOFLOAD_SEED: seed = String(usualSeed),
    PROOFLOAD_LIMITED_SCOPES: limitedScopes,
    PROOFLOAD_SAFE: safe,
  } = environment
  return {
    seed,
    ...(url !== undefined && { url }),
    ...(limitedScopes !== undefined && { limitedScopes }),
    ...(safe !== undefined && { safe }),
  }
}

function memoised<T>(make: (key: string | undefined) => Promise<T>): (key: string | undefined) => Promise<T> {
  const known = new Map<string | undefined, Promise<T>>()
  return (key) => {
    const made = known.get(key) ?? make(key)
    known.set(key, made)
    return made
  }
}

/** Why nothing was decided; `undefined` where something was. */
function emptyReason({ tally, inconclusive }: Conformance, operation: Operation, check: string): string | undefined {
  const row = tally.find((one) => one.operation.id === operation.id && one.check === check)
  if (row !== undefined && row.pass + row.violation + row.policy + row.error > 0) return undefined
  return inconclusive.find((one) => one.operation.id === operation.id && one.check === check)?.reason ?? 'does not apply here'
}

/** As a person would want to read them in a failed assertion. */
function violationsOf({ findings, errors }: Conformance, operation: Operation, check: string): readonly string[] {
  const told = ({ file, line, expected, actual, reproduce }: Finding): string =>
    `${file}:${line} expected ${expected}, got ${actual}\n${reproduce.curl.join('\n')}`
  return [
    ...findings.filter((one) => one.class === 'violation' && one.operation.id === operation.id && one.check === check).map(told),
    ...errors.filter((error) => error.startsWith(check)),
  ]
}
