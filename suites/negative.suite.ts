import { describeSuite } from '#cli/vitest.ts'

describeSuite('negative')
