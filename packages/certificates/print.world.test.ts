import { type World, world } from '@terrace/local/world'
import { readJob } from '@terrace/platform/job-store'
import { settingsOf } from '@terrace/tenancy'
import { beforeAll, describe, expect, test } from 'vitest'
import type { CardBrief } from './card-model.ts'
import { textOfPdf } from './pdf/text.testing.ts'
import { act, addHousehold, ask, cardFor, decide } from './testing.ts'

let w: World
let village: string
beforeAll(async () => {
  w = await world()
  village = (await w.areas()).villages[0]?.area ?? ''
})
const clerk = () => w.as('clerk')

interface Outcome {
  state: string
  counts: Record<string, number>
  error?: { code: string }
  files?: { name: string; key: string }[]
}

/** Starts a printing, works it off, and gives the job with its PDF. */
async function print(key: 'POST /cards/print' | 'POST /cards/{card}/print', input: object) {
  const { job } = await act<{ job: string }>(clerk(), key, input)
  await w.work(job)
  const item = (await readJob(w.ports.db, w.tenant, job)) as unknown as Outcome
  const file = item.files?.find(({ name }) => name.endsWith('.pdf'))
  const pdf = file ? await w.ports.files.get(file.key) : new Uint8Array()
  return { job: item, pdf, text: textOfPdf(pdf), name: file?.name }
}
const pages = (pdf: Uint8Array) =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type \/Page\n/g)?.length

describe('printing', () => {
  test('gives a card of one page, with the facts of the household as it is', async () => {
    const card = await cardFor(w, village, { members: [{ name: '欧阳春梅', relation: 'head' }] })
    const { job, pdf, text, name } = await print('POST /cards/{card}/print', {
      card: card.card,
      paper: 'card',
    })
    expect([job.state, pages(pdf), name]).toEqual(['done', 1, `card-${card.serial}.pdf`])
    for (const part of ['建档立卡证', '欧阳春梅', card.serial, card.number, '12345', 'World']) {
      expect(text).toContain(part)
    }
  })

  test('gives a handbook with who lives there, and of a birth only the year', async () => {
    const card = await cardFor(w, village, {
      members: [
        { name: '欧阳春梅', relation: 'head', birth: '1968-07-19' },
        { name: '欧阳小华', relation: 'son', birth: '2001-11-23' },
      ],
    })
    const handbook = { card: card.card, paper: 'handbook' }
    const { pdf, text } = await print('POST /cards/{card}/print', handbook)
    expect(pages(pdf)).toBe(8)
    for (const part of ['欧阳小华', '2001']) expect(text).toContain(part)
    expect(text).not.toContain('2001-11-23')
  })

  test('leaves out what is not valid any more, and refuses to print it alone', async () => {
    const areas = await w.areas()
    const area = areas.villages[1]?.area ?? ''
    const cards: CardBrief[] = []
    for (let i = 0; i < 6; i++) cards.push(await cardFor(w, area))
    const [first] = cards
    const note = 'Under investigation'
    await act(w.as('county'), 'POST /cards/{card}/suspension', { card: first?.card, note })
    const { job, pdf, text } = await print('POST /cards/print', { area })
    expect([job.state, job.counts, pages(pdf)]).toEqual(['done', { cards: 5 }, 2])
    expect(text).not.toContain(first?.serial)
    for (const card of cards.slice(1)) expect(text).toContain(card.serial)
    const alone = print('POST /cards/{card}/print', { card: first?.card, paper: 'card' })
    await expect(alone).rejects.toMatchObject({ code: 'card.not-valid' })
  })

  test('prints one list, over all areas, and says when there is nothing', async () => {
    const { villages } = await w.areas()
    const homes = []
    for (const { area } of villages.slice(0, 2)) homes.push(await addHousehold(w, area))
    await decide(w, homes, { list: 'list_7' })
    await w.settle()
    const { job, pdf } = await print('POST /cards/print', { list: 'list_7' })
    expect([job.counts, pages(pdf)]).toEqual([{ cards: 2 }, 1])
    const none = await print('POST /cards/print', { list: 'list_none' })
    expect([none.job.state, none.job.error?.code]).toEqual(['failed', 'card.none-to-print'])
  })

  test('goes on where a killed worker stopped, and prints each card once', async () => {
    const { villages } = await w.areas()
    const area = villages[3]?.area ?? ''
    const homes = []
    for (let i = 0; i < 130; i++) homes.push(await addHousehold(w, area))
    await decide(w, homes)
    await w.settle()
    const { job } = await act<{ job: string }>(clerk(), 'POST /cards/print', { area })
    let looks = 0
    // Each worker leaves at its second breath, until all are gathered.
    await w.work(job, () => ++looks % 2 === 0 && looks < 8)
    const item = (await readJob(w.ports.db, w.tenant, job)) as unknown as Outcome
    expect([item.state, item.counts]).toEqual(['done', { cards: 130 }])
    const text = textOfPdf(await w.ports.files.get(item.files?.[0]?.key ?? ''))
    const serials: string[] = []
    for (let cursor: string | undefined, first = true; first || cursor; first = false) {
      const asked = { area, cursor }
      const page = await act<{ items: CardBrief[]; next?: string }>(clerk(), 'GET /cards', asked)
      serials.push(...page.items.map(({ serial }) => serial))
      cursor = page.next
    }
    expect(serials).toHaveLength(130)
    for (const serial of serials) expect(text.split(serial)).toHaveLength(2)
  })

  test('names what no font has and nobody wrote down, to be looked at', async () => {
    const card = await cardFor(w, village, { members: [{ name: '王𠀀😀', relation: 'head' }] })
    const { job } = await print('POST /cards/{card}/print', { card: card.card, paper: 'card' })
    expect(job.counts).toEqual({ cards: 1, 'to-look-at': 1 })
    const list = job.files?.find(({ name }) => name === 'look-at.csv')
    const text = Buffer.from(await w.ports.files.get(list?.key ?? '')).toString()
    expect(text).toContain(card.serial)
  })
})

test('no number, account, telephone or illness is ever on a paper, a public answer or a list', async () => {
  const canary = {
    idNumber: '11010519491231002X',
    phone: '15912348888',
    bankAccount: '6222998877665544',
  }
  const marks = ['canary', ...Object.values(canary), '1949-12-31', '1234567']
  const { lists } = await settingsOf({ db: w.ports.db, tenant: w.tenant })
  const labels = [lists.cause, lists.health].flatMap((list) => list.map(({ label }) => label))
  const words = [...labels.flatMap(({ en, zh }) => [en.toLowerCase(), zh]), 'chronic', 'illness']
  const card = await cardFor(w, village, {
    number: 'NO-77',
    address: 'street canary',
    bankName: 'bank canary',
    phone: canary.phone,
    bankAccount: canary.bankAccount,
    causeMain: 'illness',
    causesOther: ['disability'],
    members: [
      {
        name: '王建国',
        relation: 'head',
        sex: 'female',
        birth: '1949-12-31',
        idType: 'resident-id',
        idNumber: canary.idNumber,
        phone: canary.phone,
        employer: 'works canary',
        ref: 'ref-canary',
        health: ['chronic'],
      },
    ],
    income: { wage: 123_456_700 },
  })
  const note = 'note canary 15912348888'
  const paper = (kind: string) =>
    print('POST /cards/{card}/print', { card: card.card, paper: kind })
  const printed = [await paper('card'), await paper('handbook')]
  const plain = await cardFor(w, village)
  const usual = [
    await print('POST /cards/{card}/print', { card: plain.card, paper: 'card' }),
    await print('POST /cards/{card}/print', { card: plain.card, paper: 'handbook' }),
  ]
  // What stands on every paper, such as the holder's right that no illness is named, is not theirs.
  const times = (text: string, word: string) => text.toLowerCase().split(word).length
  for (const [i, { text }] of printed.entries()) {
    for (const word of words) {
      expect([word, times(text, word)]).toEqual([word, times(usual[i]?.text ?? '', word)])
    }
  }
  const batch = await print('POST /cards/print', { area: village })
  await act(w.as('county'), 'POST /cards/{card}/suspension', { card: card.card, note })
  await w.settle()
  const asked = [
    await ask(w, `/cards/${card.serial}`),
    await ask(w, `/t/${w.tenant}/card-status/suspension/0`),
    await ask(w, `/t/${w.tenant}/card-status/revocation/0`),
    await ask(w, `/t/${w.tenant}/keys`),
  ]
  const credential = await act(w.as('county'), 'GET /cards/{card}/credential', card)
  const shown = [...printed, batch].map(({ text }) => text)
  for (const text of shown) expect(text).toContain('王建国')
  for (const { text } of asked) for (const word of words) expect(text).not.toContain(word)
  const publics = [...asked.map(({ text }) => text), JSON.stringify(credential)]
  for (const text of publics) expect(text).not.toContain('王建国')
  for (const text of [...shown, ...publics]) {
    for (const mark of marks) {
      expect([mark, text.includes(mark)]).toEqual([mark, false])
    }
  }
})
