import { defineConfig } from 'vitest/config'

const conditions = { resolve: { conditions: ['source'] }, ssr: { resolve: { conditions: ['source'] } } }

/** `unit`: beside the code and in test/. `suites`: the checks as vitest tests, one an operation and check. */
export default defineConfig({
  test: {
    // One core is left free otherwise: of two that is half of the time.
    maxWorkers: '100%',
    projects: [
      {
        ...conditions,
        test: {
          name: 'unit',
          include: ['{model,lib,specs,generators,suites,http,mock,load,run,reports,cli,test}/**/*.test.ts'],
          setupFiles: ['test/loopback-only.ts'],
          testTimeout: 60_000,
        },
      },
      { ...conditions, test: { name: 'suites', include: ['suites/*.suite.ts'], testTimeout: 60_000, hookTimeout: 60_000 } },
    ],
  },
})
