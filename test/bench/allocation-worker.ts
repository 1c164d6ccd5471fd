import { environment, makePorts } from '@terrace/functions/env'
import { workerOf } from '@terrace/functions/work'
import { entitlements, uploadStatement } from '@terrace/funds'
import { routes } from '@terrace/funds/routes'
import type { Item, Key, Meter } from '@terrace/platform/db'
import { newMeter } from '@terrace/platform/db'
import type { DynamoOperation } from '@terrace/platform/dynamo'
import { runJob } from '@terrace/platform/job-runner'
import { readJob } from '@terrace/platform/job-store'
import { formatAmount } from '@terrace/platform/money'
import { newContext } from '@terrace/platform/new-context'
import { changeSettings, childrenOf, forgetSettings, settingsOf } from '@terrace/tenancy'
import { provision } from '../../packages/local/provision.ts'
import { cpuSoFar, serve } from './child.ts'

/** A process that shares money out: nothing else is in its memory. */

const env = environment()
const ports = makePorts(env)
const { client } = ports.db
const send = client.send.bind(client)
let meter = newMeter()
/** Called before each transaction. */
let watch: (input: Item) => void = () => undefined
client.send = (async (operation: DynamoOperation, input: Item) => {
  if (operation === 'TransactWriteItems') watch(input)
  const answer = await send<{ ConsumedCapacity?: unknown }>(operation, input)
  meter.calls++
  const reads = ['GetItem', 'BatchGetItem', 'Query', 'Scan'].includes(operation)
  for (const used of [answer.ConsumedCapacity].flat() as ({ CapacityUnits?: number } | null)[]) {
    meter[reads ? 'read' : 'write'] += used?.CapacityUnits ?? 0
  }
  return answer
}) as typeof client.send

const ctxOf = (tenant: string, user: string, role: string) =>
  newContext(ports, {
    tenant,
    actor: { id: user, name: user, method: 'totp' },
    roles: [role],
    scope: [''],
    lang: 'zh',
    zone: 'Asia/Shanghai',
  })

type Table = typeof routes
const ask = async <K extends keyof Table>(
  ctx: ReturnType<typeof ctxOf>,
  key: K,
  input: Table[K]['_in'],
) => (await (routes[key].action as (...a: unknown[]) => unknown)(ctx, input)) as never as Out<K>
type Out<K extends keyof Table> = NonNullable<Table[K]['_out']>

export interface Stage {
  seconds: number
  cpu: number
  meter: Meter
}

/** A tenth of a yuan a day for everybody, about: enough that nobody is at their cap. */
const A_HEAD = 3_000

const ACCOUNT = '6222020200112233'
const PART = 5 * 2 ** 20

const yuan = (minor: number) => formatAmount(minor, 2)
const paidLine = (id: string, minor: number, n: number) =>
  `<Ntry><Amt Ccy="CNY">${yuan(minor)}</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>` +
  `<BookgDt><Dt>2026-11-20</Dt></BookgDt><AcctSvcrRef>B${n}</AcctSvcrRef><BkTxCd><Domn>` +
  '<Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls>' +
  `<TxDtls><Refs><EndToEndId>${id}</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>`
const balanceOf = (code: string, minor: number) =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">${yuan(minor)}</Amt>` +
  '<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-20</Dt></Dt></Bal>'
const statementOf = (lines: readonly string[], sum: number) =>
  '<?xml version="1.0" encoding="UTF-8"?><Document ' +
  'xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>B-1</MsgId>' +
  '<CreDtTm>2026-11-21T02:00:00+08:00</CreDtTm></GrpHdr><Stmt><Id>S-1</Id><Acct><Id><Othr>' +
  `<Id>${ACCOUNT}</Id></Othr></Id><Ccy>CNY</Ccy></Acct>${balanceOf('OPBD', sum)}` +
  `${balanceOf('CLBD', 0)}${lines.join('')}</Stmt></BkToCstmrStmt></Document>`

const methods = {
  /** A fund, a line, and a proposal whose job waits. */
  async open({ tenant, households }: { tenant: string; households: number }) {
    const ctx = ctxOf(tenant, 'preparer', 'finance')
    const [top] = (await childrenOf(ctx, {})).items
    const area = top?.area ?? ''
    const amount = households * 3 * A_HEAD
    const year = Number(ctx.today().slice(0, 4))
    const fund = await ask(ctx, 'POST /funds', { name: 'Bench', origin: 'county', area, year })
    await ask(ctx, 'POST /entries', {
      ...{ entry: `allot-${fund.fund}`, kind: 'allocation', day: ctx.today(), about: fund.fund },
      legs: [
        { account: { kind: 'source', owner: 'treasury', currency: 'CNY' }, amount: -amount },
        { account: { kind: 'fund', owner: fund.fund, currency: 'CNY' }, amount },
      ],
    })
    const pot = { fund: fund.fund, name: 'Living', area, amount }
    const { earmark } = await ask(ctx, 'POST /earmarks', pot)
    const benefit = { earmark, name: 'Allowance', use: 'benefit' as const, amount }
    const { line } = await ask(ctx, 'POST /lines', benefit)
    const { proposal, job } = await ask(ctx, 'POST /proposals', {
      ...{ line, name: 'Bench', benefit: 'living-allowance', cycle: '2026-11', amount },
      limits: { unit: 100 },
      filter: {
        statuses: ['candidate', 'registered', 'assisted', 'pre-exit', 'exited', 'stable'],
        withoutIncome: 'as-none',
      },
      standard: 'monitoring',
      rules: [
        { name: 'Equal', rule: { kind: 'equal' } },
        { name: 'Per head', rule: { kind: 'per-head' } },
        { name: 'Poverty', rule: { kind: 'fgt', alpha: 2 } },
        {
          name: 'Score',
          rule: { kind: 'score', formula: 'children * 2 + elderly + disabled + 1' },
        },
      ],
      scoring: { formula: 'gap' },
    })
    return { proposal: proposal.proposal, line, area, job }
  },

  async decide({ tenant, proposal }: { tenant: string; proposal: string }) {
    const why = 'For the bench, so that all are paid'
    await ask(ctxOf(tenant, 'preparer', 'finance'), 'POST /proposals/{proposal}/choice', {
      ...{ proposal, rule: 0, why },
    })
    const county = ctxOf(tenant, 'county', 'county')
    const key = 'POST /proposals/{proposal}/decision'
    return { job: (await ask(county, key, { proposal, approved: true, why })).job ?? '' }
  },

  /** Works a job off; `until` is a word in the transaction at which its first stage ends. */
  async work({ tenant, job, until }: { tenant: string; job: string; until?: string }) {
    const stages: Stage[] = []
    const idle = process.resourceUsage().maxRSS / 1_024
    let [from, cpu] = [performance.now(), cpuSoFar()]
    const next = () => {
      stages.push({ seconds: (performance.now() - from) / 1_000, cpu: cpuSoFar() - cpu, meter })
      ;[from, cpu, meter] = [performance.now(), cpuSoFar(), newMeter()]
    }
    meter = newMeter()
    watch = (input) => {
      if (until === undefined || stages.length > 0 || !JSON.stringify(input).includes(until)) return
      next()
    }
    const worker = workerOf(ports, () => false)
    // A long gathering hands over before it compares, as on Lambda.
    while ((await runJob(worker, tenant, job)) === 'again');
    next()
    const { state, counts, error } = await readJob(ports.db, tenant, job)
    if (state !== 'done') throw new Error(`${String(state)} ${JSON.stringify(error)}`)
    const peak = process.resourceUsage().maxRSS / 1_024
    return { stages, idle, peak, counts: counts as Record<string, number> }
  },

  /** A batch of all that was granted, whose preparation waits. */
  async batch({ tenant, proposal, line }: { tenant: string; proposal: string; line: string }) {
    const { version } = await settingsOf({ db: ports.db, tenant })
    await changeSettings(ctxOf(tenant, 'admin', 'admin'), { disclosureDays: 0, version })
    forgetSettings({ db: ports.db, tenant })
    const { batch, job } = await ask(ctxOf(tenant, 'preparer', 'finance'), 'POST /batches', {
      ...{ name: 'Bench', proposal, line, benefit: 'living-allowance', cycle: '2026-11' },
    })
    return { batch: batch.batch, job }
  },

  /** Checked, approved by two offices, released; the sending waits. */
  async release({ tenant, batch, area }: { tenant: string; batch: string; area: string }) {
    const [finance, county] = ['finance', 'county'].map((role) => ctxOf(tenant, role, role))
    if (!finance || !county) throw new Error('nobody approves')
    await ask(finance, 'POST /batches/{batch}/check', { batch })
    await ask(finance, 'POST /batches/{batch}/approval', { batch })
    await ask(county, 'POST /batches/{batch}/approval', { batch })
    await ask(finance, 'POST /batches/{batch}/release', { batch })
    const account = { name: 'Bank', holder: 'Office', account: ACCOUNT, currency: 'CNY', area }
    const { bank } = await ask(finance, 'POST /banks', account)
    const { job } = await ask(finance, 'POST /batches/{batch}/sending', { batch, bank })
    return { bank, job }
  },

  /** A statement in which every payment of the batch stands as paid; its reading waits. */
  async statement({ tenant, batch, bank }: { tenant: string; batch: string; bank: string }) {
    const finance = ctxOf(tenant, 'finance', 'finance')
    const lines: string[] = []
    let sum = 0
    for await (const due of entitlements.all({ db: ports.db, tenant }, batch)) {
      lines.push(paidLine(due.entitlement, due.amount, lines.length))
      sum += due.amount
    }
    const bytes = Buffer.from(statementOf(lines, sum))
    const upload = 'bench00000001'
    let parts = 0
    for (; parts * PART < bytes.length; parts++) {
      const part = bytes.subarray(parts * PART, (parts + 1) * PART)
      await uploadStatement(finance, { upload, part: parts }, part)
    }
    const asked = { bank, name: 'bench.xml', upload, parts }
    return { job: (await ask(finance, 'POST /statements', asked)).job, size: bytes.length }
  },

  /** What stands at the end: everything that was sent is received. */
  async outcome({ tenant, batch }: { tenant: string; batch: string }) {
    const { count, confirmed, failed } = await ask(
      ctxOf(tenant, 'finance', 'finance'),
      'GET /batches/{batch}',
      { batch },
    )
    return { count, confirmed: confirmed.count, failed: failed.count }
  },

  /** The entitlements of a proposal as bare transactions of a hundred puts, in a table of their own. */
  async floor({ tenant, proposal }: { tenant: string; proposal: string }) {
    const keys: Key[] = []
    for await (const due of entitlements.all({ db: ports.db, tenant }, proposal))
      keys.push(entitlements.keyOf(tenant, due.entitlement))
    const items = await ports.db.batchGet(keys)
    const { DYNAMODB_ENDPOINT: dynamodb = '', SQS_ENDPOINT: sqs = '', S3_ENDPOINT: s3 = '' } = env
    const { table } = await provision({ dynamodb, sqs, s3 }, { suffix: 'floor' })
    meter = newMeter()
    const from = performance.now()
    for (let i = 0; i < items.length; i += 100) {
      await client.send('TransactWriteItems', {
        TransactItems: items.slice(i, i + 100).map((Item) => ({ Put: { TableName: table, Item } })),
        ReturnConsumedCapacity: 'TOTAL',
      })
    }
    return { count: items.length, seconds: (performance.now() - from) / 1_000, meter }
  },
}

export type AllocationMethods = typeof methods
serve(methods)
