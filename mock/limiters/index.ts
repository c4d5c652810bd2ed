/** The limiters by the names of the command line. */
import type { LimitSpec } from '#mock/limit-spec.ts'
import { fixedWindow } from '#mock/limiters/fixed-window.ts'
import { gcra } from '#mock/limiters/gcra.ts'
import type { MakeLimiter } from '#mock/limiters/limiter.ts'
import { slidingLog } from '#mock/limiters/sliding-log.ts'
import { tokenBucket } from '#mock/limiters/token-bucket.ts'

export const limiters: { readonly [algorithm in LimitSpec['algorithm']]: MakeLimiter } = {
  fixed: fixedWindow,
  sliding: slidingLog,
  token: tokenBucket,
  gcra,
}
