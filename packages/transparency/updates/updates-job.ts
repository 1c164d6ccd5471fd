import {
  accountOf,
  contributions,
  everywhere,
  into,
  reachOf,
  referenceOf,
  returnedOf,
  whereBefore,
} from '@terrace/funds'
import type { Ctx, Ports } from '@terrace/platform/context'
import { translate } from '@terrace/platform/i18n'
import { job, type Run } from '@terrace/platform/job'
import { decimalsOf, formatAmount } from '@terrace/platform/money'
import { settingsOf, startDaily } from '@terrace/tenancy'
import * as z from 'zod'
import { giftsIn, type Sources } from '../trace/origins.ts'
import { traceOf } from '../trace/trace.ts'
import { dropMark } from './mark.ts'
import { updateMessages } from './messages.ts'
import { type Moved, movedSince } from './moved.ts'
import { lineOf, newsOf, standingOf, toldOf } from './news.ts'
import { keepLooked, keepTold, lastTold } from './store.ts'

/** Gifts after which a worker writes down how far it is. */
const SAVED = 20

/** Where a worker goes on: at which station, as it was seen first, and behind which gift of it. */
interface Checkpoint {
  moved: Moved
  at: string
  /** A gift was told of today already: what came since is tomorrow's. */
  later: boolean
}

/**
 * Once a day: whose money came to a new station is told by mail, one mail a gift. It looks at the
 * stations that are marked, since something came there, and goes back from there to the gifts, so that
 * neither a fund with very many nor a batch that is long closed costs anything while it rests. The mark
 * goes when all were told, and what was told is kept after the mail: a crash tells twice, never not.
 */
export const updatesJob = job(
  { id: 'gift.updates', queue: 'bulk', input: z.object({ day: z.iso.date() }) },
  async (ctx, { day }, run) => {
    const seen = new Set<string>()
    const counts = { updates: run.job.counts.updates ?? 0 }
    const left = run.checkpoint as Checkpoint | undefined
    // What was posted until now is today's.
    await run.settle()
    const found = await movedSince(ctx)
    const rest = found.filter(({ mark }) => mark.thing !== left?.moved.mark.thing)
    const steps = [
      ...(left ? [left] : []),
      ...rest.map((moved) => ({ moved, at: '', later: false })),
    ]
    for (const step of steps) {
      const later = await tellAll(ctx, step, { day, run, seen, counts })
      const { mark, places, stretches } = step.moved
      if (later) continue
      if (stretches.length > 0) await keepLooked(ctx, mark.thing, places)
      await dropMark(ctx, mark)
    }
    return { counts }
  },
)

interface Work {
  day: string
  run: Run
  /** Gifts that this worker has looked at: what was seen is older. */
  seen: Set<string>
  counts: { updates: number }
}

/** Tells the givers of all that came to one station. @returns whether something is left for tomorrow */
async function tellAll(ctx: Ctx, { moved, at, later }: Checkpoint, work: Work): Promise<boolean> {
  const { run, seen, counts } = work
  const gifts = [...(await giftsIn(sourcesOf(ctx), moved.stretches))].sort()
  let waits = later
  for (const gift of gifts) {
    if (gift <= at || seen.has(gift)) continue
    const told = await tell(ctx, gift, work.day)
    seen.add(gift)
    if (told === 'later') waits = true
    if (told === 'told') counts.updates++
    if (seen.size % SAVED > 0) continue
    const done = run.job.done + seen.size
    await run.save({ moved, at: gift, later: waits } satisfies Checkpoint, { done, counts })
    await run.breathe()
  }
  return waits
}

function sourcesOf(ctx: Ctx): Sources {
  return {
    into: (account, at, upTo) => into(ctx, account, at, upTo, 50),
    async cameAs(account, spans) {
      const { kind, owner: fund, currency } = accountOf(account)
      return kind === 'fund' ? whereBefore(spans, await returnedOf(ctx, { fund, currency })) : spans
    },
  }
}

/** Tells one giver what happened to one gift, where something did. */
async function tell(ctx: Ctx, id: string, day: string): Promise<'told' | 'later' | 'nothing'> {
  const gift = await contributions.find(ctx, id)
  const reach = gift && (await reachOf(ctx, gift))
  if (!gift || !reach) return 'nothing'
  const [last, trace, settings] = await Promise.all([
    lastTold(ctx, id),
    traceOf(everywhere(ctx), gift),
    settingsOf(ctx),
  ])
  const standing = standingOf(trace.ends)
  const news = newsOf(standing, last.told)
  if (news.length === 0) return 'nothing'
  if (last.day === day) return 'later'
  const { lang, email: to, name, stop } = reach
  const reference = referenceOf(id)
  const words = {
    ...{ name, stop, reference, fund: gift.fundName, office: settings.name },
    amount: `${formatAmount(trace.given, decimalsOf(trace.currency))} ${trace.currency}`,
    lines: news.map((one) => lineOf(one, trace, lang)).join('\n'),
    url: `${ctx.ports.baseUrl}/open/${ctx.tenant}/trace?reference=${reference}`,
  }
  await ctx.ports.mail({
    to,
    subject: translate(updateMessages, 'update.subject', lang, words),
    text: translate(updateMessages, 'update.text', lang, words),
  })
  await keepTold(ctx, id, { told: toldOf(standing), day })
  return 'told'
}

/** Starts the day's work of a tenant, once; called as often as the schedule ticks. */
export const updateDonorsDaily = (ports: Ports, tenant: string): Promise<void> =>
  startDaily(ports, tenant, updatesJob, { mark: 'updates', hour: 8 })
