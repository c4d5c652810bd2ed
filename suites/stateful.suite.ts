import { describeSuite } from '#cli/vitest.ts'

describeSuite('stateful')
