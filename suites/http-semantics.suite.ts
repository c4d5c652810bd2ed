import { describeSuite } from '#cli/vitest.ts'

describeSuite('http-semantics')
