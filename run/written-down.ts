/** What may change a target stands in the ledger before it is sent, and its answer after it. */
import { isSuccess } from '#lib/status-range.ts'
import type { Case, Parts } from '#model/case.ts'
import type { HttpRequest, HttpResponse } from '#model/exchange.ts'
import type { Instance } from '#run/fixture-pool.ts'
import type { Made } from '#run/made.ts'
import type { RunTools } from '#run/run-tools.ts'

export interface WrittenDown {
  /** Call before sending; what it gives is told how it was answered: a status, `timeout`, `unreachable`. */
  unsafe(testCase: Case, request: HttpRequest, sequence: string): (outcome: string) => void
  /** The same for a request that somebody else sends: what it made is kept in mind, and what it took away is not taken away again. */
  under(testCase: Case, sent: Sent): (response: HttpResponse | null) => void
}

export interface Sent {
  readonly request: HttpRequest
  readonly sequence: string
  readonly path: Parts['path']
  readonly instances: ReadonlyMap<string, Instance>
  /** The variable that holds the credential, where it is not the main one. */
  readonly credential?: string
}

export function writtenDown(
  { opened, target, ledger, redact }: Pick<RunTools, 'opened' | 'target' | 'ledger' | 'redact'>,
  made: Made,
): WrittenDown {
  let [n, told] = [0, false]
  const unsafe: WrittenDown['unsafe'] = (testCase, request, sequence) => {
    if (!told) ledger({ kind: 'run', baseUrl: target.baseUrl, mock: target.mock, securitySchemes: opened.contract.securitySchemes })
    told = true
    n += 1
    const [number, makes] = [n, made.resourceOf(testCase)]
    const url = redact(request.url)
    ledger({ kind: 'unsafe', n: number, method: request.method, url, sequence, ...(makes !== undefined && { makes }) })
    return (outcome) => {
      if (makes !== undefined) ledger({ kind: 'answered', n: number, outcome })
    }
  }
  return {
    unsafe,
    under(testCase, { request, sequence, path, instances, credential }) {
      const answered = unsafe(testCase, request, sequence)
      return (response) => {
        answered(response === null ? 'unanswered' : String(response.status))
        if (response === null || !isSuccess(response.status)) return
        if (request.method === 'DELETE') return made.gone(request.url)
        const outcome = { kind: 'response', ...response } as const
        made.note(testCase, { step: 0, request, outcome, bytes: 'exact', durationMs: 0 }, path, instances, credential)
      }
    },
  }
}
