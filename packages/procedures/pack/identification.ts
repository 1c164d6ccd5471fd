import type { Settings } from '@terrace/tenancy'
import type { TemplateInput } from '../template.ts'
import { objections, sources, working } from './common.ts'
import { caseMoves, sideExits } from './identification-cases.ts'
import { upperList, villageList } from './identification-lists.ts'
import { levelWords } from './words.ts'

const states: TemplateInput['states'] = [
  { state: 'draft', label: { en: 'Draft', zh: '草稿' }, kind: 'open' },
  { state: 'submitted', label: { en: 'Handed in', zh: '已提交' }, kind: 'open' },
  { state: 'returned', label: { en: 'Returned', zh: '已退回' }, kind: 'open' },
  { state: 'surveyed', label: { en: 'Surveyed', zh: '已入户核查' }, kind: 'open' },
  {
    state: 'group-appraised',
    label: { en: 'First appraisal done', zh: '已小组评议' },
    kind: 'open',
  },
  { state: 'compared', label: { en: 'Data compared', zh: '已比对' }, kind: 'open' },
  { state: 'listed', label: { en: 'On the list', zh: '已列入名单' }, kind: 'open' },
  {
    state: 'assembly-passed',
    label: { en: 'Appraised by the assembly', zh: '已民主评议' },
    kind: 'open',
  },
  { state: 'notice-1', label: { en: 'First notice', zh: '一次公示中' }, kind: 'open' },
  { state: 'township-review', label: { en: 'Township review', zh: '乡镇审核中' }, kind: 'open' },
  {
    state: 'township-passed',
    label: { en: 'Passed by the township', zh: '乡镇审核通过' },
    kind: 'open',
  },
  { state: 'notice-2', label: { en: 'Second notice', zh: '二次公示中' }, kind: 'open' },
  { state: 'county-review', label: { en: 'Before the county', zh: '县级审定中' }, kind: 'open' },
  {
    state: 'county-approved',
    label: { en: 'Approved by the county', zh: '县级审定通过' },
    kind: 'open',
  },
  { state: 'announced', label: { en: 'Announced', zh: '已公告' }, kind: 'open' },
  { state: 'registered', label: { en: 'Registered', zh: '已建档立卡' }, kind: 'passed' },
  { state: 'rejected', label: { en: 'Rejected', zh: '未认定' }, kind: 'failed' },
  { state: 'withdrawn', label: { en: 'Withdrawn', zh: '已撤回' }, kind: 'left' },
  { state: 'merged', label: { en: 'Merged', zh: '已并案' }, kind: 'left' },
]

/** The six steps of domain.md §1.4 with the states of §3.1, in the words of the tenant's levels. */
export function identification(settings: Settings): TemplateInput {
  const { village, township, county } = levelWords(settings)
  const step = (n: number, en: string, zh: string) => ({ step: n, label: { en, zh } })
  return {
    label: { en: 'Identification', zh: '精准识别' },
    rules: {
      en: 'Six-step identification: two appraisals, one data comparison, two notices, one announcement',
      zh: '六步识别程序：两评议、一比对、两公示、一公告',
    },
    households: ['candidate', 'removed'],
    creates: true,
    steps: [
      step(1, 'Application and consent', '申请授权'),
      step(2, 'Home survey and first appraisal', '入户核查与小组评议'),
      step(3, 'Data comparison', '信息比对'),
      step(4, `${village.en} assembly and first notice`, `${village.zh}民代表大会评议与一次公示`),
      step(5, `${township.en} review and second notice`, `${township.zh}审核与二次公示`),
      step(6, `${county.en} approval and announcement`, `${county.zh}级审定与公告`),
    ],
    states,
    start: 'draft',
    moves: [...caseMoves, ...villageList, ...upperList, ...sideExits],
    sources,
    objections,
    appeal: { days: 30, answer: working(10), back: 'compared' },
  }
}
