import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { useLocalCredentials } from '../../packages/local/environment.ts'
import { startChild } from './child.ts'
import type { LoadMethods } from './load.ts'
import { operationNames } from './operations.ts'
import { printRate, printStart } from './print.ts'
import { type Rate, rateOf } from './rates.ts'
import type { RawMethods } from './raw.ts'
import { signedIn, startTerrace } from './start.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    ms: { type: 'string', default: '2000' },
    only: { type: 'string' },
    operations: { type: 'string' },
    profile: { type: 'string' },
    data: { type: 'string' },
  },
})

const TENANT = 'qinghe'

async function rates(): Promise<void> {
  const flags = values.profile ? ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] : []
  const terrace = await startTerrace(flags, values.data)
  printStart(terrace)
  const raw = startChild<RawMethods>('raw', terrace.env)
  const load = startChild<LoadMethods>('load')
  const targets = await raw.call('targets', { tenant: TENANT, households: 600 })
  const setting = {
    tenant: TENANT,
    url: terrace.url,
    cookie: signedIn(terrace, 'county'),
    targets,
    load,
    raw,
    cloud: terrace.cloud,
    rounds: Number(values.rounds),
    ms: Number(values.ms),
  }
  const found: Rate[] = []
  for (const name of operationNames) {
    if (values.operations && !values.operations.split(',').includes(name)) continue
    const rate = await rateOf(setting, name)
    printRate(rate)
    found.push(rate)
  }
  await Promise.all([raw.stop(), load.stop()])
  await terrace.stop()
}

console.log(`${cpus().length} × ${cpus()[0]?.model}, load ${loadavg().map((n) => n.toFixed(1))}`)
// Only the table is asked, and the local one takes any key.
useLocalCredentials('bench')
await rates()
