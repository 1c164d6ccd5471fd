import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { memoryPages, validateXML } from 'xmllint-wasm'
import { type Activity, activityXml, fileXml, type Publisher } from './xml.ts'

const schemas = resolve(import.meta.dirname, '../../../../shared/schemas/iati-2.03')
const haveSchemas = existsSync(schemas)
const why = haveSchemas ? '' : ' (passed over: ../shared/schemas/iati-2.03 is not there)'

async function schemaErrors(xml: string): Promise<string[]> {
  const of = (name: string) => ({
    fileName: name,
    contents: readFileSync(join(schemas, name), 'utf8'),
  })
  const { errors } = await validateXML({
    xml: [{ fileName: 'file.xml', contents: xml }],
    schema: [of('iati-activities-schema.xsd')],
    preload: [of('iati-common.xsd'), of('xml.xsd')],
    maxMemoryPages: memoryPages.GiB,
  })
  return errors.map(({ rawMessage }) => rawMessage)
}

const by: Publisher = {
  org: 'CN-UCR-1',
  orgType: '10',
  name: 'A <county> & “office”',
  country: 'CN',
}
const activity: Activity = {
  ...{ fund: 'fnd_1', title: '低保金', description: 'Living allowance', year: 2026 },
  ...{ currency: 'CNY', areaName: '清河县', closed: false, start: '2026-02-03', budget: 750_000 },
  sectors: new Map([
    ['16010', 2],
    ['11330', 1],
    ['43040', 4],
  ]),
  funder: { name: 'Donors', type: '90' },
  transactions: [
    {
      ...{ type: '1', day: '2026-02-28', amount: 750_000, text: 'Gifts' },
      provider: { name: 'Donors', type: '90', activity: 'CN-UCR-1-given-social' },
    },
    { type: '2', day: '2026-03-01', amount: 700_000, text: 'Budget' },
    { type: '3', day: '2026-03-31', amount: 600_001, text: 'Payments to households' },
  ],
}
const whole = fileXml([activityXml(by, activity)], '2026-11-26T00:00:00Z')

test.skipIf(!haveSchemas)(
  `the official schema accepts a file, and not a broken one${why}`,
  async () => {
    expect(await schemaErrors(whole)).toEqual([])
    const empty = fileXml(
      [activityXml(by, { ...activity, budget: 0, sectors: new Map(), transactions: [] })],
      '2026-11-26T00:00:00Z',
    )
    expect(await schemaErrors(empty)).toEqual([])
    expect(await schemaErrors(whole.replace(/<activity-status[^>]*>/, ''))).not.toEqual([])
  },
)

test('every incoming transaction names the activity it came from and that to which it came', () => {
  const incoming = whole
    .split('<transaction ')
    .filter((one) => one.includes('transaction-type code="1"'))
  expect(incoming).toHaveLength(1)
  for (const one of incoming) {
    expect(one).toContain('provider-activity-id="CN-UCR-1-given-social"')
    expect(one).toContain('receiver-activity-id="CN-UCR-1-fnd_1"')
  }
})

test('amounts are decimals of their currency, and sectors share a hundred', () => {
  expect(whole).toContain('>6000.01<')
  const shares = [...whole.matchAll(/percentage="([\d.]+)"/g)].map(([, text]) => Number(text) * 100)
  expect(Math.round(shares.reduce((sum, one) => sum + one, 0))).toBe(10_000)
})

test('the same books give the same text, and words stay words', () => {
  expect(activityXml(by, activity)).toBe(activityXml({ ...by }, { ...activity }))
  expect(whole).toContain('A &lt;county&gt; &amp; “office”')
})
