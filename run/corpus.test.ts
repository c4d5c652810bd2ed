import { describe, expect, it } from 'vitest'
import type { KnownFailure } from '#model/corpus.ts'
import type { RunEvent } from '#model/event.ts'
import type { Send } from '#model/exchange.ts'
import { pets } from '#mock/documents.testdata.ts'
import type { Conformance } from '#run/conformance.ts'
import { statusDocumented } from '#suites/conformance/status-documented.ts'
import { conform, openText, wholePlan } from '#test/in-process.ts'

const document = openText(pets)
const defects = ['crashes-on-long-name']

const corpusOf = (run: Conformance): readonly KnownFailure[] =>
  run.findings
    .filter(({ check }) => check === 'no-server-error')
    .map(({ id, check, operation, caseId }) => ({
      fingerprint: id,
      check,
      operation: operation.id,
      sequence: caseId,
      seed: 1,
      document: document.contract.hash,
      requests: [],
    }))
const corpus = corpusOf(await conform(document, { defects }))

describe('the corpus', () => {
  it('is told to fail while the fault is there, and is a finding as any other', async () => {
    const run = await conform(document, { defects, corpus })
    expect(corpus.length).toBeGreaterThan(0)
    expect(run.corpus?.map(({ fingerprint, result }) => [fingerprint, result])).toEqual(
      corpus.map(({ fingerprint }) => [fingerprint, 'failed']),
    )
    expect(corpusOf(run)).toEqual(corpus)
    const counts = (one: Conformance): readonly number[] => one.findings.map(({ count }) => count)
    expect(counts(run)).toEqual(counts(await conform(document, { defects })))
  })

  it('is told to be fixed once it is gone', async () => {
    const run = await conform(document, { corpus })
    expect(run.corpus?.map(({ result }) => result)).toEqual(corpus.map(() => 'fixed'))
    expect(run.findings.filter((finding) => finding.class === 'violation')).toEqual([])
  })

  it('is played first, whatever the budget', async () => {
    const run = await conform(document, { defects, corpus, maxCases: 1 })
    expect(run.plan.executed).toBe(1)
    expect(corpusOf(run).map(({ fingerprint }) => fingerprint)).toEqual(corpus.map(({ fingerprint }) => fingerprint))
    const order: string[] = []
    const emit = ({ kind }: RunEvent): void => void (kind === 'played' && order.push(kind))
    const watch =
      (send: Send): Send =>
      (request, signal) => {
        order.push(request.method)
        return send(request, signal)
      }
    await conform(document, { defects, corpus, between: watch, emit })
    expect(order.indexOf('played')).toBeGreaterThanOrEqual(corpus.length)
  })

  it('is skipped with the reason where the plan has no such case', async () => {
    const [first] = corpus as readonly [KnownFailure]
    const resultOf = async (
      one: KnownFailure,
      seed = 1,
      checks = undefined as undefined | readonly [typeof statusDocumented],
    ): Promise<unknown> => (await conform(document, { corpus: [one], seed, maxCases: 1, ...(checks !== undefined && { checks }) })).corpus
    expect(await resultOf(first, 2)).toMatchObject([{ result: 'skipped', reason: 'it was found with --seed 1' }])
    expect(await resultOf({ ...first, sequence: '000000000000' })).toMatchObject([
      { result: 'skipped', reason: expect.stringContaining('no such case') },
    ])
    expect(await resultOf(first, 1, [statusDocumented])).toMatchObject([
      { result: 'skipped', reason: 'no-server-error is not among the checks of this run' },
    ])
  })

  it('is undecided where no answer came', async () => {
    const silent = { kind: 'timeout', reason: 'no answer' } as const
    const run = await conform(document, { corpus, between: () => () => Promise.resolve(silent) })
    expect(run.corpus?.map(({ result }) => result)).toEqual(corpus.map(() => 'undecided'))
  })

  it('is absent from a run without one', async () => {
    expect(await conform(document, { maxCases: 1 })).not.toHaveProperty('corpus')
    expect(wholePlan(document, 1).sequences.map(({ id }) => id)).toEqual(expect.arrayContaining(corpus.map(({ sequence }) => sequence)))
  })
})
