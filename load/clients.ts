/**
 * What a limit costs its clients: the same job under four ways to retry, and another tenant beside a flood. It spends several windows,
 * so that it is only done when asked for. Nothing of it is in the log that the measurement is made of.
 */
import { retryAfter } from '#lib/retry-after.ts'
import { fork, random } from '#lib/seed.ts'
import type { ClientsRecord } from '#model/record.ts'
import { isAccepted, isLimited, settled } from '#load/shooting.ts'
import type { Fire, Shooter, Shot } from '#load/shooting.ts'

/** How long to wait before the next try, after so many refusals of the same request. */
type Policy = (refusals: number, shot: Shot, draw: () => number) => number

const fixedMs = 250
const [firstMs, mostMs] = [100, 10_000]
const fullJitter: Policy = (refusals, _, draw) => draw() * Math.min(mostMs, firstMs * 2 ** refusals)

const policies: Readonly<Record<ClientsRecord['jobs'][number]['policy'], Policy>> = {
  'at-once': () => 0,
  fixed: () => fixedMs,
  'exponential-jitter': fullJitter,
  'retry-after-jitter': (refusals, shot, draw) => {
    const told = retryAfter(shot, 0)
    // Those who wait for the same moment come at the same moment.
    return 'seconds' in told ? Math.max(0, told.seconds) * 1000 + draw() * fixedMs : fullJitter(refusals, shot, draw)
  },
}

const workers = 4
/** A job needs so many quotas; whoever is refused twenty times as often gives up. */
const quotas = 3
const mostRefused = 20
const done = 0.95

export interface ClientsWish {
  readonly limit: number
  readonly windowMs: number
  readonly fire: Fire
  /** A key of somebody else. */
  readonly tenant?: Fire
}

export async function clients(hand: Shooter, wish: ClientsWish): Promise<ClientsRecord> {
  const jobs: ClientsRecord['jobs'][number][] = []
  for (const policy of Object.keys(policies) as (keyof typeof policies)[]) {
    // Each begins with a quota that nobody has touched.
    await quiet(hand, wish)
    jobs.push({ policy, ...(await job(hand, wish, policies[policy], random(fork(1, policy)).next)) })
  }
  const { tenant } = wish
  return { jobs, ...(tenant !== undefined && { beside: await beside(hand, wish, tenant) }) }
}

async function job(hand: Shooter, { limit, fire }: ClientsWish, policy: Policy, draw: () => number) {
  const requests = quotas * limit
  const startMs = hand.nowMs()
  let [begun, refused, givenUp] = [0, 0, false]
  const doneMs: number[] = []
  const worker = async (): Promise<void> => {
    while (begun < requests && !givenUp) {
      begun += 1
      for (let refusals = 0; ; refusals += 1) {
        const shot = await hand.aside(fire)
        if (!isLimited(shot)) {
          if (isAccepted(shot)) doneMs.push(shot.receivedMs - startMs)
          break
        }
        refused += 1
        givenUp ||= refused > mostRefused * limit
        if (givenUp) return
        await hand.waitUntil(hand.nowMs() + policy(refusals, shot, draw))
      }
    }
  }
  await settled(Array.from({ length: workers }, worker))
  const at = doneMs[Math.ceil(requests * done) - 1]
  return { requests, refused, seconds: at === undefined ? null : Math.round(at) / 1000 }
}

const quiet = (hand: Shooter, { windowMs }: ClientsWish): Promise<void> => hand.waitUntil(hand.nowMs() + windowMs * 2.2)

/** No more than a quarter of what the other tenant may send: what is refused then is refused for somebody else. */
const besideRequests = 20
const flooders = 16

/** Its answers alone, and while another tenant sends as fast as it can. */
async function beside(hand: Shooter, wish: ClientsWish, tenant: Fire): Promise<NonNullable<ClientsRecord['beside']>> {
  const count = Math.max(1, Math.min(besideRequests, Math.floor(wish.limit / 4)))
  await quiet(hand, wish)
  const alone = await inTurn(hand, tenant, count)
  await quiet(hand, wish)
  let over = false
  const flood = Array.from({ length: flooders }, async () => {
    while (!over) await hand.aside(wish.fire)
  })
  const looked = inTurn(hand, tenant, count).finally(() => {
    over = true
  })
  await settled([...flood, looked.then(() => {})])
  const shots = await looked
  return { requests: shots.length, refused: shots.filter(isLimited).length, aloneMs: median(alone), besideMs: median(shots) }
}

async function inTurn(hand: Shooter, fire: Fire, count: number): Promise<readonly Shot[]> {
  const shots: Shot[] = []
  for (let index = 0; index < count; index += 1) shots.push(await hand.aside(fire))
  return shots
}

function median(shots: readonly Shot[]): number {
  const trips = shots.map(({ sentMs, receivedMs }) => receivedMs - sentMs).toSorted((a, b) => a - b)
  return Math.round((trips[Math.floor(trips.length / 2)] ?? 0) * 100) / 100
}
