import type { Allocated } from './allocation.ts'
import type { Loaded } from './bundles.ts'
import type { Costs } from './costs.ts'
import type { Imported } from './importing.ts'
import type { LedgerTried } from './ledger.ts'
import type { Logged } from './log.ts'
import { operationNames, operations } from './operations.ts'
import type { Procedures } from './procedures.ts'
import type { Rate } from './rates.ts'
import type { Started } from './start.ts'

const n = (value: number, digits = 0) => value.toFixed(digits)
const percent = (share: number) => `${n(share * 100)} %`
const line = (...cells: string[]) => console.log(`| ${cells.join(' | ')} |`)
function head(title: string, ...cells: string[]) {
  console.log(`\n## ${title}\n`)
  line(...cells)
  line(...cells.map(() => '---'))
}

/** What others reached on a like machine (2 cores, PostgreSQL), where the issue tells it. */
const others: Partial<Record<Rate['operation'], string>> = {
  open: 'Directus 216-295/s',
  list: 'Directus 256/s, Strapi 107/s, Tryton 80/s',
  dashboard: 'Directus 127/s',
  create: 'Directus 181/s, Strapi 166/s',
}

export function printStart({ took, memory }: Pick<Started, 'took' | 'memory'>): void {
  head('Start', 'what', 'measured')
  line('process start to health, demo seed, no build of the app', `${n(took / 1000, 1)} s`)
  line('memory of the local cloud', `${memory.runner} MB, and ${memory.table} MB of the table`)
}

export function headRates(): void {
  const cells = ['request', 'a second', 'p50', 'p99', 'raw calls', 'p50', 'p99']
  head(
    'Rates, 16 connections',
    ...cells,
    'of raw (goal ≥ 60 %)',
    'rounds',
    'CPU ms',
    'of the table',
    'others',
  )
}

export function printRate(r: Rate): void {
  const http = [`${n(r.perSecond)}`, `${n(r.p50, 1)} ms`, `${n(r.p99, 1)} ms`]
  const raw = [`${n(r.raw)}`, `${n(r.rawP50, 1)} ms`, `${n(r.rawP99, 1)} ms`]
  const cpu = `${n(r.cpu, 2)} : ${n(r.rawCpu, 2)}`
  const table = `${n(r.table, 2)} : ${n(r.rawTable, 2)}`
  const rounds = r.ratios.map(percent).join(', ')
  const { title } = operations[r.operation]
  line(title, ...http, ...raw, percent(r.ratio), rounds, cpu, table, others[r.operation] ?? '')
  if (r.failed > 0) console.log(`${r.failed} failed: ${r.words}`)
}

export function printCosts(sizes: readonly { households: number; costs: Costs }[]): void {
  const [small, large] = sizes
  if (!small || !large) return
  const { households } = large
  const title = `Cost at ${small.households} and at ${households} households, warm`
  head(title, 'request', 'calls', 'steps (≤ 2)', 'read units', 'write units', 'ratio (≤ 1.05)')
  for (const name of operationNames) {
    const [a, b] = [small.costs[name], large.costs[name]]
    const both = (of: 'calls' | 'steps') => `${a[of]}, ${b[of]}`
    const ratio = (b.read + b.write) / (a.read + a.write)
    const reads = `${n(a.read, 2)}, ${n(b.read, 2)}`
    const writes = `${n(a.write, 2)}, ${n(b.write, 2)}`
    line(operations[name].title, both('calls'), both('steps'), reads, writes, n(ratio, 3))
  }
}

export function printImport(i: Imported): void {
  head(`Import of ${i.rows} person rows, four readers beside it`, 'what', 'measured', 'goal')
  line('check', `${n(i.rows / i.check)} rows/s, ${n(i.check, 1)} s`, '')
  line('import', `${n(i.perSecond)} rows/s, ${n(i.seconds, 1)} s`, '')
  line('the same items written bare', `${n(i.raw)} rows/s`, '')
  line('import of raw', percent(i.ratio), '≥ 70 %')
  line('memory above idle', `${i.peak - i.idle} MB (${i.idle} → ${i.peak})`, '≤ 300 MB')
  line('p99 of opening a household', `${n(i.before.p99, 1)} → ${n(i.during.p99, 1)} ms`, '')
  line('counts', JSON.stringify(i.counts), '')
  line('Directus 12.4', '100,000 rows in 209 s (478 rows/s), 1.1 GB', '')
}

export function printBundles(bare: number, functions: readonly Loaded[]): void {
  head('Functions', 'function', 'minified', 'loads in', 'bare', 'ratio (goal ≤ 2)')
  const kb = (bytes: number) => `${n(bytes / 1000)} kB`
  for (const f of functions) {
    line(f.name, kb(f.size), `${n(f.ms)} ms`, `${n(f.bareMs)} ms`, n(f.ratio, 2))
  }
  line('bare Hono + DynamoDB', kb(bare), '', '', '')
}

export function printFirstLoad(first: { script: number; style: number } | undefined): void {
  const kb = (bytes: number) => `${n(bytes / 1000, 1)} kB`
  console.log(
    first
      ? `\nFirst load of the app, gzipped: ${kb(first.script)} of JavaScript (goal ≤ 100 kB) and ${kb(first.style)} of CSS.`
      : '\nThe app is not built: `npm run build` first to see its first load.',
  )
}

export function printProcedures(p: Procedures): void {
  head(
    `${p.applications} applications in ${p.villages} villages`,
    'stage',
    'seconds',
    'acts a second',
  )
  for (const { stage, seconds, acts } of p.stages) {
    line(stage, n(seconds, 1), n(acts / seconds))
  }
  const acts = p.stages.reduce((sum, one) => sum + one.acts, 0)
  const seconds = p.stages.reduce((sum, one) => sum + one.seconds, 0)
  line('all', n(seconds, 1), n(acts / seconds))
  head('What came of them', 'what', 'households')
  line('registered, by the dashboard', n(p.registered))
  line('rejected, by the pipeline', n(p.rejected))
  line('events that say registered; doubled', `${p.announced}; ${p.doubled}`)
  line('workers killed on the way; drift of a recount', `${p.killed}; ${p.drift}`)
}

export function printAllocation(a: Allocated): void {
  const title = `Sharing out: ${a.candidates} candidates among ${a.households} households`
  head(title, 'stage', 'seconds', 'processor', 'calls', 'read units', 'write units')
  for (const { stage, seconds, cpu, meter } of a.stages) {
    const units = [n(meter.calls), n(meter.read), n(meter.write)]
    line(stage, n(seconds, 1), `${n(cpu / 1_000, 1)} s`, ...units)
  }
  const { seconds, write } = a.floor
  line(`${a.granted} entitlements written bare`, n(seconds, 1), '', '', '', n(write))
  const granted = a.stages.find(({ stage }) => stage === 'grant')?.meter
  const ratio = ((granted?.write ?? 0) + (granted?.read ?? 0)) / write
  line('grant of bare, units (goal ≤ 1.4)', '', '', '', '', n(ratio, 2))
  const { count, confirmed, failed, held, statement } = a.paid
  console.log(
    `\n${count} payments prepared, ${confirmed} received, ${failed} failed, ${held} held; ` +
      `statement of ${n(statement / 1e6, 1)} MB.`,
  )
  head('Memory', 'process', 'MB at the peak', 'above idle (goal ≤ 300)')
  for (const { stage, idle, peak } of a.memory) line(stage, n(peak), n(peak - idle))
}

export function printLog({ tree, stored, receipt, check }: Logged): void {
  head('Transparency log', 'what', 'measured', 'goal')
  const { entries, perSecond, proof, bytes, verify } = tree
  line(`the tree alone, ${entries} entries`, `${n(perSecond)} appended a second`, '')
  const size = `${proof} hashes, ${n(proof * 32)} bytes, ${bytes} as JSON`
  line('proof of inclusion in it', size, '≤ 1 KB')
  line('verifying it', `${n(verify, 3)} ms`, '')
  for (const one of stored) {
    const rate = `${n(one.entries / one.seconds)} a second, ${n(one.units, 1)} write units an entry`
    line(`${one.entries} stored by projection, ${one.together} an event`, rate, '')
  }
  const cost = `${receipt.calls} calls, ${receipt.read} read units, ${n(receipt.milliseconds, 1)} ms`
  line('a receipt', `${cost}, proof of ${receipt.bytes} bytes as JSON`, '')
  line('checked by the script, signature included', `${n(receipt.verify, 2)} ms`, '')
  line(
    'the whole log built again',
    `${n(check.seconds, 1)} s, ${check.differences} differences`,
    '',
  )
}

export function printLedger(tried: LedgerTried): void {
  const { operations, sequences, counts, seconds, cpuSeconds, placed } = tried
  head(
    'Ledger against a model',
    'operations',
    'sequences',
    'seconds',
    'a second of processor',
    'with flows placed',
  )
  const rate = Math.round(operations / cpuSeconds)
  line(`${operations}`, `${sequences}`, seconds.toFixed(0), `${rate}`, `${placed}`)
  console.log(
    `\n${Object.entries(counts)
      .map(([what, n]) => `${what} ${n}`)
      .join(', ')}: no difference.`,
  )
}
