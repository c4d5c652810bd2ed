/** Contract and seed to the whole plan: the same for the same document, seed and version, whatever order operations stand in. */
import { canonical, sha256 } from '#lib/hash.ts'
import type { Phase, Plan, Sequence } from '#model/case.ts'
import { phases } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { planFixtures } from '#generators/fixtures.ts'
import { planFuzz } from '#generators/fuzz/plan-fuzz.ts'
import { planGuises } from '#generators/guises/plan-guises.ts'
import { builders as allBuilders, type Builders } from '#generators/integrations/index.ts'
import { planNegative } from '#generators/negative/plan-negative.ts'
import type { Planning } from '#generators/planning.ts'
import { planPositive } from '#generators/positive/plan-positive.ts'
import { planProtocol } from '#generators/protocol/index.ts'
import { collectionsOf, listedAloneOf, madeAloneOf } from '#generators/collections.ts'
import { singletonsOf } from '#generators/singletons.ts'
import { reachesMany, reachesOurs } from '#generators/reaching.ts'
import { resourcesOf } from '#generators/resources.ts'
import { planSecurity } from '#generators/security/index.ts'
import { planStateful } from '#generators/stateful/index.ts'
import { byInformation } from '#run/order.ts'
import type { Opened } from '#specs/open.ts'

const planners: { readonly [phase in Exclude<Phase, 'stateful'>]: (planning: Planning, operation: Operation) => readonly Sequence[] } = {
  positive: (planning, operation) => [...planPositive(planning, operation), ...planGuises(planning, operation)],
  negative: planNegative,
  security: planSecurity,
  protocol: planProtocol,
  fuzz: planFuzz,
}

export interface PlanOptions {
  readonly seed: number
  /** Operations to test; fixtures may still use others. */
  readonly selected: (operation: Operation) => boolean
  readonly builders?: Builders
}

export function planOf(
  { contract, lens }: Pick<Opened, 'contract' | 'lens'>,
  { seed, selected, builders = allBuilders }: PlanOptions,
): Plan {
  const named = resourcesOf(contract)
  const made = new Map([...named, ...collectionsOf(contract, named)])
  const resources = new Map([...made, ...madeAloneOf(contract, made), ...listedAloneOf(contract, made)])
  const fixtures = planFixtures({ contract, lens, seed, resources, builders })
  const planning: Planning = { contract, lens, seed, resources, builders, available: new Set(Object.keys(fixtures)) }
  // By id, so that moving an operation in the document changes nothing.
  const operations = contract.operations.filter(selected).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const ids = new Set(operations.map(({ id }) => id))
  const sequences = phases.flatMap((phase) =>
    byInformation(
      phase === 'stateful'
        ? [resources, singletonsOf(contract, named)]
            .flatMap((some) => [...some.values()])
            .toSorted((a, b) => (a.key < b.key ? -1 : 1))
            .flatMap((resource) => planStateful(planning, resource))
            .filter(({ operation }) => ids.has(operation))
        : operations.flatMap((operation) => planners[phase](planning, operation)),
    ),
  )
  const many = new Set(contract.operations.filter(reachesMany).map(({ id }) => id))
  const ours = sequences.filter(({ cases }) => cases.every((one) => !many.has(one.operation) || reachesOurs(one)))
  const unique = [...new Map(ours.map((sequence) => [sequence.id, sequence])).values()]
  return { hash: sha256(canonical({ fixtures, sequences: unique.map(({ id }) => id) })), seed, fixtures, sequences: unique }
}
