import { query } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { fault } from '@terrace/platform/fault'
import { type JobOutcome, job, type Run } from '@terrace/platform/job'
import { readHouseholds } from '@terrace/registry'
import * as z from 'zod'
import { readPage } from './card-list.ts'
import type { Card } from './card-model.ts'
import { readCard, readCards } from './card-store.ts'
import { bookOf, faceOf, type Press, pressOf } from './face.ts'
import type { CardFace } from './pdf/card-face.ts'
import type { Fonts } from './pdf/fonts.ts'
import type { Finding } from './pdf/pen.ts'
import { givers } from './who.ts'

const papers = () => import('./pdf/papers.ts')
let fonts: Promise<Fonts> | undefined
/** Read once a process: 21 MB. */
export async function fontsOfProcess(): Promise<Fonts> {
  const { loadFonts } = await papers()
  fonts ??= loadFonts()
  return fonts
}

/** Where a file of a job lies; what stands there is emptied after some days. */
const place = (ctx: Ctx, run: Run, name: string) => `exports/${ctx.tenant}/${run.job.job}/${name}`

/** @throws Fault conflict `card.not-valid` */
export function refuseInvalid(card: Card): void {
  if (card.state !== 'issued') throw fault('conflict', 'card.not-valid', { state: card.state })
}

export const PrintOne = z.object({ card: z.string(), paper: z.enum(['card', 'handbook']) })

/** One card of A6, or one handbook of A5. */
export const printOneJob = job(
  { id: 'cards.print-one', queue: 'work', input: PrintOne },
  async (ctx, { card: id, paper }, run) => {
    const card = await readCard(ctx, id)
    refuseInvalid(card)
    const [household] = await readHouseholds(ctx, [card.household])
    if (!household) throw fault('missing', 'household.missing')
    const [press, { cardPdf, handbookPdf }] = await Promise.all([pressOf(ctx), papers()])
    const printing = { fonts: await fontsOfProcess(), printedAt: run.job.createdAt }
    const { bytes, findings } =
      paper === 'card'
        ? await cardPdf(await faceOf(press, card, household), printing)
        : await handbookPdf(await bookOf(press, card, household), printing)
    const name = `${paper}-${card.serial}.pdf`
    const key = place(ctx, run, name)
    await ctx.ports.files.put(key, bytes, PDF)
    const file = { name, key, size: bytes.length, type: PDF }
    return outcome(ctx, run, 1, [file], findings)
  },
)

const PDF = 'application/pdf'

/** What the QR of a valid card says, for a holder who has it on a telephone. */
export const getLink = query(
  { id: 'card.link', allow: givers, input: z.object({ card: z.string() }) },
  async (ctx, { card: id }) => {
    const card = await readCard(ctx, id)
    refuseInvalid(card)
    const [household] = await readHouseholds(ctx, [card.household])
    if (!household) throw fault('missing', 'household.missing')
    return { url: (await faceOf(await pressOf(ctx), card, household)).check }
  },
)

export const PrintMany = z.object({
  /** An area and all below it; the whole of what the asker may see when left out. */
  area: z.string().max(60).optional(),
  /** Only the households of one list of a procedure. */
  list: z.string().max(60).optional(),
})

/** Cards gathered at a time: a place to go on from, and a part of the store. */
const PART = 100
/** Beyond this many the last worker could not print them all in its time. */
const MOST = 10_000

interface Gathered {
  /** Where the list goes on; left out when all are gathered. */
  from?: Parameters<typeof readPage>[2] | undefined
  parts: number
  cards: number
  over: boolean
}

/** Faces of the next cards into a part of their own, so that a killed worker's work is kept. */
async function gather(press: Press, run: Run, input: z.infer<typeof PrintMany>, at: Gathered) {
  const { ctx } = press
  const filter = { area: input.area, state: 'issued' as const }
  const page = await readPage(ctx, filter, at.from, PART)
  const wanted = page.items.filter(({ list }) => input.list === undefined || list === input.list)
  const cards = await readCards(
    ctx,
    wanted.map(({ card }) => card),
  )
  const valid = cards.filter(({ state }) => state === 'issued')
  const households = await readHouseholds(
    ctx,
    valid.map(({ household }) => household),
  )
  const homes = new Map(households.map((household) => [household.household, household]))
  const faces: CardFace[] = []
  for (const card of valid) {
    const home = homes.get(card.household)
    if (home) faces.push(await faceOf(press, card, home))
  }
  if (at.cards + faces.length > MOST) throw fault('too-large', 'card.too-many', { most: MOST })
  const empty = faces.length === 0
  if (!empty) {
    const key = place(ctx, run, partName(at.parts))
    await ctx.ports.files.put(key, JSON.stringify(faces), 'application/json')
  }
  return {
    from: page.next,
    parts: at.parts + (empty ? 0 : 1),
    cards: at.cards + faces.length,
    over: page.next === undefined,
  }
}

const partName = (part: number) => `part-${String(part).padStart(4, '0')}.json`

/**
 * The cards of an area or a list, four to a sheet, in one PDF. First their faces are gathered, part by
 * part with a saved place; then the parts are printed in one go, which a new worker begins again.
 */
export const printManyJob = job(
  { id: 'cards.print', queue: 'bulk', input: PrintMany },
  async (ctx, input, run) => {
    const press = await pressOf(ctx)
    let at = (run.checkpoint ?? { parts: 0, cards: 0, over: false }) as Gathered
    while (!at.over) {
      at = await gather(press, run, input, at)
      await run.save(at, { done: 0, counts: { cards: at.cards } })
      await run.breathe()
    }
    if (at.cards === 0) throw fault('conflict', 'card.none-to-print')
    await run.setTotal(at.cards)
    await run.uncut()
    return printParts(ctx, run, at)
  },
)

async function printParts(ctx: Ctx, run: Run, at: Gathered): Promise<JobOutcome> {
  const { cardSheets } = await papers()
  const { files } = ctx.ports
  async function* faces() {
    let done = 0
    for (let part = 0; part < at.parts; part++) {
      const text = Buffer.from(await files.get(place(ctx, run, partName(part)))).toString()
      for (const face of JSON.parse(text) as CardFace[]) yield face
      done += (JSON.parse(text) as CardFace[]).length
      await run.save(at, { done, counts: { cards: at.cards } })
      await run.breathe()
    }
  }
  const printing = { fonts: await fontsOfProcess(), printedAt: run.job.createdAt }
  const { chunks, findings } = cardSheets(faces(), printing)
  const name = `cards-${ctx.today()}.pdf`
  const key = place(ctx, run, name)
  const size = await files.putStream(key, chunks, PDF)
  return outcome(ctx, run, at.cards, [{ name, key, size, type: PDF }], findings)
}

/** The files, with a list of the cards that somebody must look at before they are handed out. */
async function outcome(
  ctx: Ctx,
  run: Run,
  cards: number,
  made: NonNullable<JobOutcome['files']>,
  findings: readonly Finding[],
): Promise<JobOutcome> {
  if (findings.length === 0) return { counts: { cards }, files: made }
  const { writeCsv } = await import('@terrace/platform/tabular')
  const name = 'look-at.csv'
  const key = place(ctx, run, name)
  async function* rows() {
    for (const { serial, problem, text } of findings) yield [serial, problem, text]
  }
  const bytes = writeCsv(['serial', 'problem', 'text'], rows(), { bom: true })
  const type = 'text/csv; charset=utf-8'
  const size = await ctx.ports.files.putStream(key, bytes, type)
  const toLook = new Set(findings.map(({ serial }) => serial)).size
  return { counts: { cards, 'to-look-at': toLook }, files: [...made, { name, key, size, type }] }
}
