import { commit } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import { addDays } from '@terrace/platform/dates'
import { isFault } from '@terrace/platform/fault'
import { translate } from '@terrace/platform/i18n'
import { job } from '@terrace/platform/job'
import { anchorsUnder, listMembers, type Member, settingsOf } from '@terrace/tenancy'
import * as z from 'zod'
import { upperOf } from './desk.ts'
import { messages } from './i18n.ts'
import { MatterEntity } from './matter.entity.ts'
import type { Brief } from './matter.ts'
import { heldOf, type MatterDoc, matterKey, matterRow, shelfOf } from './matter-store.ts'

/** What is due on one desk, for the people who sit there, or for the one who took it on. */
interface Due {
  to?: string | undefined
  area: string
  path: string
  roles: Set<string>
  today: number
  overdue: number
}

/**
 * Once a day: who has something due today or overdue gets one mail, and what is overdue is shown one
 * level up from then on. Where it was interrupted is remembered, so that nobody is written to twice.
 */
export const remindJob = job(
  { id: 'procedures.remind', queue: 'bulk', input: z.object({ day: z.iso.date() }) },
  async (ctx, { day }, run) => {
    const saved = (run.checkpoint ?? { sent: [] }) as { sent: string[] }
    const desks = new Map<string, Due>()
    const counts = { escalated: 0, mails: saved.sent.length }
    for (const { area: anchor } of await anchorsUnder(ctx, '')) {
      for (const brief of await dueIn(ctx, anchor, day)) {
        note(desks, brief, day)
        const late = brief.waits && brief.waits.due < day && !brief.escalated
        if (late && (await escalate(ctx, brief.id, day))) counts.escalated++
      }
      await run.breathe()
    }
    for (const member of await membersOf(ctx)) {
      const mine = [...desks.values()].filter((due) => sits(member, due))
      if (mine.length === 0 || saved.sent.includes(member.user)) continue
      await ctx.ports.mail(await mailTo(ctx, member, mine))
      saved.sent.push(member.user)
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

/** Shows it one level up; false when it was done meanwhile. */
async function escalate(ctx: Ctx, id: string, day: string): Promise<boolean> {
  const item = await ctx.db.get(matterKey(ctx.tenant, id), true)
  if (!item) return false
  const held = heldOf<MatterDoc & { desks: Record<string, { area: string }> }>(item)
  const was = held.doc
  if (!was.waits || was.waits.due >= day || was.escalated) return false
  const upper = was.desks[upperOf(was.waits.level)]?.area
  if (!upper || upper === was.waits.area) return false
  const next = { ...was, escalated: { area: upper, day }, version: was.version + 1 }
  const brief = { ...(JSON.parse(String(item.brief)) as Brief), escalated: upper }
  const row = matterRow(ctx.tenant, { matter: id, shelf: shelfOf(item), brief }, held, next)
  const event = { name: 'matter.escalated', about: id, pending: false }
  try {
    await commit(ctx, 'procedures.remind', [event], [row])
    return true
  } catch (error) {
    // Somebody is acting on it at this moment: that is what the reminder was for.
    if (isFault(error) && error.kind === 'stale') return false
    throw error
  }
}

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
  return members.filter(({ status }) => status === 'active')
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
