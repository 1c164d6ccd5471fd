import {
  authFlowTestSuite,
  caseInsensitiveTestSuite,
  joinsTestSuite,
  normalTestSuite,
  testAdapter,
  transactionsTestSuite,
  uuidTestSuite,
} from '@better-auth/test-utils/adapter'
import { vi } from 'vitest'
import { dynamoAdapter } from './dynamo/adapter.ts'
import { testTable } from './testing.ts'

// The library's own suite. It scans and filters by any field, which production refuses.
// Its number-id part does not apply: the adapter declares no numeric ids.
// It also reports on itself at length.
for (const level of ['log', 'warn', 'error'] as const) {
  vi.spyOn(console, level).mockImplementation(() => undefined)
}

const table = await testTable()
const { execute } = await testAdapter({
  adapter: () => dynamoAdapter(table, { allowScan: true }),
  runMigrations: async () => undefined,
  tests: [
    normalTestSuite(),
    transactionsTestSuite(),
    authFlowTestSuite(),
    caseInsensitiveTestSuite(),
    joinsTestSuite(),
    uuidTestSuite(),
  ],
})
execute()
