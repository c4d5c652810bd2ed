import { describe, expect, it } from 'vitest'
import { usualTolerances } from '#load/compare.ts'
import { compareLive, type Compared, type CompareOptions, type Side, type SideRun } from '#run/compare.ts'
import { gate, nothingFound } from '#run/gate.ts'
import { loadOf } from '#test/loads.ts'
import { findingRecord } from '#test/records.ts'

const side = { from: 'http://127.0.0.1:1', planHash: 'abc', hostClass: 'one' }

interface Told {
  readonly compared: Compared
  readonly played: readonly string[]
}

/** Runs are handed in; `tell` says what each of them measured. */
async function compare(tell: (side: Side, pair: number) => SideRun, more: Partial<CompareOptions> = {}): Promise<Told> {
  const played: string[] = []
  const compared = await compareLive({
    base: side,
    head: side,
    self: false,
    pairs: 10,
    mostPairs: 20,
    tolerances: usualTolerances,
    seed: 1,
    emit: () => {},
    signal: new AbortController().signal,
    runSide: (which, pair) => {
      played.push(`${which} ${pair}`)
      return Promise.resolve(tell(which, pair))
    },
    ...more,
  })
  return { compared, played }
}

/** 0.4 % apart from run to run, both sides alike. */
const about = (ms: number, pair: number): SideRun => ({ load: loadOf({ ms: ms * (1 + 0.002 * (pair % 3)) }), findings: [] })
const judged = ({ compared }: Told): ReturnType<typeof gate> =>
  gate({ ...nothingFound, comparison: compared.comparison, loadUndecided: compared.undecided })

describe('compare live', () => {
  it('runs pairs as A B, B A, and stops at the first look that decides', async () => {
    const told = await compare((which, pair) => about(which === 'base' ? 10 : 12, pair))
    expect(told.played.slice(0, 6)).toEqual(['base 0', 'head 0', 'head 1', 'base 1', 'base 2', 'head 2'])
    expect(told.compared.comparison).toMatchObject({ pairs: 10, looks: 1, alpha: 0.005, mode: 'live', invalid: null })
    expect(told.compared.comparison.runs).toHaveLength(20)
    expect(judged(told)).toMatchObject({ verdict: 'fail', exitCode: 1 })
    expect(judged(told).reasons[0]).toMatch(/^p50 of get is worse: \+20 % \(95 %: .* beyond \+5 %$/)
  })

  it('passes what is the same, or faster', async () => {
    for (const ms of [10, 9]) {
      const told = await compare((which, pair) => about(which === 'base' ? 10 : ms, pair))
      expect(judged(told)).toEqual({ verdict: 'pass', exitCode: 0, reasons: [] })
    }
  })

  it('takes more pairs while it is undecided, and then says so', async () => {
    const told = await compare((which, pair) => about(which === 'base' ? 10 : 10 + (pair % 3) * 0.45, pair))
    expect(told.compared.comparison).toMatchObject({ pairs: 20, looks: 3 })
    expect(judged(told)).toMatchObject({ verdict: 'inconclusive', exitCode: 5 })
    expect(judged(told).reasons.join()).toContain('undecided after 20 pairs: p50 of get')
  })

  it('runs a disturbed pair again', async () => {
    const told = await compare((which, pair) =>
      pair === 3 && which === 'head' ? { load: loadOf({ ms: 900, more: { invalid: 'it was late' } }), findings: [] } : about(10, pair),
    )
    expect(told.compared.comparison).toMatchObject({ pairs: 10, invalid: null })
    expect(told.compared.comparison.runs.filter(({ pair }) => pair === 3).map(({ discarded }) => discarded)).toEqual([
      'head: it was late',
      'head: it was late',
    ])
    expect(judged(told).exitCode).toBe(0)
  })

  it('is invalid where too many pairs were disturbed', async () => {
    const told = await compare(() => ({ load: loadOf({ ms: 10 }), findings: [], undecided: 'other guests took 9 % of the processor' }))
    expect(told.compared.comparison.pairs).toBe(0)
    expect(told.played.length).toBeLessThanOrEqual(12)
    expect(judged(told)).toMatchObject({ verdict: 'invalid', exitCode: 6 })
  })

  it('is invalid where the base fails requests, whatever the latency says', async () => {
    const told = await compare((which) => ({ load: loadOf({ ms: which === 'base' ? 10 : 20, errors: 100 }), findings: [] }))
    expect(judged(told)).toMatchObject({ verdict: 'invalid', exitCode: 6 })
  })

  it('fails where only the head fails requests', async () => {
    const told = await compare((which) => ({ load: loadOf({ ms: 10, errors: which === 'base' ? 0 : 100 }), findings: [] }))
    expect(judged(told).exitCode).toBe(1)
    expect(judged(told).reasons.join()).toContain('errors of * is worse: +4.8 %')
  })

  it('is invalid where the base differs from itself everywhere', async () => {
    const told = await compare((_, pair) => ({ load: loadOf({ ms: 10 + 5 * (pair % 4), count: 1000 + 500 * (pair % 4) }), findings: [] }))
    expect(judged(told)).toMatchObject({ verdict: 'invalid', exitCode: 6 })
  })

  it('fails for a violation that only the head has', async () => {
    const [old, fresh] = [findingRecord({ id: 'aaaaaaaaaaaa' }), findingRecord({ id: 'bbbbbbbbbbbb' })]
    const told = await compare((which, pair) => ({ ...about(10, pair), findings: which === 'base' ? [old] : [old, fresh] }))
    expect(told.compared.comparison.findings).toMatchObject({ kept: 1, gone: [], appeared: [{ id: 'bbbbbbbbbbbb' }] })
    expect(judged(told)).toMatchObject({ exitCode: 1, reasons: [expect.stringContaining('that the base does not have')] })
  })

  it('is undecided where there was nothing to load, or too little', async () => {
    const none = await compare(() => ({ load: null, findings: [], undecided: 'no operation is selected' }))
    expect(judged(none)).toMatchObject({ exitCode: 5, reasons: ['base: no operation is selected'] })
    const few = await compare(() => ({ load: loadOf({ ms: 10, count: 5, more: { model: 'open' } }), findings: [] }))
    expect(judged(few)).toMatchObject({ exitCode: 5, reasons: [expect.stringContaining('run longer')] })
  })

  it('judges nothing when it is interrupted', async () => {
    const stop = new AbortController()
    const told = await compare(
      (which, pair) => {
        if (pair === 2) stop.abort()
        return about(which === 'base' ? 10 : 20, pair)
      },
      { signal: stop.signal },
    )
    expect(told.played).toHaveLength(5)
    expect(judged(told)).toMatchObject({ exitCode: 6, reasons: [expect.stringContaining('interrupted')] })
  })

  it('says when so few pairs could show nothing', async () => {
    const told = await compare((which, pair) => about(which === 'base' ? 10 : 20, pair), { pairs: 3, mostPairs: 3 })
    expect(told.compared.comparison.notes.join()).toMatch(/\d+ pairs are the fewest that can show that anything is worse/)
    expect(judged(told).exitCode).toBe(5)
  })
})

describe('a version with itself', () => {
  const spread = (which: Side, pair: number): number => 10 * (1 + 0.01 * (((pair * 7 + (which === 'base' ? 0 : 3)) % 10) - 4.5))

  it('says how often the gate would be wrong, and what it can see', async () => {
    const told = await compare((which, pair) => ({ load: loadOf({ ms: spread(which, pair) }), findings: [] }), {
      self: true,
      mostPairs: 15,
    })
    const { comparison } = told.compared
    expect(comparison).toMatchObject({ mode: 'self', pairs: 15, looks: 2, self: { falseAlarmRate: 0, relabellings: 200 } })
    const seen = comparison.self?.detectable.find(({ metric }) => metric === 'p50')?.slowdown ?? 0
    // 5 % are borne, and with runs about 3 % apart some more is needed to be sure.
    expect(seen).toBeGreaterThan(0.05)
    expect(seen).toBeLessThan(0.15)
    expect(judged(told).exitCode).toBe(0)
  })

  it('is invalid on a machine that is not fit to tell', async () => {
    const told = await compare((_, pair) => ({ load: loadOf({ ms: 10 + 5 * (pair % 4) }), findings: [] }), {
      self: true,
      pairs: 4,
      mostPairs: 4,
    })
    expect(judged(told)).toMatchObject({ exitCode: 6, reasons: [expect.stringContaining('more than 10 % in 3 of 4 figures')] })
  })

  it('sees the slowdown that it says it sees', async () => {
    const self = await compare((which, pair) => ({ load: loadOf({ ms: spread(which, pair) }), findings: [] }), {
      self: true,
      mostPairs: 10,
    })
    const slowdown = self.compared.comparison.self?.detectable.find(({ metric }) => metric === 'p50')?.slowdown ?? 0
    const slower = (factor: number): Promise<Told> =>
      compare((which, pair) => ({ load: loadOf({ ms: spread(which, pair) * (which === 'base' ? 1 : factor) }), findings: [] }), {
        mostPairs: 10,
      })
    expect(judged(await slower(1 + 1.3 * slowdown)).exitCode).toBe(1)
    expect(judged(await slower(1 + 0.4 * slowdown)).exitCode).not.toBe(1)
  })

  it('is invalid where it is told from itself: then the two sides are not alike', async () => {
    const told = await compare((which, pair) => about(which === 'base' ? 10 : 13, pair), { self: true, mostPairs: 10 })
    expect(judged(told)).toMatchObject({
      verdict: 'invalid',
      exitCode: 6,
      reasons: [expect.stringContaining('told from itself: p50 of get')],
    })
  })
})
