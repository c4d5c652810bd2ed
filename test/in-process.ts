/** A whole conformance run against the mock without a socket, a file or a wait: what the laws of the suite are tested on. */
import { readFileSync } from 'node:fs'
import { virtualClock, type Clock } from '#lib/clock.ts'
import type { Check } from '#model/check.ts'
import type { Plan } from '#model/case.ts'
import type { Contract } from '#model/contract.ts'
import type { KnownFailure } from '#model/corpus.ts'
import type { Emit } from '#model/event.ts'
import type { Send } from '#model/exchange.ts'
import type { SafeMode, Target } from '#model/target.ts'
import { redactor } from '#http/redact.ts'
import { parseLimitSpec } from '#mock/limit-spec.ts'
import { createMock, type Mock } from '#mock/mock.ts'
import { runConformance, type Conformance } from '#run/conformance.ts'
import { planOf } from '#run/plan.ts'
import { openDocument, type Opened } from '#specs/open.ts'
import { checks as allChecks } from '#suites/index.ts'

export const documentNames = ['langdock', 'odeus', 'arize', 'toolregistry', 'arize-2026-08'] as const

export const openText = (text: string): Opened => openDocument('document.yaml', () => text)

const opened = new Map<string, Opened>()

/** A shipped document; parsed and compiled once a test file. */
export function openShipped(name: string): Opened {
  const known =
    opened.get(name) ??
    openDocument(new URL(`../specs/documents/${name}.yaml`, import.meta.url).pathname, (file) => readFileSync(file, 'utf8'))
  opened.set(name, known)
  return known
}

/** Contracts of our own invention, in house styles that the shipped documents do not have; their mocks draw nothing at all. */
export const madeUpNames = ['library', 'shop'] as const

export function openMadeUp(name: (typeof madeUpNames)[number]): Opened {
  const known = opened.get(name) ?? openText(readFileSync(new URL(`../mock/contracts/${name}.yaml`, import.meta.url), 'utf8'))
  opened.set(name, known)
  return known
}

export interface InProcess {
  readonly seed?: number
  readonly defects?: readonly string[]
  /** As `--limit` writes them. */
  readonly limits?: readonly string[]
  readonly checks?: readonly Check[]
  readonly safe?: SafeMode
  readonly plan?: Plan
  /** Stands between the run and the mock. */
  readonly between?: (send: Send, clock: Clock) => Send
  readonly target?: Partial<Target>
  readonly maxCases?: number
  readonly maxTimeMs?: number
  /** Sequences at a time: one where not given. */
  readonly concurrency?: number
  readonly signal?: AbortSignal
  readonly only?: string
  readonly emit?: Emit
  readonly corpus?: readonly KnownFailure[]
}

/** What a target's owner would hand to a run, and the mock behind it. */
export function mockTarget(
  { contract, lens }: Opened,
  { seed = 1, defects = [], limits = [], between = (send) => send, target = {} }: InProcess,
): { readonly target: Target; readonly mock: Mock; readonly clock: Clock } {
  const clock = virtualClock(1_700_000_000_000)
  const mock = createMock(contract, lens, { seed, clock, defects, limits: limits.map(parseLimitSpec) })
  const {
    credentials: { main, limited, stranger },
    limitedScopes,
  } = mock
  return {
    clock,
    mock,
    target: {
      baseUrl: 'http://127.0.0.1:4010',
      mock: true,
      loopback: true,
      send: between(mock.send, clock),
      tokens: { main, limited, stranger },
      limitedScopes,
      extraHeaders: [],
      ...target,
    },
  }
}

export const conform = (document: Opened, options: InProcess = {}): Promise<Conformance> => {
  const { target, clock } = mockTarget(document, options)
  const { seed = 1, checks = allChecks, safe = 'full' } = options
  return runConformance({
    opened: document,
    plan: options.plan ?? wholePlan(document, seed),
    checks,
    target,
    clock,
    safe,
    selected: () => true,
    nonce: seed,
    formatsAsserted: false,
    concurrency: options.concurrency ?? 1,
    redact: redactor(Object.values(target.tokens)),
    ledger: () => {},
    signal: options.signal ?? new AbortController().signal,
    emit: options.emit ?? (() => {}),
    ...(options.maxCases !== undefined && { maxCases: options.maxCases }),
    ...(options.maxTimeMs !== undefined && { maxTimeMs: options.maxTimeMs }),
    ...(options.corpus !== undefined && { corpus: options.corpus }),
    ...(options.only !== undefined && { only: options.only }),
  })
}

const plans = new WeakMap<Contract, Map<number, Plan>>()

/** Plans are pure, so that one serves every run on the same document and seed. */
export function wholePlan(document: Opened, seed: number): Plan {
  const known = plans.get(document.contract) ?? new Map<number, Plan>()
  plans.set(document.contract, known)
  const plan = known.get(seed) ?? planOf(document, { seed, selected: () => true })
  known.set(seed, plan)
  return plan
}
