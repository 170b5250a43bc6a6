import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const shared = {
  resolve: { conditions: ['@recto/source'] },
  ssr: { resolve: { conditions: ['@recto/source'], externalConditions: ['@recto/source'] } },
}

export default defineConfig({
  ...shared,
  test: {
    // One less than there are processors by default, so a single one on two: tests wait for databases half of their time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{packages,apps}/*/{src,examples}/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
          exclude: ['**/node_modules/**', '**/*.db.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'databases',
          include: ['{packages,apps}/*/src/**/*.db.test.ts'],
          globalSetup: ['packages/testing/src/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
