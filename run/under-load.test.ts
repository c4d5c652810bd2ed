import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { virtualClock } from '#lib/clock.ts'
import type { Target } from '#model/target.ts'
import { weightedMix } from '#load/mix.ts'
import type { Sample } from '#load/sampler.ts'
import { defects } from '#mock/defects/index.ts'
import { createMock } from '#mock/mock.ts'
import type { LoadRunOptions } from '#run/load.ts'
import { judgeLives } from '#run/lives-under-load.ts'
import { judgeSamples } from '#run/load-samples.ts'
import { mixOf } from '#run/load-shares.ts'
import { paceOf } from '#run/pace.ts'
import { planOf } from '#run/plan.ts'
import { createPlayer } from '#run/play.ts'
import type { Burst } from '#run/pressure.ts'
import { safetyOf } from '#run/safety.ts'
import { checks } from '#suites/index.ts'
import { openText } from '#test/in-process.ts'

const opened = openText(readFileSync(new URL('../examples/own-document/notes.yaml', import.meta.url), 'utf8'))

/** Load on the mock in virtual time: waves of so many requests at once. `bursts`: what the run may look again with. */
async function underLoad(planted: readonly string[], { inFlight = 12, bursts = 8 } = {}) {
  const clock = virtualClock()
  const mock = createMock(opened.contract, opened.lens, { seed: 1, clock, defects: planted })
  const { main } = mock.credentials
  const target: Target = {
    baseUrl: 'http://127.0.0.1:4010',
    mock: true,
    loopback: true,
    send: mock.send,
    tokens: { main },
    extraHeaders: [],
  }
  const options: LoadRunOptions = {
    opened,
    plan: planOf(opened, { seed: 1, selected: () => true }),
    checks,
    target,
    clock,
    nonce: 5,
    redact: (text) => text,
    ledger: () => {},
    signal: new AbortController().signal,
    emit: () => {},
    safe: 'full',
    selected: () => true,
    model: 'closed',
    durationMs: 1,
    warmUpMs: 0,
    connections: inFlight,
    timeoutMs: 1000,
    thresholds: [],
  }
  const newPlayer = () => createPlayer({ ...options, pace: paceOf(undefined, clock), safety: safetyOf(options.plan, target, 'full') })
  const player = newPlayer()
  const { shares, counted } = await mixOf(options, player)
  const lived = await judgeLives(counted, newPlayer, options, null)
  const [first, ...rest] = shares
  if (first === undefined) throw new Error('nothing to load')
  const draw = weightedMix([first, ...rest], 1)
  const send = async (k: number, waiting: number): Promise<Sample> => {
    const drawn = draw(k)
    const outcome = await mock.send(drawn.request)
    return { k, ...drawn, inFlight: waiting, exchange: { step: 0, request: drawn.request, outcome, bytes: 'exact', durationMs: 5 } }
  }
  const sent = { bursts: 0 }
  const wave: Burst = async (round, many) => {
    const waves: Sample[] = []
    for (let from = 0; from < 60; from += many)
      waves.push(...(await Promise.all(Array.from({ length: many }, (_, index) => send(round * 1000 + from + index, index + 1)))))
    return waves
  }
  const burst: Burst = async (round, many) => ((sent.bursts += 1) > bursts ? [] : wave(round + 1, many))
  const judged = await judgeSamples({ samples: await wave(0, inFlight) }, { counted, player, burst }, options)
  return {
    findings: [...judged.findings, ...lived.findings],
    flaky: [...judged.flaky, ...lived.flaky],
    errors: [...judged.errors, ...lived.errors],
    sampled: judged.sampled,
    lives: lived.lives,
    bursts: sent.bursts,
  }
}
const told = (list: Awaited<ReturnType<typeof underLoad>>['findings']) => list.map(({ check, operation }) => `${check} ${operation.id}`)

describe('a fault that shows only under pressure', () => {
  it.each(defects.filter(({ underPressure }) => underPressure === true).map((defect) => [defect.id, defect] as const))(
    'is found: %s',
    async (id, { caughtBy }) => {
      const { findings, flaky, errors } = await underLoad([id])
      expect(caughtBy.filter((check) => findings.every((finding) => finding.check !== check))).toEqual([])
      expect(flaky.filter(({ check }) => caughtBy.includes(check))).toEqual([])
      expect(errors).toEqual([])
      for (const { underLoad: pressed, confirmed, reproduce, class: own } of findings) {
        expect([own, confirmed]).toEqual(['violation', '3/3'])
        expect(new Set(reproduce.exchanges).size).toBeGreaterThanOrEqual(3)
        expect(pressed?.seen).toBeGreaterThanOrEqual(3)
        expect(pressed?.rate).toBe((pressed?.seen ?? 0) / (pressed?.of ?? 1))
        expect(pressed?.inFlight).toBeGreaterThan(4)
      }
    },
  )

  it('is told with the fewest requests under way at which it was seen', async () => {
    const { findings } = await underLoad(['fails-under-pressure'])
    expect(Math.min(...findings.map(({ underLoad: pressed }) => pressed?.inFlight ?? 0))).toBe(9)
  })

  it('is not there without the pressure', async () => {
    const { findings, flaky, bursts } = await underLoad(['fails-under-pressure', 'mixes-up-answers'], { inFlight: 4 })
    expect([findings, flaky, bursts]).toEqual([[], [], 0])
  })

  it('is flaky where it is not seen again', async () => {
    const { findings, flaky } = await underLoad(['fails-under-pressure'], { bursts: 0 })
    expect(findings).toEqual([])
    expect(told(flaky)).toContain('no-server-error getNote')
    expect(flaky.map(({ underLoad: pressed, confirmed }) => [pressed?.seen, pressed?.rate, confirmed])).toContainEqual([0, 0, '0/3'])
  })
})

it('looks for nothing on a sound server, whatever the pressure', async () => {
  const { findings, flaky, errors, bursts, sampled, lives } = await underLoad([], { inFlight: 60 })
  expect([findings, flaky, errors, bursts]).toEqual([[], [], [], 0])
  expect([sampled, lives]).toEqual([60, { played: 64, inFlight: 32 }])
})

it('confirms alone what shows alone, without any pressure', async () => {
  const { findings, bursts } = await underLoad(['missing-required-field'])
  expect(told(findings)).toContain('body-matches-schema getNote')
  expect(findings.every(({ underLoad: pressed }) => pressed === undefined)).toBe(true)
  expect(bursts).toBe(0)
})
