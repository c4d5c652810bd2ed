/** A tool that is measured: on the same document, server and credentials as the others, and told in the same words. */
import type { MockProcess } from '#cli/mock-process.ts'

/**
 * `usual`: as each tool comes, with the main credential. `thorough`: for finding defects, with every credential that the tool can use,
 * and bounded where its usual run is long. `limits`: the rate limit, where the tool has a way to look at it.
 */
export type Budget = 'usual' | 'thorough' | 'limits'

export interface Job {
  /** A file. */
  readonly document: string
  readonly mock: Pick<MockProcess, 'url' | 'credentials' | 'limitedScopes'>
  readonly seed: number
  readonly budget: Budget
  /** Its own: what the tool writes is kept here. */
  readonly folder: string
}

/** What a tool reports, once for each kind and operation. */
export interface Failure {
  readonly what: string
  readonly where: string
  readonly gravity: string
  /** Since the process was started; where the tool does not tell, its end counts. */
  readonly afterSeconds?: number
}

export interface Told {
  readonly requests: number
  /** The whole process. */
  readonly wallSeconds: number
  /** What the tool says of itself. */
  readonly ownSeconds: number
  readonly failures: readonly Failure[]
  /** What went wrong with the run itself. */
  readonly trouble?: string
}

export interface Tool {
  readonly name: string
  /** Requests that are under way together in a usual run. */
  readonly concurrency: number
  /** It can measure a rate limit. */
  readonly hasLimits?: true
  version(): Promise<string>
  run(job: Job): Promise<Told>
}

export const nameOf = ({ what, where }: Failure): string => `${what} on ${where}`
