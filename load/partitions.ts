/**
 * Whose quota is it? While the usual request is refused, others are tried that differ in one thing each: what is let in has a quota of
 * its own. Every try stands between two refusals of the usual request, so that a quota that came back meanwhile proves nothing.
 */
import type { LimitPartition } from '#model/record.ts'
import { isAccepted, isLimited } from '#load/shooting.ts'
import type { Fire, Shooter } from '#load/shooting.ts'

export interface Variant {
  /** `another operation`, `another key`, `a forged X-Forwarded-For` … */
  readonly by: string
  readonly kind: NonNullable<LimitPartition['kind']>
  readonly fire: Fire
}

/** Twice, the second time in the opposite order: what one try spends must not decide about the next. */
const rounds = 2
const mostAttempts = 3

export async function partitions(hand: Shooter, variants: readonly Variant[]): Promise<readonly LimitPartition[]> {
  const seen = new Map<string, Tried[]>(variants.map(({ by }) => [by, []]))
  for (let round = 0; round < rounds; round += 1) {
    for (const variant of round % 2 === 0 ? variants : variants.toReversed()) {
      const tried = await whileSpent(hand, variant)
      if (tried !== undefined) seen.get(variant.by)?.push(tried)
    }
  }
  return variants.map(({ by, kind }) => ({ by, kind, ...ruled(seen.get(by) ?? []) }))
}

interface Tried {
  readonly status: number | null
  /** Each time, the usual request was let in again right after it, and never right after another usual one. */
  readonly gaveBack: boolean
}

/** Undefined where the quota comes back faster than three requests can be sent. */
async function whileSpent(hand: Shooter, { fire }: Variant): Promise<Tried | undefined> {
  let [status, gaveBack]: [number | null, number] = [null, 0]
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const before = await hand.shoot()
    if (!isLimited(before)) {
      await hand.burst()
      if (!isLimited(await hand.shoot())) continue
    }
    // Twice refused in a row: what is let in after the third did not come with time alone.
    if (!isLimited(await hand.shoot())) continue
    ;({ status } = await hand.aside(fire))
    if (isLimited(await hand.shoot())) return { status, gaveBack: false }
    gaveBack += 1
  }
  return gaveBack === mostAttempts ? { status, gaveBack: true } : undefined
}

function ruled(tried: readonly Tried[]): Omit<LimitPartition, 'by' | 'kind'> {
  const statuses = tried.map(({ status }) => status)
  const told = { tries: tried.length }
  const shown = statuses.map((status) => status ?? 'no answer').join(', ')
  if (statuses.length === 0) return { ...told, result: 'unclear', note: 'the quota came back between two requests' }
  if (tried.length === rounds && tried.every(({ gaveBack }) => gaveBack))
    return { ...told, result: 'apart', note: `gave the usual request its quota back (${shown})` }
  if (tried.some(({ gaveBack }) => gaveBack)) return { ...told, result: 'unclear', note: 'the quota came back between two requests' }
  if (statuses.every((status) => status === 429)) return { ...told, result: 'shared', note: `refused too (${shown})` }
  if (statuses.every((status) => status !== null && status < 400 && isAccepted({ sentMs: 0, receivedMs: 0, status, headers: [] })))
    return { ...told, result: 'apart', note: `let in while the usual request was refused (${shown})` }
  return { ...told, result: 'unclear', note: `answered ${shown}` }
}
