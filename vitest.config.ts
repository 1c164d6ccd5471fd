import { defineConfig } from 'vitest/config'

/** They move the calendar on, count what everybody does, or lock an account behind a second factor. */
const APART = ['test/browser/{village,payment,donor,journey,identity,own-payment}.test.ts']

/**
 * tidy: the rules of the house, no engine.  unit: pure code, no engine.
 * integration: on the local cloud (real DynamoDB, SQS and S3 protocols).  local: what starts that cloud.
 * browser: the built app in Chromium.  apart: the same one after the other, where others would be in the way.
 * Files of unit and integration share the modules of their worker, which took longer to load than to test:
 * whoever changes what is global there (the environment, a prototype) puts it back.
 */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'tidy', include: ['test/tidy.test.ts'], maxWorkers: 2 } },
      {
        test: {
          name: 'unit',
          include: [
            'packages/**/*.test.ts',
            'web/src/**/*.test.ts',
            'test/property/**/*.test.ts',
            'infra/*.test.ts',
          ],
          exclude: ['**/*.world.test.ts', '**/node_modules/**'],
          isolate: false,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'integration',
          include: [
            'packages/**/*.world.test.ts',
            'test/{journey,route,contract,fault}/**/*.test.ts',
          ],
          exclude: ['packages/local/**', '**/node_modules/**'],
          isolate: false,
          globalSetup: ['test/engines.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          // They start services of their own, and give the process what those stand on.
          name: 'local',
          include: ['packages/local/**/*.world.test.ts'],
          globalSetup: ['test/engines.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          exclude: APART,
          globalSetup: ['test/browser/cloud.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
          sequence: { groupOrder: 3 },
        },
      },
      {
        test: {
          name: 'apart',
          include: APART,
          globalSetup: ['test/browser/cloud.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          maxWorkers: 1,
          sequence: { groupOrder: 4 },
        },
      },
    ],
  },
})
