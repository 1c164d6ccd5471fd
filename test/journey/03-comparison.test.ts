import { type World, world } from '@terrace/local/world'
import { beforeAll, expect, test } from 'vitest'
import { anybody, apply, listed, type Offices, officesOf } from './village.ts'

/*
 * Departments answer by file; a hit is looked into by a person; relatives step aside; and what is
 * public shows none of what is not.
 */

let w: World
let o: Offices
beforeAll(async () => {
  w = await world()
  o = await officesOf(w)
})
const move = 'POST /cases/{case}/moves/{move}'

test('a file answers for many, gives back what it could not use, and opens a task for a hit', async () => {
  const [wang, li] = [await apply(o, 'Wang Fang'), await apply(o, 'Li Na')]
  const rows = [
    'number,found,which',
    `${wang.number},yes,An old car`,
    `${li.number},no,`,
    `${li.number},yes,`,
    'NOBODY-1,yes,',
    `${wang.number},perhaps,`,
  ]
  const file = await o.department.send('comparison-files/cars.csv', Buffer.from(rows.join('\r\n')))
  expect(file).toMatchObject({
    columns: ['number', 'found', 'which'],
    values: [expect.any(Array), ['no', 'perhaps', 'yes'], ['', 'An old car']],
  })
  const started = await o.department.ask('POST /comparisons', {
    file: String(file.file),
    source: 'vehicle',
    day: '2026-03-05',
    number: 'number',
    result: 'found',
    note: 'which',
    match: ['yes'],
    noMatch: ['no'],
  })
  const job = await o.department.finish(started.job)
  expect(job).toMatchObject({ state: 'done', counts: { answered: 2, rejected: 3 } })
  expect(job.result).toEqual({
    problems: [
      { row: 4, number: li.number, code: 'comparison.repeated' },
      { row: 5, number: 'NOBODY-1', code: 'case.missing' },
      { row: 6, number: wang.number, code: 'comparison.unclear' },
    ],
  })
  const told = (await o.department.download(job.job, 'rejected.csv')).toString()
  expect(told.trim().split('\r\n')).toHaveLength(4)
  const hit = await o.clerk.ask('GET /cases/{case}', { case: wang.case })
  expect(hit.comparison.vehicle).toMatchObject({ result: 'match', note: 'An old car' })
  expect([hit.state, hit.tasks.map(({ state }) => state)]).toEqual(['submitted', ['open']])
  const other = await o.clerk.ask('GET /cases/{case}', { case: li.case })
  expect([other.comparison.vehicle?.result, other.tasks]).toEqual(['no-match', []])
})

test('nobody acts on their own case or a relative’s: somebody else does', async () => {
  const me = 'Test clerk'
  const own = await o.clerk.refused('POST /cases', {
    input: { area: o.village, members: [{ name: me, relation: 'head', sex: 'male' }] },
    application: {
      by: 'applicant',
      applicant: { name: me },
      consent: true,
      consentDay: '2026-03-02',
      proofs: [],
    },
  })
  expect(own).toMatchObject({ status: 403, code: 'move.own-case' })
  const made = await apply(o, 'Zhao Min')
  const kin = [{ name: 'A resident', relation: 'brother', user: o.resident.user, office: 'Team' }]
  await o.clerk.ask('POST /cases/{case}/kin', { case: made.case, kin })
  const { evidence } = await o.clerk.photo(o.village)
  const survey = {
    day: '2026-03-03',
    surveyors: ['Surveyor One', 'Surveyor Two'],
    income: { year: 2026, total: 1, perCapita: 1 },
    signature: evidence,
    findings: 'As told',
  }
  const look = { case: made.case, move: 'survey', survey }
  expect(await o.resident.refused(move, look)).toMatchObject({ status: 403, code: 'move.kin' })
  const two = { ...survey, surveyors: ['A resident', 'Surveyor Two'] }
  expect(await o.clerk.refused(move, { ...look, survey: two })).toMatchObject({
    status: 400,
    fields: [{ path: 'survey.surveyors.0', code: 'survey.kin' }],
  })
  expect((await o.clerk.ask(move, look)).state).toBe('surveyed')
  const bare = { case: made.case, move: 'reject' }
  expect(await o.township.refused(move, bare)).toMatchObject({
    status: 400,
    fields: [{ path: 'reason', code: 'decision.reason' }],
  })
})

test('no public page shows a number, an account, a phone or an illness', async () => {
  const at = await listed(o, ['Sun Li'])
  const secret = {
    area: o.village,
    number: 'CANARY-NO',
    address: 'canary street',
    phone: '13912348888',
    bankAccount: '6222998877665544',
    members: [
      {
        name: 'Feng Chun',
        relation: 'head',
        sex: 'female',
        idType: 'disability-certificate',
        idNumber: '99887766554433221',
        phone: '13912348888',
        health: ['chronic'],
      },
    ],
  } as const
  const made = await apply(o, 'Feng Chun', { input: secret as never })
  expect(made.number).toBe('CANARY-NO')
  await o.clerk.ask('POST /lists/{list}/moves/{move}', {
    list: at.list,
    move: 'notice-1',
    notice: { contact: 'Village office', photos: [at.evidence] },
  })
  const pages = [await anybody(w, 'GET', '/notices')]
  for (const { notice } of pages[0]?.body.items as { notice: string }[]) {
    pages.push(await anybody(w, 'GET', `/notices/${notice}`))
  }
  const text = JSON.stringify(pages)
  expect(text).toContain('Sun Li')
  expect(text).not.toMatch(/canary|6222998877|1391234|998877665|chronic|case_|hh_|household"/i)
  for (const path of ['/cases', `/lists/${at.list}`, '/objections', '/evidence/x']) {
    expect([path, (await anybody(w, 'GET', path)).status]).toEqual([path, 404])
  }
})
