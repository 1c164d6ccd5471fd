import type { Ctx } from '@terrace/platform/context'
import { translate } from '@terrace/platform/i18n'
import { decimalsOf, formatAmount } from '@terrace/platform/money'
import type { Cell } from '@terrace/platform/tabular'
import { type ListName, labelOf, maySee, type Settings } from '@terrace/tenancy'
import { headOf, lineOf, present } from './brief.ts'
import { messages } from './i18n.ts'
import { netIncome, perCapita, type Source, sourceTotal } from './income.ts'
import type { Household, Member } from './model.ts'

export interface Column {
  label: string
  /** HXL 1.1 hashtag. */
  hxl: string
  cell(household: Household, member?: Member): Cell
}

/** The columns of an export in the asker's language; health only for roles that may see it. */
export function columnsOf(
  ctx: Pick<Ctx, 'lang' | 'roles'>,
  settings: Settings,
  rows: 'households' | 'persons',
): Column[] {
  const kit = kitOf(ctx, settings)
  return rows === 'households' ? householdColumns(kit, settings) : personColumns(ctx, kit)
}

type Kit = ReturnType<typeof kitOf>

function kitOf(ctx: Pick<Ctx, 'lang'>, settings: Settings) {
  const digits = decimalsOf(settings.currency)
  const label = (list: ListName, code: string | undefined): Cell =>
    code === undefined ? null : labelOf(settings, list, code, ctx.lang)
  const column = (name: string, hxl: string, cell: Column['cell']): Column => ({
    label: translate(messages, `column.${name}`, ctx.lang),
    hxl,
    cell,
  })
  /** Exact amounts as numbers a spreadsheet can add; the currency stands in the hashtag. */
  const money = (minor: number | undefined): Cell =>
    minor === undefined ? null : Number(formatAmount(minor, digits))
  return { label, column, money, currency: settings.currency.toLowerCase() }
}

function householdColumns({ label, column, money, currency }: Kit, settings: Settings): Column[] {
  const source = (name: Source) =>
    column(name, `#value+${name}+${currency}`, (h) => money(sourceTotal(h.snapshot.income, name)))
  return [
    column('number', '#meta+id', (h) => h.number),
    column('head', '#affected+head+name', (h) => headOf(h)?.name ?? null),
    column('area', '#adm+name', (h) => h.areaName),
    column('address', '#loc+address', (h) => h.address ?? null),
    column('status', '#status', (h) => label('status', h.status)),
    column('type', '#group+type', (h) => label('householdType', h.type)),
    column('cause', '#cause', (h) => label('cause', h.causeMain)),
    column('people', '#affected+ind', (h) => present(h).length),
    column('year', '#date+year', (h) => h.snapshot.year),
    source('wage'),
    source('business'),
    source('property'),
    source('transfer'),
    column('cost', `#value+cost+${currency}`, (h) => money(h.snapshot.income.operatingCost)),
    column('net', `#value+net+${currency}`, (h) => money(netIncome(h.snapshot.income))),
    column('perCapita', `#value+percapita+${currency}`, (h) =>
      money(perCapita(h.snapshot.income, present(h).length)),
    ),
    column('line', '#group+line', (h) => lineOf(settings, h)),
    column('phone', '#contact+phone+masked', (h) => h.phone?.mask ?? null),
    column('findings', '#indicator+findings', (h) => h.findings.length),
  ]
}

function personColumns(ctx: Pick<Ctx, 'roles'>, { label, column }: Kit): Column[] {
  const health = maySee(ctx.roles, 'health')
    ? [
        column('health', '#affected+health', (_, m) =>
          (m?.health ?? []).map((code) => label('health', code)).join('; '),
        ),
      ]
    : []
  return [
    column('number', '#meta+id', (h) => h.number),
    column('area', '#adm+name', (h) => h.areaName),
    column('name', '#affected+name', (_, m) => m?.name ?? null),
    column('relation', '#affected+relation', (_, m) => label('relation', m?.relation)),
    column('sex', '#affected+sex', (_, m) => label('sex', m?.sex)),
    column('birth', '#date+birth', (_, m) => (m?.birth ? { date: m.birth } : null)),
    column('idNumber', '#affected+id+masked', (_, m) => m?.idNumber?.mask ?? null),
    column('education', '#affected+education', (_, m) => label('education', m?.education)),
    column('student', '#affected+student', (_, m) => label('student', m?.student)),
    ...health,
    column('labour', '#affected+labour', (_, m) => label('labour', m?.labour)),
    column('workPlace', '#affected+work', (_, m) => label('workPlace', m?.workPlace)),
    column('workMonths', '#affected+work+months', (_, m) => m?.workMonths ?? null),
    column('phone', '#contact+phone+masked', (_, m) => m?.phone?.mask ?? null),
  ]
}
