import type { Ctx } from '@terrace/platform/context'
import { addDays } from '@terrace/platform/dates'
import { translate } from '@terrace/platform/i18n'
import { job } from '@terrace/platform/job'
import { systemActor } from '@terrace/platform/new-context'
import { anchorsUnder, listMembers, type Member, settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import { escalate } from './escalate.ts'
import { closeUnasked } from './grievance-close.ts'
import { messages } from './i18n.ts'
import { MatterEntity } from './matter.entity.ts'
import type { Brief } from './matter.ts'

/** What is due on one desk, for the people who sit there, or for the one who took it on. */
interface Due {
  to?: string | undefined
  area: string
  path: string
  roles: Set<string>
  today: number
  overdue: number
}

/** Who was written to last, by id, and what was counted until then. */
interface Progress {
  after: string
  counts: { closed: number; escalated: number; mails: number }
}

/**
 * Once a day: who has something due today or overdue gets one mail, and what is overdue is shown one
 * level up from then on. Where it was interrupted is remembered, so that nobody is written to twice.
 */
export const remindJob = job(
  { id: 'procedures.remind', queue: 'bulk', input: z.object({ day: z.iso.date() }) },
  async (ctx, { day }, run) => {
    const none = { after: '', counts: { closed: 0, escalated: 0, mails: 0 } }
    const saved = (run.checkpoint ?? none) as Progress
    const { counts } = saved
    const desks = new Map<string, Due>()
    for (const { area: anchor } of await anchorsUnder(ctx, '')) {
      for (const brief of await dueIn(ctx, anchor, day)) {
        if (brief.waits?.to === systemActor.id) {
          if (!(await closeUnasked(ctx, brief.id))) continue
          counts.closed++
        } else {
          note(desks, brief, day)
          const late = brief.waits && brief.waits.due < day
          if (!late || !(await escalate(ctx, brief.id, day))) continue
          counts.escalated++
        }
        if ((counts.closed + counts.escalated) % 20 !== 0) continue
        await run.save(saved, { done: counts.mails, counts })
        await run.breathe()
      }
    }
    for (const member of await membersOf(ctx)) {
      const mine = [...desks.values()].filter((due) => sits(member, due))
      if (mine.length === 0 || member.user <= saved.after) continue
      await ctx.ports.mail(await mailTo(ctx, member, mine))
      saved.after = member.user
      counts.mails++
      await run.save(saved, { done: counts.mails, counts })
      await run.breathe()
    }
    return { counts }
  },
)

/** Lines of a county that are due by the end of a day. */
async function dueIn(ctx: Ctx, anchor: string, day: string): Promise<Brief[]> {
  // Half open: all days before the next one.
  const search = MatterEntity.query
    .byDue({ tenant: ctx.tenant, anchor })
    .lt({ due: addDays(day, 1) })
  const found: Brief[] = []
  for await (const item of ctx.db.all(search)) found.push(JSON.parse(String(item.brief)) as Brief)
  return found
}

function note(desks: Map<string, Due>, { waits, path }: Brief, day: string): void {
  if (!waits) return
  const name = `${waits.area} ${waits.to ?? ''}`
  const desk = desks.get(name) ?? {
    to: waits.to,
    area: waits.area,
    path: path.slice(0, path.indexOf(`${waits.area}/`) + waits.area.length + 1),
    roles: new Set<string>(),
    today: 0,
    overdue: 0,
  }
  for (const role of waits.roles) desk.roles.add(role)
  if (waits.due < day) desk.overdue++
  else desk.today++
  desks.set(name, desk)
}

/** In the order of their ids, so that a place among them is one id. */
async function membersOf(ctx: Ctx): Promise<Member[]> {
  const members: Member[] = []
  let cursor: string | undefined
  do {
    const page: { items: Member[]; next?: string | undefined } = await listMembers(ctx, {
      limit: 100,
      ...(cursor ? { cursor } : {}),
    })
    members.push(...page.items)
    cursor = page.next
  } while (cursor)
  const active = members.filter(({ status }) => status === 'active')
  return active.sort((a, b) => (a.user < b.user ? -1 : 1))
}

/** Somebody sits at a desk when it is their own area; those far above are not written to. */
const sits = (member: Member, due: Due): boolean =>
  due.to !== undefined
    ? due.to === member.user
    : member.areas.includes(due.area) && member.roles.some((role) => due.roles.has(role))

async function mailTo(ctx: Ctx, member: Member, mine: readonly Due[]) {
  const { languages, name } = await settingsOf(ctx)
  const lang = languages[0] ?? 'en'
  const sum = (of: 'today' | 'overdue') => mine.reduce((n, due) => n + due[of], 0)
  const url = `${ctx.ports.baseUrl}/t/${ctx.tenant}/work`
  const params = {
    name: member.name,
    overdue: sum('overdue'),
    today: sum('today'),
    url,
    office: name,
  }
  return {
    to: member.email,
    subject: translate(messages, 'remind.subject', lang, params),
    text: translate(messages, 'remind.text', lang, params),
  }
}
