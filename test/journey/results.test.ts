import { beforeAll, expect, test } from 'vitest'
import { makeEarmark } from '../../packages/funds/budget/earmark.ts'
import { openLine } from '../../packages/funds/budget/line.ts'
import { pledgeGift } from '../../packages/funds/giving/pledge.ts'
import { receive } from '../../packages/funds/giving/receive.ts'
import { donor, fundFor, openGiving } from '../../packages/funds/giving/testing.ts'
import { prepareBatch } from '../../packages/funds/paying/prepare.ts'
import { grant, owing } from '../../packages/funds/paying/testing.ts'
import { getPhoto } from '../../packages/funds/results/open.ts'
import { uploadPhoto } from '../../packages/funds/results/photo.ts'
import {
  listResults,
  releaseResult,
  withdrawResult,
  writeResult,
} from '../../packages/funds/results/result.ts'
import { type World, world } from '../../packages/local/world.ts'
import { ask, publish } from '../../packages/transparency/testing.ts'

/* What money brought about is written by one, released by another, and read by who gave and by everybody. */

let w: World
let line = ''
let reference = ''
let village = ''
let photo = ''
const as = (roles: string, user: string) => w.as(roles, [''], user)
const writer = () => as('finance', 'u-writer')

/** A photo as a telephone takes it: where and by whom stands in it. */
function taken(): Buffer {
  const note = Buffer.from('Exif\0\0MM\0*\0\0\0\u0008\0\0 GPS 36.12 N, Zhang San')
  const segment = (kind: number, body: Buffer) =>
    Buffer.concat([Buffer.from([0xff, kind, 0, body.length + 2]), body])
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe1, note),
    segment(0xc0, Buffer.from([8, 0, 2, 0, 2, 1, 1, 0x11, 0])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.alloc(30, 7),
    Buffer.from([0xff, 0xd9]),
  ])
}

const said = () => ({
  ...{ about: line, day: '2026-11-02', area: village, measured: 214 },
  texts: {
    en: {
      title: 'Clean water in Upper',
      text: 'The well was dug and its water tested: it is safe to drink.',
      unit: 'people with clean water',
    },
    zh: { title: '上村用上安全水', text: '水井已建成，水质检测合格，可以饮用。', unit: '人受益' },
  },
})

beforeAll(async () => {
  w = await world({ today: '2026-11-02' })
  const areas = await w.areas()
  village = areas.villages[0]?.area ?? ''
  const area = areas.county.area
  await openGiving(w)
  const { fund } = await fundFor(w, area)
  const giver = await donor(w, 'u-anna')
  const gift = await pledgeGift(giver, { fund, amount: 9_000 })
  reference = gift.reference
  const came = { amount: 9_000, currency: 'CNY', bank: 'b-1', day: '2026-11-02' }
  await receive(writer(), { contribution: gift.contribution, ...came })
  const { earmark } = await makeEarmark(writer(), {
    ...{ fund, name: 'Water', area, family: 'infrastructure', amount: 9_000 },
  })
  line = (await openLine(writer(), { earmark, name: 'Well', use: 'project', amount: 8_000 })).line
  await w.settle()
  photo = (await uploadPhoto(writer(), taken())).photo
})

const open = async () => (await ask(w, '/open?year=2026')).body.results as { result: string }[]
const picture = (result: string) =>
  w.app.request(`${w.env.BASE_URL}/public/t/${w.tenant}/results/${result}/photos/${photo}`)

test('nobody reads it before a second person lets them', async () => {
  const { result, state } = await writeResult(writer(), { ...said(), photos: [photo] })
  expect(state).toBe('draft')
  expect(await open()).toEqual([])
  expect((await picture(result)).status).toBe(404)
  const own = releaseResult(writer(), { result, ground: 'consent' })
  await expect(own).rejects.toMatchObject({ code: 'result.own' })
  const seen = await getPhoto(as('auditor', 'u-auditor'), { result, photo })
  expect(seen.type).toBe('image/jpeg')
  const elsewhere = getPhoto(w.as('finance', ['elsewhere/']), { result, photo })
  await expect(elsewhere).rejects.toMatchObject({ code: 'result.missing' })
})

test('released it stands in the donor’s trace, the disclosure and the log, its photo without notes', async () => {
  const [draft] = (await listResults(writer(), { state: 'draft' })).items
  const result = draft?.result ?? ''
  await releaseResult(as('county', 'u-county'), { result, ground: 'unrecognisable' })
  await expect(
    releaseResult(as('county', 'u-county'), { result, ground: 'unrecognisable' }),
  ).rejects.toMatchObject({ code: 'result.state' })
  const [shown] = (await open()) as unknown as { sha256: string; texts: object; photos: string[] }[]
  expect(shown).toMatchObject({ ...said(), line, areaName: 'Upper', photos: [photo] })
  expect(JSON.stringify(shown)).not.toContain('u-writer')
  const trace = (await ask(w, `/traces/${reference}`)).body
  expect(trace.results).toEqual([shown])
  const answer = await picture(result)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('image/jpeg')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  const bytes = Buffer.from(await answer.arrayBuffer())
  expect(bytes.subarray(0, 2).toString('hex')).toBe('ffd8')
  for (const note of ['GPS', 'Zhang San', 'Exif']) expect(bytes.includes(note)).toBe(false)
  await w.settle()
  await publish(w)
  const [told] = (await ask(w, `/log/about/${result}`)).body.items
  const receipt = (await ask(w, `/log/receipts/${told.index}`)).body
  expect(receipt.entry).toMatchObject({
    ...{ kind: 'result.released', ref: result, about: line, area: village },
    sha256: shown?.sha256,
  })
})

test('withdrawn it is gone at once, and the log says that it was', async () => {
  const [one] = (await listResults(writer(), { line })).items
  const result = one?.result ?? ''
  await withdrawResult(writer(), { result, reason: 'A house can be recognised' })
  expect(await open()).toEqual([])
  expect((await ask(w, `/traces/${reference}`)).body.results).toEqual([])
  expect((await picture(result)).status).toBe(404)
  await w.settle()
  await publish(w)
  const { items } = (await ask(w, `/log/about/${result}`)).body
  expect(items.map(({ kind }: { kind: string }) => kind)).toEqual([
    'result.released',
    'result.withdrawn',
  ])
})

test('what may give somebody away, or is no photo, is refused', async () => {
  const wrong = async (input: object) => {
    const refused = writeResult(writer(), { ...said(), ...input })
    const { code, detail } = await refused.then(
      () => ({ code: 'nothing', detail: {} }),
      (error) => error,
    )
    return detail?.fields?.[0]?.code ?? code
  }
  expect(await wrong({ texts: {} })).toBe('result.texts')
  expect(await wrong({ texts: { en: { title: 'A well', text: 'It was dug.' } } })).toBe(
    'result.unit',
  )
  expect(await wrong({ day: '2026-12-01' })).toBe('contribution.day')
  expect(await wrong({ about: 'lin_none' })).toBe('line.missing')
  expect(await wrong({ photos: ['pho_none'] })).toBe('photo.missing')
  const other = (await uploadPhoto(as('county', 'u-other'), taken())).photo
  expect(await wrong({ photos: [other] })).toBe('photo.missing')
  for (const bytes of [Buffer.from(`%PDF-1.4\n${' '.repeat(60)}\n%%EOF\n`), Buffer.alloc(60)]) {
    await expect(uploadPhoto(writer(), bytes)).rejects.toMatchObject({ code: 'photo.type' })
  }
  const large = uploadPhoto(writer(), Buffer.alloc(3 * 2 ** 20 + 1))
  await expect(large).rejects.toMatchObject({ code: 'photo.too-large' })
  const clerk = uploadPhoto(as('clerk', 'u-clerk'), taken())
  await expect(clerk).rejects.toMatchObject({ code: 'role.may-not' })
})

test('of a batch of fewer than five households nothing is written', async () => {
  const owed = [await owing(w, village, 1_000), await owing(w, village, 1_000)]
  await grant(w, line, owed)
  const made = await prepareBatch(writer(), {
    ...{ name: 'Two', proposal: 'prp-2026-11', line, channel: 'cash' },
    ...{ benefit: 'living-allowance', cycle: '2026-11' },
  })
  await w.work(made.job)
  const few = writeResult(writer(), { ...said(), about: made.batch.batch })
  await expect(few).rejects.toMatchObject({ code: 'result.few' })
})
