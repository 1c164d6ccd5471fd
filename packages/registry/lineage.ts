import { command } from '@terrace/platform/command'
import { fault } from '@terrace/platform/fault'
import { type Row, toWrite } from '@terrace/platform/write'
import { areaOf } from '@terrace/tenancy'
import * as z from 'zod'
import { present } from './brief.ts'
import { eventOf, expectVersion, refuseClosed } from './household.ts'
import { readHousehold } from './household-store.ts'
import { Day, type Household, type Member } from './model.ts'
import { refuseTooLarge } from './room.ts'
import { viewOf } from './view.ts'
import { keepers } from './who.ts'
import { type Desk, deskOf, homeArea, prepareNew, prepareNext } from './writer.ts'

const Reason = z.string().trim().min(1).max(500)
const Version = z.int().min(1).optional()

/**
 * Some members found a household of their own. They leave the old one on that day, the new one names
 * its origin, and both change in one transaction. Income stays with the old one: whose it was is
 * asked, not guessed.
 */
export const splitHousehold = command(
  {
    id: 'household.split',
    allow: keepers,
    input: z.object({
      household: z.string(),
      version: Version,
      members: z.array(z.string()).min(1).max(59),
      /** Who of them is the head of the new household. */
      head: z.string(),
      /** The head of those who stay, when theirs goes. */
      oldHead: z.string().optional(),
      area: z.string().optional(),
      number: z.string().max(40).optional(),
      day: Day,
      reason: Reason,
    }),
  },
  async (ctx, input) => {
    const [desk, current] = await Promise.all([deskOf(ctx), readHousehold(ctx, input.household)])
    await expectVersion(ctx, current, input.version)
    refuseClosed(current)
    const area = input.area ? await homeArea(ctx, input.area) : await areaOf(ctx, current.area)
    const going = goingMembers(current, input.members, input.head)
    const id = ctx.newId('hh')
    const founded = prepareNew(
      desk,
      area,
      { area: area.area, members: [{ relation: 'head' }], number: input.number },
      { household: id, status: current.status, people: going, from: [current.household] },
    )
    const rest = leave(current, input, id)
    const left = prepareNext(desk, current, rest)
    if (!left) throw fault('internal', 'internal.broken', { what: 'a split that changes nothing' })
    const { reason } = input
    const rows = passOn(desk, [...left.rows, ...founded.rows], current.household)
    refuseTooLarge(ctx.tenant, left.household, rows, {
      path: 'members',
      code: 'split.too-many',
    })
    ctx.save(
      [
        eventOf('household.split', left, { reason, facts: [left.facts, founded.facts] }),
        { ...eventOf('household.founded', founded, { reason }), pending: false },
      ],
      rows,
    )
    return viewOf(ctx, desk.settings, founded.household)
  },
)

/** The new household's members as they were, with their new relation to its head. */
function goingMembers(current: Household, ids: readonly string[], head: string): Member[] {
  const here = present(current)
  if (!ids.includes(head)) {
    throw fault('invalid', 'input.invalid', {
      fields: [{ path: 'head', code: 'split.head-stays' }],
    })
  }
  if (here.every((member) => ids.includes(member.member))) {
    throw fault('invalid', 'input.invalid', {
      fields: [{ path: 'members', code: 'split.nobody-stays' }],
    })
  }
  return ids.map((id, i) => {
    const member = here.find((m) => m.member === id)
    if (!member) {
      throw fault('invalid', 'input.invalid', {
        fields: [{ path: `members.${i}`, code: 'member.missing' }],
      })
    }
    const relation = id === head ? 'head' : member.relation === 'head' ? 'other' : member.relation
    return { ...member, ...(relation ? { relation } : {}) }
  })
}

function leave(
  current: Household,
  input: { members: string[]; oldHead?: string | undefined; day: string },
  into: string,
): Household {
  const members = current.members.map((member) => {
    if (input.members.includes(member.member) && !member.left) {
      return { ...member, left: { day: input.day, reason: 'split' } }
    }
    return member.member === input.oldHead ? { ...member, relation: 'head' } : member
  })
  const lineage = { ...current.lineage, into: [...(current.lineage?.into ?? []), into] }
  return { ...current, members, lineage }
}

/**
 * Two households become one: the members of `other` join this one and the other is closed. What the
 * other knew of its land and income stays readable in its own history.
 */
export const mergeHouseholds = command(
  {
    id: 'household.merge',
    allow: keepers,
    input: z.object({
      household: z.string(),
      version: Version,
      other: z.string(),
      otherVersion: z.int().min(1),
      /** The relation of each joining member to the head here. */
      relations: z.record(z.string(), z.string()),
      day: Day,
      reason: Reason,
    }),
  },
  async (ctx, input) => {
    const [desk, into, other] = await Promise.all([
      deskOf(ctx),
      readHousehold(ctx, input.household),
      readHousehold(ctx, input.other),
    ])
    await expectVersion(ctx, into, input.version)
    await expectVersion(ctx, other, input.otherVersion)
    for (const household of [into, other]) refuseClosed(household)
    if (into.household === other.household) {
      throw fault('invalid', 'input.invalid', { fields: [{ path: 'other', code: 'merge.same' }] })
    }
    const grown = prepareNext(desk, into, joined(into, other, input))
    const closed = prepareNext(desk, other, closedInto(other, into, input.day))
    if (!grown || !closed) throw fault('internal', 'internal.broken', { what: 'an empty merge' })
    const { reason } = input
    const rows = passOn(desk, [...closed.rows, ...grown.rows], other.household)
    refuseTooLarge(ctx.tenant, grown.household, rows, {
      path: 'other',
      code: 'merge.too-many',
    })
    ctx.save(
      [
        eventOf('household.merged', grown, { reason, facts: [grown.facts, closed.facts] }),
        { ...eventOf('household.closed', closed, { reason }), pending: false },
      ],
      rows,
    )
    return viewOf(ctx, desk.settings, grown.household)
  },
)

function joined(
  into: Household,
  other: Household,
  input: { relations: Record<string, string>; day: string },
): Household {
  const joining = present(other).map((member) => ({
    ...member,
    relation: input.relations[member.member] ?? 'other',
    joined: { day: input.day, reason: 'merged' },
  }))
  // Somebody who once left this household comes back as the same person, not as a second one.
  const ids = new Set(joining.map((member) => member.member))
  const here = into.members.filter((member) => !ids.has(member.member))
  const lineage = { ...into.lineage, from: [...(into.lineage?.from ?? []), other.household] }
  return { ...into, members: [...here, ...joining], lineage }
}

function closedInto(other: Household, into: Household, day: string): Household {
  return {
    ...other,
    status: 'closed',
    closed: { day, reason: 'merged' },
    lineage: { ...other.lineage, into: [...(other.lineage?.into ?? []), into.household] },
  }
}

/**
 * A claim that one household gives up and another takes is one item, which a transaction may touch
 * only once: it passes on, on condition that it was the first one's.
 */
function passOn(desk: Desk, rows: readonly Row[], from: string): Row[] {
  const writes = rows.map((row) => toWrite(desk.ctx.db, row))
  const given = new Set(
    writes.flatMap(({ item }) => (item.Delete ? [keyText(item.Delete.Key)] : [])),
  )
  const taken = new Set(writes.flatMap(({ item }) => (item.Put ? [keyText(item.Put.Item)] : [])))
  return writes.flatMap((write) => {
    const { Put, Delete } = write.item
    if (Delete && taken.has(keyText(Delete.Key))) return []
    if (!Put || !given.has(keyText(Put.Item))) return [write]
    const condition = { ConditionExpression: '#owner = :from' }
    const names = { ExpressionAttributeNames: { '#owner': 'owner' } }
    const values = { ExpressionAttributeValues: { ':from': from } }
    return [{ ...write, item: { Put: { Item: Put.Item, ...condition, ...names, ...values } } }]
  })
}

const keyText = (key: unknown) => {
  const { pk, sk } = key as { pk: string; sk: string }
  return `${pk}\n${sk}`
}
