import { deadlines } from '../deadlines.ts'
import { moneyRules } from '../money-rules.ts'
import type { ListName, Settings } from '../settings-model.ts'
import { needs as chinese } from './cn.ts'
import * as household from './household-codes.ts'
import * as person from './person-codes.ts'
import { quality } from './quality.ts'
import { codes, only, plain, relabel } from './table.ts'

/**
 * International lines of June 2025: $3.00, $4.20 and $8.30 a day in 2021 PPP (domain.md §6.2), times
 * 365, in cents. References: a tenant whose money is not the PPP dollar sets its national line.
 */
const lines: Settings['lines'] = [
  {
    code: 'extreme',
    name: { en: 'Extreme poverty ($3.00 a day, 2021 PPP)', zh: '极端贫困线（每人每天3.00美元）' },
    kind: 'poverty',
    amounts: { 2021: 109_500 },
  },
  {
    code: 'lower-middle',
    name: {
      en: 'Lower-middle-income line ($4.20 a day, 2021 PPP)',
      zh: '中低收入国家贫困线（每人每天4.20美元）',
    },
    kind: 'monitoring',
    amounts: { 2021: 153_300 },
  },
  {
    code: 'upper-middle',
    name: {
      en: 'Upper-middle-income line ($8.30 a day, 2021 PPP)',
      zh: '中高收入国家贫困线（每人每天8.30美元）',
    },
    kind: 'monitoring',
    amounts: { 2021: 302_950 },
  },
]

const lists: Record<ListName, Settings['lists'][ListName]> = {
  ...(Object.fromEntries(
    Object.entries({ ...household, ...person }).map(([name, list]) => [name, plain(list)]),
  ) as Record<Exclude<ListName, 'ethnicity'>, Settings['lists'][ListName]>),
  householdType: relabel(
    only(
      plain(household.householdType),
      'general',
      'allowance',
      'destitute',
      'graduated',
      'unstable',
      'borderline',
      'sudden-hardship',
      'ordinary',
    ),
    {
      allowance: { en: 'Household receiving a cash transfer', zh: '领取现金补助户' },
      destitute: { en: 'Household on full support', zh: '全额供养户' },
      ordinary: { en: 'Other household', zh: '其他户' },
    },
  ),
  status: relabel(plain(household.status), {
    registered: { en: 'Enrolled' },
    monitored: { en: 'Early-warning watch' },
  }),
  measure: relabel(plain(household.measure), {
    'public-job': { en: 'Public works or community job' },
    relocation: { en: 'Voluntary relocation' },
    finance: { en: 'Financial services' },
    industry: { en: 'Livelihood support' },
  }),
  relation: relabel(
    only(
      plain(person.relation),
      'head',
      'spouse',
      'son',
      'daughter',
      'son-in-law',
      'daughter-in-law',
      'grandson',
      'granddaughter',
      'father',
      'mother',
      'grandfather',
      'grandmother',
      'brother',
      'sister',
      'uncle',
      'nephew',
      'niece',
      'other',
    ),
    {
      head: { en: 'Reference person' },
      grandson: { en: 'Grandson' },
      granddaughter: { en: 'Granddaughter' },
      grandfather: { en: 'Grandfather' },
      grandmother: { en: 'Grandmother' },
      uncle: { en: 'Uncle or aunt', zh: '叔伯姑姨' },
    },
  ),
  // ISCED 2011 as it is, since national school systems differ.
  education: codes(
    ['none', 'No schooling yet completed', '未完成任何学业', { isced: '0' }],
    ['primary', 'Primary', '小学', { isced: '1' }],
    ['junior', 'Lower secondary', '初中', { isced: '2' }],
    ['senior', 'Upper secondary', '高中', { isced: '3' }],
    ['post-secondary', 'Post-secondary, not tertiary', '中学后非高等教育', { isced: '4' }],
    ['college', 'Short-cycle tertiary', '短期高等教育', { isced: '5' }],
    ['bachelor', 'Bachelor or above', '本科及以上', { isced: '6' }],
  ),
  student: codes(
    ['not-student', 'Not a student', '非在校生'],
    ['preschool', 'Preschool', '学前教育'],
    ['primary', 'Primary', '小学'],
    ['junior', 'Lower secondary', '初中'],
    ['senior', 'Upper secondary', '高中'],
    ['vocational', 'Vocational', '职业教育'],
    ['tertiary', 'Tertiary', '高等教育'],
  ),
  // Washington Group short set: where a person has difficulty, and how much.
  disabilityType: codes(
    ['visual', 'Seeing', '视物'],
    ['hearing', 'Hearing', '听声'],
    ['physical', 'Walking', '行走'],
    ['intellectual', 'Remembering', '记忆'],
    ['self-care', 'Self-care', '自理'],
    ['speech', 'Communicating', '沟通'],
    ['multiple', 'Several', '多项'],
  ),
  disabilityDegree: codes(
    ['some', 'Some difficulty', '有些困难', { 'washington-group': '2' }],
    ['lot', 'A lot of difficulty', '很困难', { 'washington-group': '3' }],
    ['cannot', 'Cannot do at all', '完全不能', { 'washington-group': '4' }],
  ),
  workPlace: relabel(plain(person.workPlace), {
    township: { en: 'In the locality', zh: '本地' },
    county: { en: 'In the district', zh: '本区内' },
    province: { en: 'In the region', zh: '本大区内' },
    'other-province': { en: 'Elsewhere in the country', zh: '国内其他地区' },
    other: { en: 'Abroad', zh: '国外' },
  }),
  insurance: codes(
    ['public-medical', 'Public health insurance', '公共医疗保险'],
    ['community-medical', 'Community health insurance', '社区医疗保险'],
    ['private-medical', 'Private health insurance', '商业医疗保险'],
    ['pension', 'Pension scheme', '养老保险'],
  ),
  helperLevel: codes(
    ['government', 'Government', '政府'],
    ['ngo', 'Non-governmental organisation', '社会组织'],
    ['enterprise', 'Enterprise', '企业'],
    ['volunteer', 'Volunteer', '志愿者'],
    ['other', 'Other', '其他'],
  ),
  standard: codes(
    ['international', 'International line', '国际标准'],
    ['national', 'National standard', '国家标准'],
    ['programme', 'Programme criteria', '项目标准'],
  ),
  // No list of peoples is right everywhere: a tenant that needs one writes its own.
  ethnicity: [],
  political: [],
}

/** Anywhere: no national ID assumed, words of the social-protection delivery chain. */
export const international: Settings = {
  name: 'Demonstration district',
  kind: 'ngo',
  languages: ['en', 'zh'],
  currency: 'USD',
  zone: 'UTC',
  incomeYearStart: '01-01',
  currentYear: 'begins',
  levels: [
    { code: 'region', name: { en: 'Region', zh: '大区' } },
    { code: 'district', name: { en: 'District', zh: '区' } },
    { code: 'sub-district', name: { en: 'Sub-district', zh: '分区' } },
    { code: 'community', name: { en: 'Community', zh: '社区' } },
  ],
  lines,
  lists,
  needs: chinese.map((need) =>
    need.code === 'housing'
      ? {
          ...need,
          rule: { en: 'The home is durable and safe to live in', zh: '住房坚固，可安全居住' },
        }
      : need.code === 'schooling'
        ? { ...need, rule: { en: 'No child of school age out of school', zh: '学龄儿童均在校' } }
        : need,
  ),
  calendar: { restDays: [0, 6], holidays: [], workdays: [] },
  ...deadlines,
  ...moneyRules,
  cardMonths: {},
  noticeDays: 14,
  disclosureDays: 0,
  quorum: { present: 1, of: 2 },
  identity: {
    types: [
      {
        code: 'national-id',
        label: { en: 'National ID', zh: '身份证件' },
        check: 'none',
        unique: true,
      },
      { code: 'passport', label: { en: 'Passport', zh: '护照' }, check: 'none', unique: true },
      {
        code: 'refugee-id',
        label: { en: 'Refugee ID', zh: '难民证' },
        check: 'none',
        unique: true,
      },
      {
        code: 'programme-id',
        label: { en: 'Programme number', zh: '项目编号' },
        check: 'none',
        unique: true,
      },
      {
        code: 'other',
        label: { en: 'Other document', zh: '其他证件' },
        check: 'none',
        unique: false,
      },
    ],
  },
  phone: { pattern: '^\\+?[0-9][0-9 ()-]{5,18}[0-9]$' },
  areaUnit: 'hectare',
  quality: quality(
    [
      'identity.missing',
      'identity.checksum',
      'insurance.one-basic',
      'income.ecological',
      'income.pension',
      'income.allowance',
      'income.destitute',
      'land.returned-forest',
      'work.destitute',
      'road.distance',
    ],
    { 'income.per-head': { least: 109_500 }, 'income.wage': { least: 1_000, most: 10_000_000 } },
  ),
  optionalFields: { political: false, ethnicity: false, military: false, commonLanguage: false },
  secondFactor: true,
  rate: 200,
  version: 1,
}
