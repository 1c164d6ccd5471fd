import { type World, world } from '@terrace/local/world'
import { addDays } from '@terrace/platform/dates'
import { bufferSource, openTable } from '@terrace/platform/tabular'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Desk, deskOf, proposed } from './desk.ts'
import { countyFile, csvOf } from './people.ts'

/*
 * Step 8, the household database, as one county office lives with it over ten days. The tests are
 * one story in their order: each begins where the one before it ended.
 */

const today = new Date().toISOString().slice(0, 10)
const day = (n: number) => addDays(today, n - 10)
const file = countyFile()
const mapping = proposed({ source: '清禾县', household: '户编号', area: { columns: ['行政村'] } })

let w: World
let county: Desk
let areas: Awaited<ReturnType<World['areas']>>
/** The next day of the story; sessions are of today, so the story ends today. */
const morning = (n: number) => w.at(`${day(n)}T01:00:00Z`)

beforeAll(async () => {
  w = await world({ today: day(0) })
  areas = await w.areas()
  county = deskOf(w, await w.login('county'))
})

/** The household that a search finds first. */
async function find(q: string, desk = county) {
  const { items } = await desk.ask('POST /households/search', { q })
  return items
}
const read = (household: string, desk = county) =>
  desk.ask('GET /households/{household}', { household })
async function byNumber(number: string) {
  const [hit] = await find(number)
  return read(hit?.household ?? 'nobody')
}
const memberNamed = (household: Awaited<ReturnType<typeof read>>, name: string) =>
  household.members.find((m) => m.name === name)?.member ?? 'nobody'

let errors = ''
describe('a county brings its file', () => {
  test('the headings are known, and wrong lines hold only their own family back', async () => {
    const done = await county.bring('清禾县.csv', csvOf(file.lines), mapping)
    const fields = done.opened.suggestions.map(({ column, field }) => `${column} ${field}`)
    expect(fields).toEqual(
      expect.arrayContaining([
        '姓名 member.name',
        '性别 member.sex',
        '与户主关系 member.relation',
        '出生日期 member.birth',
        '证件号码 member.idNumber',
        '工资性收入 income.wage',
        '养老金 income.pension',
      ]),
    )
    expect(done.check.counts).toEqual({ new: 5, changed: 0, unchanged: 0, rejected: 3 })
    expect(done.job.counts).toEqual(done.check.counts)
    const { items } = await county.ask('GET /imports/{import}/problems', { import: done.import })
    const told = items.filter((p) => p.severity === 'error').map((p) => [p.row, p.column, p.code])
    expect(told).toEqual([
      [12, '证件号码', 'identity.checksum'],
      [14, '行政村', 'area.unknown'],
      [15, '工资性收入', 'value.number'],
    ])
    errors = (await county.download(done.job.job, 'errors.csv')).toString()
  })

  test('the error file, put right, brings in the rest and nothing twice', async () => {
    morning(1)
    expect(errors.trim().split('\r\n')).toHaveLength(5)
    const put = Buffer.from(file.correct(errors))
    const done = await county.bring('errors.csv', put, mapping)
    expect(done.opened.remembered[0]?.source).toBe('清禾县')
    expect(done.job.counts).toEqual({ new: 3, changed: 0, unchanged: 0, rejected: 0 })
    const again = await county.bring('errors.csv', put, mapping)
    expect(again.job.counts).toEqual({ new: 0, changed: 0, unchanged: 3, rejected: 0 })
    const { now } = await county.ask('GET /dashboard', {})
    expect(now).toMatchObject({ households: file.families, people: file.people })
  })

  test('a family is entered by hand; one without a head is told what is missing', async () => {
    const area = areas.villages[2]?.area ?? ''
    const members = [{ name: '褚红', relation: 'head', sex: 'female', birth: '1988-08-18' }]
    const alone = { area, members: [{ name: '褚红', relation: 'daughter' }] }
    expect(await county.refused('POST /households', alone)).toMatchObject({
      status: 400,
      fields: [{ path: 'members', code: 'household.no-head' }],
    })
    const made = await county.ask('POST /households', { area, number: 'QH009', members })
    expect(made).toMatchObject({ number: 'QH009', status: 'candidate', people: 1 })
  })
})

describe('somebody is looked for', () => {
  test('by the beginning of a name', async () => {
    expect((await find('李')).map((p) => p.name).sort()).toEqual(
      ['李小雨', '李明', '李明', '李桂'].sort(),
    )
    expect(await find('王芳')).toMatchObject([{ number: 'QH001', by: 'name', areaName: 'Upper' }])
  })

  test('by the whole ID number, and not by a piece of it', async () => {
    const typed = `${file.li.id.slice(0, 6)} ${file.li.id.slice(6).toLowerCase()}`
    expect(await find(typed)).toMatchObject([{ number: 'QH001', name: '李明', by: 'id-number' }])
    expect(await find(file.li.id.slice(0, 14))).toEqual([])
  })

  test('only in the areas of the one who asks', async () => {
    const south = deskOf(w, await w.login('clerk', [areas.townships[1]?.area ?? '']))
    expect((await find('李明', south)).map((p) => p.number)).toEqual(['QH008'])
    expect(await find(file.li.id, south)).toEqual([])
  })
})

describe('a family changes', () => {
  test('the wage is put right with a reason; who edited the older version is shown both', async () => {
    morning(3)
    const before = await byNumber('QH001')
    const at = { household: before.household }
    const headers = { 'if-match': `"${before.version}"` }
    const change = { ...at, income: { wage: 1_999_999 }, reason: '工资单核实' }
    const after = await county.ask('PATCH /households/{household}', change, headers)
    expect(after.income).toMatchObject({ wage: 1_999_999, transfer: 120_005, net: 2_120_004 })
    expect(after.income.perCapita).toBe(706_668)
    const late = await county.refused('PATCH /households/{household}', change, headers)
    expect(late).toMatchObject({
      status: 412,
      code: 'household.stale',
      current: { version: after.version, income: { wage: 1_999_999 } },
    })
  })

  test('somebody leaves; the head may not leave without a new one', async () => {
    morning(4)
    const home = await byNumber('QH002')
    const at = { household: home.household, left: { day: day(4), reason: 'died' } }
    const alone = { ...at, member: memberNamed(home, '赵强') }
    const leave = 'POST /households/{household}/members/{member}/leave'
    expect(await county.refused(leave, alone)).toMatchObject({ status: 400 })
    const left = await county.ask(leave, { ...alone, head: memberNamed(home, '赵敏') })
    expect(left.people).toBe(2)
    expect(left.members.find((m) => m.relation === 'head' && !m.left)?.name).toBe('赵敏')
    expect((await find('赵强')).map((p) => p.name)).toEqual([])
  })

  test('a son founds his own household and moves to another village', async () => {
    morning(5)
    const home = await byNumber('QH005')
    const son = memberNamed(home, '钱小')
    const founded = await county.ask('POST /households/{household}/split', {
      household: home.household,
      members: [son],
      head: son,
      number: 'QH010',
      day: day(5),
      reason: '分户',
    })
    expect(founded).toMatchObject({
      number: 'QH010',
      people: 1,
      lineage: { from: [home.household] },
    })
    const to = areas.villages[3]?.area ?? ''
    const moved = await county.ask('POST /households/{household}/move', {
      household: founded.household,
      area: to,
      reason: '搬到石村',
    })
    expect(moved).toMatchObject({ area: to, areaName: 'Stone' })
    expect((await find('钱小')).map((p) => [p.number, p.areaName])).toEqual([['QH010', 'Stone']])
  })

  test('two households become one', async () => {
    morning(6)
    const [into, other] = [await byNumber('QH003'), await byNumber('QH004')]
    const grown = await county.ask('POST /households/{household}/merge', {
      household: into.household,
      other: other.household,
      otherVersion: other.version,
      relations: { [memberNamed(other, '吴玉')]: 'mother' },
      day: day(6),
      reason: '并户赡养',
    })
    expect(grown).toMatchObject({ people: 2, lineage: { from: [other.household] } })
    expect(await read(other.household)).toMatchObject({ status: 'closed' })
    const { items } = await county.ask('GET /households', { area: areas.villages[1]?.area })
    expect(items.map((line) => line.number)).toEqual(['QH003'])
  })
})

describe('what was', () => {
  test('every change stands in the history, newest first, with who and why', async () => {
    const { household } = await byNumber('QH001')
    const { items } = await county.ask('GET /households/{household}/history', { household })
    expect(items.map((e) => e.name)).toEqual(['household.changed', 'household.imported'])
    expect(items[0]).toMatchObject({
      reason: '工资单核实',
      by: { id: county.user },
      changes: [{ path: 'snapshot.income.wage', before: 1_825_035, after: 1_999_999 }],
    })
    const split = await byNumber('QH010')
    const own = await county.ask('GET /households/{household}/history', split)
    expect(own.items.map((e) => e.name)).toEqual(['household.moved', 'household.founded'])
  })

  test('a past day is shown as it was; the day before the beginning is not there', async () => {
    const { household } = await byNumber('QH002')
    const then = await county.ask('GET /households/{household}', { household, asOf: day(2) })
    expect(then).toMatchObject({ people: 3, asOf: day(2), income: { transfer: 264_000 } })
    const { household: li } = await byNumber('QH001')
    const wage = async (asOf: string) =>
      (await county.ask('GET /households/{household}', { household: li, asOf })).income.wage
    expect([await wage(day(2)), await wage(day(3))]).toEqual([1_825_035, 1_999_999])
    const early = { household: li, asOf: day(-1) }
    expect(await county.refused('GET /households/{household}', early)).toMatchObject({
      status: 404,
      code: 'household.not-yet',
    })
  })
})

describe('what is sensitive', () => {
  test('is masked, and opened only for those who may, with a reason that stays', async () => {
    morning(7)
    const home = await byNumber('QH001')
    const member = memberNamed(home, '李明')
    const shown = home.members.find((m) => m.member === member)?.idNumber?.mask ?? ''
    expect(shown).toMatch(/^\d{2}\*{12}\w{4}$/)
    const open = { household: home.household, member, field: 'idNumber' as const }
    const reason = '核对领款人身份'
    const key = 'POST /households/{household}/reveal'
    expect(await county.refused(key, { ...open, reason: '' })).toMatchObject({ status: 400 })
    expect(await county.ask(key, { ...open, reason })).toEqual({ value: file.li.id })
    const helper = deskOf(w, await w.login('helper', [areas.townships[0]?.area ?? '']))
    expect(await helper.refused(key, { ...open, reason })).toMatchObject({ status: 403 })
    const { items } = await county.ask('GET /households/{household}/history', home)
    expect(items[0]).toMatchObject({ name: 'household.revealed', reason, by: { id: county.user } })
    expect(JSON.stringify(items)).not.toContain(file.li.id)
  })

  async function exported(rows: 'households' | 'persons', format: 'csv' | 'xlsx') {
    const started = await county.ask('POST /exports', { filter: {}, rows, format })
    const job = await county.finish(started.job)
    expect(job).toMatchObject({ state: 'done' })
    return county.download(job.job, job.files?.[0]?.name ?? '')
  }

  test('leaves in a CSV as its mask only', async () => {
    const text = (await exported('persons', 'csv')).toString()
    expect(text.trim().split('\r\n')).toHaveLength(1 + file.people)
    for (const { id, phone } of file.lines) {
      expect(text).not.toContain(id)
      if (phone) expect(text).not.toContain(phone)
    }
    expect(text).toContain(`${file.li.id.slice(0, 2)}************${file.li.id.slice(-4)}`)
  })

  test('a workbook holds every household with amounts that add up to the cent', async () => {
    const source = bufferSource(await exported('households', 'xlsx'))
    const table = await openTable(source)
    const at = table.header.indexOf('Wage income')
    expect(at, table.header.join()).toBeGreaterThan(0)
    let [wages, lines] = [0, 0]
    for await (const { cells } of table.rows()) {
      wages += Math.round(Number(cells[at]) * 100)
      lines++
    }
    expect(lines).toBe(9)
    expect(wages).toBe(file.wages + 1_999_999 - 1_825_035)
  })
})

describe('the whole', () => {
  test('the dashboard says what a recount says, for every area', async () => {
    const { now, children } = await county.ask('GET /dashboard', { area: areas.county.area })
    expect(now).toMatchObject({ households: 9, people: 14 })
    expect(children.map((c) => c.now.people)).toEqual([7, 7])
    const { job } = await county.ask('POST /statistics/recount', {})
    expect(await county.finish(job)).toMatchObject({
      state: 'done',
      counts: { households: 9, drift: 0 },
    })
  })

  test('people who may be one wait for a decision, which is made once', async () => {
    const { job } = await county.ask('POST /suspects/search', {})
    await county.finish(job)
    const { items } = await county.ask('GET /suspects', {})
    expect(items.map(({ a, b }) => [a.name, b.name, [a.number, b.number].sort()])).toEqual([
      ['李明', '李明', ['QH001', 'QH008']],
    ])
    const suspect = items[0]?.suspect ?? ''
    const decide = { suspect, decision: 'different' as const, reason: '证件号码不同' }
    const key = 'POST /suspects/{suspect}/decision'
    expect(await county.ask(key, decide)).toMatchObject({ decision: 'different' })
    expect(await county.refused(key, decide)).toMatchObject({ status: 409 })
    expect((await county.ask('GET /suspects', {})).items).toEqual([])
    await county.finish((await county.ask('POST /suspects/search', {})).job)
    expect((await county.ask('GET /suspects', {})).items).toEqual([])
  })
})
