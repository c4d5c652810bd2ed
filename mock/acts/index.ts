/** The acts by role. */
import { bulk } from '#mock/acts/bulk.ts'
import { bulkChange } from '#mock/acts/bulk-change.ts'
import { create } from '#mock/acts/create.ts'
import type { Act } from '#mock/acts/act.ts'
import { list } from '#mock/acts/list.ts'
import { perform } from '#mock/acts/perform.ts'
import { read } from '#mock/acts/read.ts'
import { remove } from '#mock/acts/remove.ts'
import { restore } from '#mock/acts/restore.ts'
import { update } from '#mock/acts/update.ts'
import type { Role } from '#mock/routes.ts'

export const acts: { readonly [role in Role]: Act } = {
  create,
  bulk,
  'bulk-change': bulkChange,
  list,
  read,
  replace: update,
  merge: update,
  part: update,
  remove,
  perform,
  restore,
}
