/** What a ledger says is still on the target, and its removal: for runs that were killed before they could clean up. */
import type { Contract } from '#model/contract.ts'
import type { LedgerEntry, WriteLedger } from '#model/target.ts'
import { remove, type RemoveTools } from '#run/remove.ts'

type Created = Extract<LedgerEntry, { readonly kind: 'created' }>

export interface Left extends Created {
  readonly securitySchemes: Contract['securitySchemes']
}

export interface Leftovers {
  /** In the order in which they were made. */
  readonly created: readonly Left[]
  /** Requests that may have made something, and whose answers nobody saw. */
  readonly unanswered: readonly string[]
}

/** The embedded mock keeps nothing. */
export function leftIn(entries: readonly LedgerEntry[]): Leftovers {
  let run: Extract<LedgerEntry, { readonly kind: 'run' }> | undefined
  let open = new Map<number, string>()
  let created: readonly Left[] = []
  const unanswered: string[] = []
  const close = (): void => {
    unanswered.push(...open.values())
    open = new Map()
  }
  for (const entry of entries) {
    if (entry.kind === 'run') {
      close()
      run = entry
    } else if (run !== undefined && !run.mock) {
      if (entry.kind === 'unsafe' && entry.makes !== undefined) open.set(entry.n, `${entry.method} ${entry.url}`)
      if (entry.kind === 'answered') open.delete(entry.n)
      if (entry.kind === 'created') created = [...created, { ...entry, securitySchemes: run.securitySchemes }]
      if (entry.kind === 'removed') created = created.filter(({ removal }) => removal?.url !== entry.url)
    }
  }
  close()
  return { created, unanswered }
}

export interface Cleaned {
  readonly removed: number
  readonly still: readonly { readonly what: string; readonly why: string }[]
}

/** Newest first, so that nothing is removed before what stands in it. */
export async function cleanUp(
  created: readonly Left[],
  { ledger, ...tools }: Omit<RemoveTools, 'contract'> & { readonly ledger: WriteLedger },
): Promise<Cleaned> {
  const still: { readonly what: string; readonly why: string }[] = []
  let removed = 0
  for (const { resource, path, removal, securitySchemes } of created.toReversed()) {
    const why =
      removal === undefined ? 'the document has no way to remove it' : await remove(removal, { ...tools, contract: { securitySchemes } })
    if (why !== undefined) still.push({ what: `${resource} ${path['id'] ?? ''}`, why })
    else if (removal !== undefined) {
      removed += 1
      ledger({ kind: 'removed', resource, url: removal.url })
    }
  }
  return { removed, still }
}
