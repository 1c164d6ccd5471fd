import { access } from 'node:fs/promises'
import { join } from 'node:path'
import type { Ctx, Ports } from '@terrace/platform/context'
import { runJob, type Worker } from '@terrace/platform/job-runner'
import { newContext } from '@terrace/platform/new-context'
import { bufferSource } from '@terrace/platform/tabular'
import { settingsOf } from '@terrace/tenancy'
import { parseHousehold } from '../household-store.ts'
import type { Household } from '../model.ts'
import { intakeJobs } from './index.ts'
import type { MappingInput } from './mapping.ts'

/** Real input lies beside the project, where there is any; it is never part of it. */
export const EUSILC = join(import.meta.dirname, '../../../../shared/data/eusilc-persons.csv')
export const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

/** The mapping that the README of the real input prescribes. */
export const eusilcMapping = (under: string): MappingInput => ({
  source: 'eu-silc',
  shape: 'persons',
  household: 'db030',
  columns: [
    { column: 'rb030', field: 'member.ref' },
    // Born after the year of the incomes: such a child is written with age -1.
    { column: 'age', field: 'member.age', values: { '-1': '0' } },
    { column: 'rb090', field: 'member.sex' },
    { column: 'py010n', field: 'income.wage' },
    { column: 'py050n', field: 'income.business' },
  ],
  sums: [
    { field: 'income.propertyOther', expression: 'hy040n + hy090n' },
    {
      field: 'income.transferOther',
      expression:
        'py090n + py100n + py110n + py120n + py130n + py140n + hy050n + hy070n + hy080n + hy110n' +
        ' - hy130n - hy145n',
    },
  ],
  area: { columns: ['db040'], create: { under } },
  head: 'first',
})

export const fileOf = (text: string, name = 'households.csv') => ({
  name,
  source: bufferSource(Buffer.from(text)),
})

/** The text of a file that a job made. */
export async function textOf(ctx: Ctx, job: string, name: string): Promise<string> {
  return Buffer.from(await ctx.ports.files.get(`exports/${ctx.tenant}/${job}/${name}`)).toString()
}

/** What a test's world has of ours. */
interface Place {
  ports: Ports
  tenant: string
}

const workerOf = ({ ports }: Place, leaving: () => boolean): Worker => ({
  ports,
  definitions: intakeJobs,
  settle: async () => undefined,
  leaving,
  context: async (tenant, asked) => {
    const { zone } = await settingsOf({ db: ports.db, tenant })
    return newContext(ports, { ...asked, tenant, zone, roles: [...asked.roles, 'system'] })
  },
})

/** One worker runs a job as far as it gets. */
export const workOnce = (w: Place, job: string, leaving: () => boolean = () => false) =>
  runJob(workerOf(w, leaving), w.tenant, job)

/** Workers follow each other until the job is over. */
export async function follow(w: Place, job: string): Promise<void> {
  for (let i = 0; i < 50; i++) if ((await workOnce(w, job)) === 'over') return
}

export async function everyHousehold({ ports, tenant }: Place): Promise<Household[]> {
  const found: Household[] = []
  for await (const item of ports.db.scan()) {
    const ours = item.__edb_e__ === 'household' && item.tenant === tenant
    if (ours) found.push(parseHousehold(item.doc))
  }
  return found
}
