/** Every contract that the embedded mock is tested on: what is shipped, and what was made up to have every corner. The cheapest first. */
import { boards, letters, orders, pets } from '#mock/documents.testdata.ts'
import { shelves } from '#mock/lives.testdata.ts'
import { openMadeUp, openShipped, openText } from '#test/in-process.ts'
import type { Opened } from '#specs/open.ts'

const open = {
  toolregistry: () => openShipped('toolregistry'),
  boards: () => openText(boards),
  shelves: () => openText(shelves),
  orders: () => openText(orders),
  letters: () => openText(letters),
  pets: () => openText(pets),
  arize: () => openShipped('arize'),
  library: () => openMadeUp('library'),
  langdock: () => openShipped('langdock'),
  odeus: () => openShipped('odeus'),
  shop: () => openMadeUp('shop'),
} satisfies { readonly [name: string]: () => Opened }

export type ContractName = keyof typeof open

/** Keys of the object above, in its order. */
export const contractNames = Object.keys(open) as readonly ContractName[]

const opened = new Map<ContractName, Opened>()

export function contractNamed(name: ContractName): Opened {
  const known = opened.get(name) ?? open[name]()
  opened.set(name, known)
  return known
}
