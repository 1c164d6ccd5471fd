import { decimalsOf, formatAmount } from '@terrace/platform/money'

/*
 * IATI 2.03 activities (iati-activities-schema.xsd): one a fund, made from the books alone. Codes are
 * those of IATI's own lists.
 */

/** Who publishes: its identifier in IATI's register, what it is, and where it works. */
export interface Publisher {
  /** `CN-UCR-123`: register and number. */
  org: string
  /** OrganisationType: 10 government, 15 other public, 21 international NGO, 22 national NGO, 70 private. */
  orgType: string
  name: string
  /** ISO 3166-1 of the country. */
  country: string
}

/** Money that came or went, summed up: nobody’s gift and nobody’s payment stands alone. */
export interface Transaction {
  /** TransactionType: 1 incoming funds, 2 outgoing commitment, 3 disbursement. */
  type: '1' | '2' | '3'
  day: string
  amount: number
  text: string
  /** Who gave it, by kind, with the activity that it came from. */
  provider?: { name: string; type: string; activity: string }
}

export interface Activity {
  fund: string
  title: string
  description: string
  year: number
  currency: string
  areaName: string
  closed: boolean
  start: string
  budget: number
  /** Sector (OECD DAC, five digits) and its share of the money in minor units. */
  sectors: ReadonlyMap<string, number>
  funder: { name: string; type: string }
  transactions: readonly Transaction[]
}

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    // What XML 1.0 has no way to write.
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')

type Attributes = Record<string, string>
const tag = (name: string, attributes: Attributes, ...content: string[]): string => {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  return content.length === 0
    ? `<${name}${said.join('')}/>`
    : `<${name}${said.join('')}>${content.join('')}</${name}>`
}
const narrative = (text: string) => tag('narrative', {}, escaped(text))

export const activityId = ({ org }: Pick<Publisher, 'org'>, fund: string): string =>
  `${org}-${fund}`

const value = (minor: number, currency: string, day: string) =>
  tag('value', { currency, 'value-date': day }, formatAmount(minor, decimalsOf(currency)))

function transactionXml(id: string, currency: string, one: Transaction): string {
  const { provider } = one
  return tag(
    'transaction',
    { humanitarian: '0' },
    tag('transaction-type', { code: one.type }),
    tag('transaction-date', { 'iso-date': one.day }),
    value(one.amount, currency, one.day),
    tag('description', {}, narrative(one.text)),
    ...(provider
      ? [
          tag(
            'provider-org',
            { type: provider.type, 'provider-activity-id': provider.activity },
            narrative(provider.name),
          ),
          tag('receiver-org', { 'receiver-activity-id': id }),
        ]
      : []),
  )
}

/** Shares of a hundred with two places, which sum to it: the largest takes what rounding leaves. */
function percentages(sectors: ReadonlyMap<string, number>): [string, string][] {
  const total = [...sectors.values()].reduce((sum, one) => sum + one, 0)
  if (total === 0) return [['16010', '100']]
  const sorted = [...sectors].sort(([, a], [, b]) => b - a)
  const cents = sorted.map(([, one]) => Math.floor((one / total) * 10_000))
  cents[0] = (cents[0] ?? 0) + 10_000 - cents.reduce((sum, one) => sum + one, 0)
  return sorted.map(([code], i) => [code, formatAmount(cents[i] ?? 0)])
}

/** One activity, without the instant at which it was written: the same books give the same text. */
export function activityXml(by: Publisher, one: Activity): string {
  const id = activityId(by, one.fund)
  const self = { ref: by.org, type: by.orgType }
  const [from, to] = [`${one.year}-01-01`, `${one.year}-12-31`]
  const role = (code: string) =>
    tag('participating-org', { ...self, role: code }, narrative(by.name))
  return tag(
    'iati-activity',
    { 'default-currency': one.currency, humanitarian: '0' },
    tag('iati-identifier', {}, escaped(id)),
    tag('reporting-org', self, narrative(by.name)),
    tag('title', {}, narrative(one.title)),
    tag('description', { type: '1' }, narrative(one.description)),
    tag('participating-org', { role: '1', type: one.funder.type }, narrative(one.funder.name)),
    role('2'),
    role('4'),
    tag('activity-status', { code: one.closed ? '4' : '2' }),
    tag('activity-date', { type: '2', 'iso-date': one.start }),
    tag('recipient-country', { code: by.country }),
    tag('location', {}, tag('name', {}, narrative(one.areaName))),
    ...percentages(one.sectors).map(([code, percentage]) =>
      tag('sector', { vocabulary: '1', code, percentage }),
    ),
    ...(one.budget > 0
      ? [
          tag(
            'budget',
            { type: '1', status: '2' },
            tag('period-start', { 'iso-date': from }),
            tag('period-end', { 'iso-date': to }),
            value(one.budget, one.currency, from),
          ),
        ]
      : []),
    ...one.transactions.map((each) => transactionXml(id, one.currency, each)),
  )
}

/** The file of some activities. @param at the instant at which it was made */
export const fileXml = (activities: readonly string[], at: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${tag(
    'iati-activities',
    { version: '2.03', 'generated-datetime': at },
    ...activities.map((one) => `\n${one}`),
  )}\n`
