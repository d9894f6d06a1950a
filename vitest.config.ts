import { defineConfig } from 'vitest/config'

/** What is about the packaged server or the whole product runs once, not again on another PostgreSQL. */
const packagedOnly = ['test/launcher.test.ts', 'test/kill.test.ts', 'test/door.test.ts', 'test/start.test.ts', 'web/**']

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'web/**/*.test.{ts,tsx}'],
    exclude: ['node_modules/**', ...(process.env['RAWABIT_TEST_ON'] === 'postgres' ? packagedOnly : [])],
    globalSetup: 'test/cluster.ts',
    pool: 'forks',
    maxWorkers: 2,
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
