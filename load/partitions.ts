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
  readonly fire: Fire
}

/** Twice, the second time in the opposite order: what one try spends must not decide about the next. */
const rounds = 2
const mostAttempts = 3

export async function partitions(hand: Shooter, variants: readonly Variant[]): Promise<readonly LimitPartition[]> {
  const seen = new Map<string, (number | null)[]>(variants.map(({ by }) => [by, []]))
  for (let round = 0; round < rounds; round += 1) {
    for (const variant of round % 2 === 0 ? variants : variants.toReversed()) {
      const status = await whileSpent(hand, variant)
      if (status !== undefined) seen.get(variant.by)?.push(status)
    }
  }
  return variants.map(({ by }) => ruled(by, seen.get(by) ?? []))
}

/** Undefined where the quota comes back faster than three requests can be sent. */
async function whileSpent(hand: Shooter, { fire }: Variant): Promise<number | null | undefined> {
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const before = await hand.shoot()
    if (!isLimited(before)) {
      await hand.burst()
      if (!isLimited(await hand.shoot())) continue
    }
    const { status } = await hand.aside(fire)
    if (isLimited(await hand.shoot())) return status
  }
  return undefined
}

function ruled(by: string, statuses: readonly (number | null)[]): LimitPartition {
  const told = { by, tries: statuses.length }
  const shown = statuses.map((status) => status ?? 'no answer').join(', ')
  if (statuses.length === 0) return { ...told, result: 'unclear', note: 'the quota came back between two requests' }
  if (statuses.every((status) => status === 429)) return { ...told, result: 'shared', note: `refused too (${shown})` }
  if (statuses.every((status) => status !== null && status < 400 && isAccepted({ sentMs: 0, receivedMs: 0, status, headers: [] })))
    return { ...told, result: 'apart', note: `let in while the usual request was refused (${shown})` }
  return { ...told, result: 'unclear', note: `answered ${shown}` }
}
