import { writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { useLocalCredentials } from '../../packages/local/environment.ts'
import { allocationOf } from './allocation.ts'
import { bundlesOf, firstLoad } from './bundles.ts'
import { startChild } from './child.ts'
import { costsAt } from './costs.ts'
import { importOf } from './importing.ts'
import { ledgerOf } from './ledger.ts'
import type { LoadMethods } from './load.ts'
import { logOf } from './log.ts'
import { operationNames } from './operations.ts'
import {
  headRates,
  printAllocation,
  printBundles,
  printCosts,
  printFirstLoad,
  printImport,
  printLedger,
  printLog,
  printProcedures,
  printRate,
  printStart,
  printTrace,
} from './print.ts'
import { proceduresOf } from './procedures.ts'
import { type Rate, rateOf } from './rates.ts'
import type { RawMethods } from './raw.ts'
import { signedIn, startTerrace } from './start.ts'
import { traceOf } from './trace.ts'

/*
 * Prints what Terrace costs and how fast it is, each number beside its goal. Never asserts a time:
 * machines differ, and what must hold on all of them stands in `test/contract/cost.test.ts`.
 */
const { values: asked } = parseArgs({
  options: {
    /**
     * Parts, by comma: rates, import, costs, bundles, procedures, allocation, ledger, log, trace. All by
     * default.
     */
    only: {
      type: 'string',
      default: 'rates,import,costs,bundles,procedures,allocation,ledger,log,trace',
    },
    /** 100,000 households instead of 5,000, which takes some minutes. */
    full: { type: 'boolean', default: false },
    json: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    /** Length of one measurement in milliseconds. */
    ms: { type: 'string', default: '2000' },
    rows: { type: 'string', default: '100000' },
    /** Taken through all six steps; 10,000 in 60 villages with `--full`. */
    applications: { type: 'string' },
    villages: { type: 'string' },
    /** Random operations on the ledger; 10,000,000 with `--full`. */
    tries: { type: 'string' },
    /** Among whom money is shared out; with `--full` so many that 100,000 of them are eligible. */
    households: { type: 'string' },
    /** Of the transparency log as it is stored; 1,000,000 with `--full`. */
    entries: { type: 'string' },
    operations: { type: 'string', default: operationNames.join() },
    /** A folder to keep the demo county in, and one for profiles of the local cloud. */
    data: { type: 'string' },
    profile: { type: 'string' },
  },
})
const TENANT = 'qinghe'
const parts = asked.only.split(',')
const results: Record<string, unknown> = {}

/** Start, rates and the import: all on one running local cloud. */
async function running(): Promise<void> {
  const flags = asked.profile ? ['--cpu-prof', `--cpu-prof-dir=${asked.profile}`] : []
  const terrace = await startTerrace(flags, asked.data)
  const { took, memory } = terrace
  results.start = { took, memory }
  printStart(terrace)
  const raw = startChild<RawMethods>('raw', terrace.env)
  const load = startChild<LoadMethods>('load')
  const targets = await raw.call('targets', { tenant: TENANT, households: 600 })
  const setting = { terrace, tenant: TENANT, cookie: signedIn(terrace, 'county'), targets }
  if (parts.includes('rates')) {
    const rates: Rate[] = []
    const measured = { rounds: Number(asked.rounds), ms: Number(asked.ms), url: terrace.url }
    headRates()
    for (const name of operationNames.filter((one) => asked.operations.includes(one))) {
      const { cloud } = terrace
      const rate = await rateOf({ ...setting, ...measured, cloud, load, raw }, name)
      printRate(rate)
      rates.push(rate)
    }
    results.rates = rates
  }
  if (parts.includes('import')) {
    const imported = await importOf({ ...setting, load, raw }, Number(asked.rows))
    results.import = imported
    printImport(imported)
  }
  await Promise.all([raw.stop(), load.stop()])
  await terrace.stop()
}

async function costs(): Promise<void> {
  const sizes = []
  for (const households of [1_000, asked.full ? 100_000 : 5_000]) {
    sizes.push({ households, costs: await costsAt(households) })
  }
  results.costs = sizes
  printCosts(sizes)
}

async function procedures(): Promise<void> {
  const applications = Number(asked.applications ?? (asked.full ? 10_000 : 600))
  const villages = Number(asked.villages ?? (asked.full ? 60 : 6))
  const lived = await proceduresOf(applications, villages)
  results.procedures = lived
  printProcedures(lived)
}

async function ledger(): Promise<void> {
  const tried = await ledgerOf(Number(asked.tries ?? (asked.full ? 10_000_000 : 100_000)))
  results.ledger = tried
  printLedger(tried)
}

async function allocation(): Promise<void> {
  const allocated = await allocationOf(Number(asked.households ?? (asked.full ? 109_000 : 10_000)))
  results.allocation = allocated
  printAllocation(allocated)
}

async function log(): Promise<void> {
  const logged = await logOf(Number(asked.entries ?? (asked.full ? 1_000_000 : 100_000)))
  results.log = logged
  printLog(logged)
}

async function trace(): Promise<void> {
  const traced = await (asked.full ? traceOf(100_000, 1_000) : traceOf(5_000, 50))
  results.trace = traced
  printTrace(traced)
}

async function bundles(): Promise<void> {
  const { bare, functions } = await bundlesOf()
  const first = firstLoad()
  results.bundles = { bare, functions, first }
  printBundles(bare, functions)
  printFirstLoad(first)
}

// Only the table is asked, and the local one takes any key.
useLocalCredentials('bench')
const load = loadavg().map((one) => one.toFixed(1))
console.log(`${new Date().toISOString()}, ${cpus().length} × ${cpus()[0]?.model.trim()}`)
console.log(`Node ${process.version}, load of the machine at the start: ${load.join(', ')}`)
if (parts.includes('rates') || parts.includes('import')) await running()
if (parts.includes('costs')) await costs()
if (parts.includes('bundles')) await bundles()
if (parts.includes('procedures')) await procedures()
if (parts.includes('ledger')) await ledger()
if (parts.includes('allocation')) await allocation()
if (parts.includes('log')) await log()
if (parts.includes('trace')) await trace()
if (asked.json) writeFileSync(asked.json, `${JSON.stringify(results, null, 2)}\n`)
