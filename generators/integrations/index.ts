/** The builders that `x-proofload-builder` names. */
import { action } from '#generators/integrations/action.ts'
import type { Builders } from '#generators/integrations/builder.ts'
import { integration } from '#generators/integrations/integration.ts'
import { trigger } from '#generators/integrations/trigger.ts'

export type { Builders } from '#generators/integrations/builder.ts'

export const builders = { integration, action, trigger } satisfies Builders
