import { deadlines } from '../deadlines.ts'
import { moneyRules } from '../money-rules.ts'
import type { Settings } from '../settings-model.ts'
import { ethnicity } from './ethnic-groups.ts'
import * as household from './household-codes.ts'
import * as person from './person-codes.ts'
import { quality } from './quality.ts'

const yuan = (amounts: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(amounts).map(([year, amount]) => [year, amount * 100]))

/** Poverty lines of domain.md §2.5, yuan per head and year. */
const lines: Settings['lines'] = [
  {
    code: 'national',
    name: { en: 'National poverty line', zh: '国家扶贫标准' },
    kind: 'poverty',
    amounts: yuan({
      2010: 2300,
      2011: 2536,
      2012: 2625,
      2013: 2736,
      2014: 2800,
      2015: 2855,
      2016: 2952,
      2017: 2952,
      2018: 2995,
      2019: 3218,
      2020: 4000,
    }),
  },
  {
    code: 'exit',
    name: { en: 'Line used in exit work', zh: '脱贫退出收入标准' },
    kind: 'poverty',
    amounts: yuan({
      2013: 2736,
      2014: 2800,
      2015: 2855,
      2016: 3070,
      2017: 3335,
      2018: 3535,
      2019: 3747,
      2020: 4000,
    }),
  },
  {
    // Provinces set their own from 2022 on: these are the lower ends, to be replaced.
    code: 'monitoring',
    name: { en: 'Monitoring line', zh: '监测线' },
    kind: 'monitoring',
    amounts: yuan({ 2020: 6000, 2021: 6000, 2022: 6300, 2023: 6600, 2024: 7000 }),
  },
]

/** Two assurances, three guarantees, safe water (domain.md §2.3, §3.4). */
export const needs: Settings['needs'] = [
  {
    code: 'food',
    label: { en: 'Food', zh: '不愁吃' },
    rule: {
      en: 'Enough staple food all year, with protein in reach',
      zh: '主食细粮有保障，能适当补充蛋白质',
    },
  },
  {
    code: 'clothing',
    label: { en: 'Clothing', zh: '不愁穿' },
    rule: {
      en: 'Clothing and bedding for each season',
      zh: '四季有换洗衣服，日常有被褥',
    },
  },
  {
    code: 'schooling',
    label: { en: 'Schooling', zh: '义务教育有保障' },
    rule: {
      en: 'No child of 6 to 15 years out of school, except for reasons of health',
      zh: '6至15周岁适龄儿童少年无失学辍学（身体原因除外）',
    },
  },
  {
    code: 'medical',
    label: { en: 'Medical cover', zh: '基本医疗有保障' },
    rule: {
      en: 'Every member insured, serious and chronic illness covered',
      zh: '全员参加基本医疗保险，大病和慢性病得到救治保障',
    },
  },
  {
    code: 'housing',
    label: { en: 'Safe housing', zh: '住房安全有保障' },
    rule: { en: 'The home is not of grade C or D', zh: '住房不属于C级或D级危房' },
  },
  {
    code: 'water',
    label: { en: 'Safe drinking water', zh: '饮水安全有保障' },
    rule: {
      en: 'At least 35 litres per person per day (20 in dry areas), clean, fetched within 20 minutes, short on at most 36 days a year',
      zh: '每人每天不少于35升（干旱地区20升），水质达标，取水往返不超过20分钟，全年缺水不超过36天',
    },
  },
]

/** Mainland China: the national registry's levels, codes, lines and rules. */
export const cn: Settings = {
  name: '示范县',
  kind: 'government',
  languages: ['zh', 'en'],
  currency: 'CNY',
  zone: 'Asia/Shanghai',
  incomeYearStart: '10-01',
  currentYear: 'ends',
  levels: [
    { code: 'province', name: { en: 'Province', zh: '省' } },
    { code: 'city', name: { en: 'City', zh: '市' } },
    { code: 'county', name: { en: 'County', zh: '县' } },
    { code: 'township', name: { en: 'Township', zh: '乡镇' } },
    { code: 'village', name: { en: 'Village', zh: '村' } },
  ],
  lines,
  lists: { ...household, ...person, ethnicity },
  needs,
  calendar: {
    restDays: [0, 6],
    // Public holidays of 2026 as announced; each year's are added when announced.
    holidays: [
      ...days('2026-01-01', 3),
      ...days('2026-02-15', 9),
      ...days('2026-04-04', 3),
      ...days('2026-05-01', 5),
      ...days('2026-06-19', 3),
      ...days('2026-09-25', 3),
      ...days('2026-10-01', 7),
    ],
    workdays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
  ...deadlines,
  ...moneyRules,
  cardMonths: {},
  noticeDays: 7,
  disclosureDays: 10,
  hotline: '12345',
  quorum: { present: 2, of: 3 },
  identity: {
    types: [
      {
        code: 'resident-id',
        label: { en: 'Resident identity card', zh: '居民身份证' },
        check: 'cn-resident',
        unique: true,
      },
      {
        code: 'disability-certificate',
        label: { en: 'Disability certificate', zh: '残疾人证' },
        check: 'none',
        unique: true,
      },
      {
        code: 'birth-certificate',
        label: { en: 'Birth certificate', zh: '出生医学证明' },
        check: 'none',
        unique: true,
      },
      {
        code: 'household-book',
        label: { en: 'Household book only', zh: '仅有户口簿' },
        check: 'none',
        unique: false,
      },
      {
        code: 'other',
        label: { en: 'Other document', zh: '其他证件' },
        check: 'none',
        unique: false,
      },
    ],
  },
  phone: { pattern: '^1[3-9]\\d{9}$' },
  areaUnit: 'mu',
  quality: quality(),
  optionalFields: { political: false, ethnicity: true, military: true, commonLanguage: true },
  secondFactor: true,
  rate: 200,
  version: 1,
}

function days(first: string, count: number): string[] {
  const start = Date.parse(`${first}T00:00:00Z`)
  return Array.from({ length: count }, (_, i) =>
    new Date(start + i * 86_400_000).toISOString().slice(0, 10),
  )
}
