import { tables } from '@terrace/functions/tables'
import { type World, world } from '@terrace/local/world'
import { beforeAll, expect, test } from 'vitest'
import { type Desk, deskOf } from './desk.ts'
import { apply, familyOf, type Offices, officesOf, prepare } from './village.ts'

/*
 * A household signs in for itself: it applies, completes what came back, reads why, appeals, and sees
 * nothing of anybody else.
 */

let w: World
let o: Offices
let own: Desk
let login: Awaited<ReturnType<World['login']>>
let mine = ''
beforeAll(async () => {
  w = await world()
  o = await officesOf(w)
  login = await w.login('household', [o.village])
  own = deskOf(w, login)
})
const move = 'POST /own-cases/{case}/moves/{move}'
const consent = { consent: true, consentDay: '2026-03-02' } as const
const applicant = { name: 'Zhou Yu' }
const form = (area: string) => familyOf(area, 'Zhou Yu') as never

test('before it applied there is nothing of its own', async () => {
  expect(await own.ask('GET /own-household', {})).toEqual({})
  expect(await own.ask('GET /own-cases', {})).toEqual({ items: [] })
  expect(await own.ask('GET /own-cards', {})).toEqual({ items: [] })
})

test('it enters itself and keeps a draft, in its own village only', async () => {
  expect(await own.refused('POST /own-cases', { input: form(o.other), draft: true })).toMatchObject(
    {
      code: 'area.missing',
    },
  )
  const made = await own.ask('POST /own-cases', { input: form(o.village), draft: true })
  mine = made.case
  expect(made).toMatchObject({ state: 'draft', kind: 'open', head: 'Zhou Yu', area: o.village })
  expect(made.next.map((act) => act.move)).toEqual(['submit', 'withdraw'])
  const { household } = await own.ask('GET /own-household', {})
  expect(household).toMatchObject({ household: made.household, status: 'candidate' })
  // It has one household, and one application at a time.
  const again = { input: form(o.village) }
  expect(await own.refused('POST /own-cases', again)).toMatchObject({ code: 'holder.taken' })
  expect(await own.refused('POST /own-cases', {})).toMatchObject({ code: 'case.open-already' })
})

test('it hands in with its papers; who applies is whoever is signed in', async () => {
  const { evidence } = await own.photo(o.village)
  const application = { applicant, ...consent, proofs: [{ kind: 'identity', evidence } as const] }
  const bare = { case: mine, move: 'submit' }
  expect(await own.refused(move, bare)).toMatchObject({
    fields: [{ path: 'application', code: 'field.required' }],
  })
  const done = await own.ask(move, { ...bare, application })
  expect(done).toMatchObject({ state: 'submitted', waits: { due: expect.any(String) } })
  const seen = await o.clerk.ask('GET /cases/{case}', { case: mine })
  expect(seen.application).toMatchObject({ by: 'applicant', applicant: { user: own.user } })
  expect(seen.waits?.roles).not.toContain('household')
  expect(JSON.stringify(done)).not.toContain('"kin"')
})

test('it may do nothing but its own acts', async () => {
  for (const act of ['survey', 'return', 'refuse', 'compare', 'list']) {
    const refused = await own.refused(move, { case: mine, move: act, reason: 'I want to' })
    expect([act, refused.status]).toEqual([act, 403])
  }
})

test('what came back is completed by it', async () => {
  const back = { case: mine, move: 'return', reason: 'The photo is blurred' }
  await o.clerk.ask('POST /cases/{case}/moves/{move}', back)
  const [seen] = (await own.ask('GET /own-cases', {})).items
  expect(seen).toMatchObject({ state: 'returned', returned: 'The photo is blurred' })
  const { evidence } = await own.photo(o.village)
  const application = { applicant, ...consent, proofs: [{ kind: 'identity', evidence } as const] }
  const again = { case: mine, move: 'submit', application }
  expect((await own.ask(move, again)).returned).toBeUndefined()
})

test('it reads why it was refused, and appeals', async () => {
  const no = { case: mine, move: 'refuse', reason: 'It is registered in another county' }
  await o.clerk.ask('POST /cases/{case}/moves/{move}', no)
  const seen = await own.ask('GET /own-cases/{case}', { case: mine })
  expect(seen).toMatchObject({ kind: 'failed', appealUntil: expect.any(String) })
  const receipt = await own.ask('GET /own-cases/{case}/receipt', { case: mine, lang: 'zh' })
  expect(receipt.result).toMatchObject({ reason: no.reason })
  const text = 'The register of the other county was closed in 2024'
  const told = await own.ask('POST /own-cases/{case}/appeal', { case: mine, text })
  expect(told).toMatchObject({ appeal: { state: 'open', text } })
  expect(told.appealUntil).toBeUndefined()
  const answer = { case: mine, outcome: 'upheld', answer: 'It is right: heard again' } as const
  await o.township.ask('POST /cases/{case}/appeal/decision', answer)
  expect(await own.ask('GET /own-cases/{case}', { case: mine })).toMatchObject({ kind: 'open' })
})

test('nothing of others: every other route is refused, and every own one finds only its own', async () => {
  const other = await apply(o, 'Canary Li')
  await prepare(o, other.case)
  const all = Object.values(tables).flatMap((table) => Object.entries(table))
  const closed = all.filter(([, { action }]) => !/^(household|\*)$/.test(action.def.allow.join()))
  expect(closed.length).toBeGreaterThan(100)
  const ids: Record<string, string> = { case: other.case, household: other.household }
  for (const [key] of closed) {
    const [method = '', path = ''] = key.split(' ')
    const at = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? 'x')
    const response = await login.send(method, at, method === 'GET' ? undefined : {})
    expect([key, response.status]).toEqual([key, 403])
  }
  const foreign = { case: other.case }
  const text = 'Something that is not mine to say'
  for (const refused of [
    await own.refused('GET /own-cases/{case}', foreign),
    await own.refused('GET /own-cases/{case}/receipt', foreign),
    await own.refused(move, { ...foreign, move: 'withdraw', reason: text }),
    await own.refused('POST /own-cases/{case}/appeal', { ...foreign, text }),
  ]) {
    expect(refused).toMatchObject({ status: 404, code: 'case.missing' })
  }
  for (const key of [
    'GET /own-cases',
    'GET /own-household',
    'GET /own-cards',
    'GET /jobs',
  ] as const) {
    expect(JSON.stringify(await own.ask(key, {}))).not.toMatch(/canary/i)
  }
  const file = await own.photo(o.other)
  expect(file.status).toBe(404)
})

test('an ID number that is on file says so, and not whose it is', async () => {
  const idNumber = '99887766554433221'
  const person = (name: string) => ({
    area: o.village,
    members: [
      { name, relation: 'head', sex: 'male', idType: 'disability-certificate', idNumber } as const,
    ],
  })
  const known = await o.clerk.ask('POST /households', person('Canary Sun') as never)
  const stranger = deskOf(w, await w.login('household', [o.village]))
  const refused = await stranger.refused('POST /own-cases', { input: person('Me') as never })
  expect(refused).toMatchObject({ status: 409, code: 'own.on-file' })
  expect(JSON.stringify(refused)).not.toContain(known.household)
  expect(await stranger.ask('GET /own-household', {})).toEqual({})
  // The village's office brings both together.
  const link = { household: known.household, user: stranger.user }
  expect(await o.clerk.refused('POST /households/{household}/holders', link)).toMatchObject({
    status: 403,
  })
  const wrong = { ...link, user: o.recorder.user }
  expect(await o.township.refused('POST /households/{household}/holders', wrong)).toMatchObject({
    fields: [{ path: 'user', code: 'holder.role' }],
  })
  await o.township.ask('POST /households/{household}/holders', link)
  const { household } = await stranger.ask('GET /own-household', {})
  expect(household?.number).toBe(known.number)
  expect(JSON.stringify(household)).not.toContain(idNumber)
  expect(await o.township.refused('POST /households/{household}/holders', link)).toMatchObject({
    code: 'holder.taken',
  })
})
