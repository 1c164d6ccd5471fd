import { afterwards } from '@terrace/platform/after'
import { command, parse, query } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import type { Change } from '@terrace/platform/event'
import { fault, invalid } from '@terrace/platform/fault'
import type { Row } from '@terrace/platform/write'
import * as z from 'zod'
import { renameTenantRows } from './directory.ts'
import { movesHouseholds, recheckFor } from './recheck.ts'
import { CodeEntry, Line, listNames, Settings } from './settings-model.ts'
import { forgetSettings, readSettings, settingsOf, settingsRow } from './settings-store.ts'

/** The tenant's settings: every page needs its lists, levels and languages. */
export const getSettings = query(
  { id: 'settings.get', allow: ['*'], input: z.object({}) },
  async (ctx) => settingsOf(ctx),
)

/** Stages changed settings; nothing when nothing changed. */
async function stage(
  ctx: Ctx,
  before: Settings,
  wanted: Settings,
  reason?: string,
): Promise<Settings> {
  const keys = Object.keys(wanted) as (keyof Settings)[]
  const changed = keys.filter(
    (key) => key !== 'version' && JSON.stringify(before[key]) !== JSON.stringify(wanted[key]),
  )
  if (changed.length === 0) return before
  const parsed = { ...parse(Settings, wanted), version: before.version + 1 }
  keepCodes(before, parsed)
  const moving = movesHouseholds(before, parsed, ctx.today())
  const follows = moving ? await recheckFor(ctx, before) : undefined
  const after = follows ? { ...parsed, recheck: follows.recheck } : parsed
  const rows: Row[] = [settingsRow(ctx.db, ctx.tenant, before, after), ...(follows?.rows ?? [])]
  if (changed.includes('name')) rows.push(...renameTenantRows(ctx.tenant, after.name))
  // Whole lists would not fit an event; each list that changed is one change.
  const changes = changed.flatMap((key): Change[] =>
    key === 'lists'
      ? listNames
          .filter((l) => JSON.stringify(before.lists[l]) !== JSON.stringify(after.lists[l]))
          .map((l) => ({ path: `lists.${l}`, ...difference(before.lists[l], after.lists[l]) }))
      : [{ path: key, before: before[key], after: after[key] }],
  )
  const event = { name: 'settings.changed', about: 'settings', reason, changes }
  // Who keeps the households hears of it and starts the job that the answer names.
  const heard = follows?.fresh ? { facts: { recheck: follows.recheck.job } } : { pending: false }
  ctx.save({ ...event, ...heard }, rows)
  return after
}

const difference = (before: readonly CodeEntry[], after: readonly CodeEntry[]) => {
  const same = (list: readonly CodeEntry[], entry: CodeEntry) =>
    list.some((other) => JSON.stringify(other) === JSON.stringify(entry))
  return {
    before: before.filter((entry) => !same(after, entry)),
    after: after.filter((entry) => !same(before, entry)),
  }
}

/** Codes, lines and identity types stand in households: they may end, never vanish or repeat. */
function keepCodes(before: Settings, after: Settings): void {
  const check = (
    path: string,
    was: readonly { code: string }[],
    is: readonly { code: string }[],
  ) => {
    const codes = is.map((entry) => entry.code)
    const twice = codes.findIndex((code, i) => codes.indexOf(code) !== i)
    if (twice >= 0) {
      throw invalid([{ path: `${path}.${twice}.code`, code: 'code.taken' }])
    }
    const gone = was.find((entry) => !codes.includes(entry.code))
    if (gone) throw invalid([{ path, code: 'code.not-deletable', params: { code: gone.code } }])
  }
  for (const list of listNames) check(`lists.${list}`, before.lists[list], after.lists[list])
  check('lines', before.lines, after.lines)
  check('needs', before.needs, after.needs)
  check('identity.types', before.identity.types, after.identity.types)
  check('levels', [], after.levels)
}

const Reason = z.string().trim().max(500).optional()

/** Everything but the rate, which is the operator's, and the kind, which is the contract's. */
const Changes = Settings.omit({ rate: true, version: true, kind: true, recheck: true })
  .partial()
  .extend({
    version: z.int().optional(),
    reason: Reason,
    lists: z.partialRecord(z.enum(listNames), z.array(CodeEntry).max(200)).optional(),
  })
  .strict()

const changed = command(
  { id: 'settings.change', allow: ['admin'], input: Changes },
  async (ctx, { version, reason, lists, ...wanted }) => {
    const before = await readSettings(ctx)
    if (version !== undefined && version !== before.version) {
      throw fault('stale', 'settings.stale', { version: before.version })
    }
    const given = Object.fromEntries(Object.entries(wanted).filter(([, v]) => v !== undefined))
    const merged = { ...before, ...given, lists: { ...before.lists, ...lists } }
    return stage(ctx, before, merged, reason)
  },
)

const forget = <A extends Parameters<typeof afterwards>[0]>(action: A): A =>
  afterwards(action, (ctx) => forgetSettings(ctx)) as A

/**
 * Replaces whole fields; of `lists` only those that are given.
 * @throws Fault stale `settings.stale`, conflict `settings.frame-in-use` for levels and currency once
 *   areas exist, invalid `code.not-deletable`
 */
export const changeSettings = afterwards(changed, (ctx) => forgetSettings(ctx))

/** Adds a code to a list. @throws Fault invalid `code.taken` */
export const addCode = forget(
  command(
    {
      id: 'settings.add-code',
      allow: ['admin'],
      input: z.strictObject({
        list: z.enum(listNames),
        code: CodeEntry.shape.code,
        label: CodeEntry.shape.label,
        external: CodeEntry.shape.external,
        from: CodeEntry.shape.from,
        reason: Reason,
      }),
    },
    async (ctx, { list, reason, ...entry }) => {
      const before = await readSettings(ctx)
      const order = 1 + Math.max(-1, ...before.lists[list].map((other) => other.order))
      const lists = { ...before.lists, [list]: [...before.lists[list], { ...entry, order }] }
      return stage(ctx, before, { ...before, lists }, reason)
    },
  ),
)

/** Renames a code, or ends it: its meaning stays, since households hold it. */
export const changeCode = forget(
  command(
    {
      id: 'settings.change-code',
      allow: ['admin'],
      input: z.strictObject({
        list: z.enum(listNames),
        code: CodeEntry.shape.code,
        label: CodeEntry.shape.label.optional(),
        external: CodeEntry.shape.external,
        until: CodeEntry.shape.until,
        order: z.int().optional(),
        reason: Reason,
      }),
    },
    async (ctx, { list, code, reason, ...wanted }) => {
      const before = await readSettings(ctx)
      if (!before.lists[list].some((entry) => entry.code === code)) {
        throw fault('missing', 'code.missing', { list, code })
      }
      const given = Object.fromEntries(Object.entries(wanted).filter(([, v]) => v !== undefined))
      const entries = before.lists[list].map((e) => (e.code === code ? { ...e, ...given } : e))
      return stage(ctx, before, { ...before, lists: { ...before.lists, [list]: entries } }, reason)
    },
  ),
)

/**
 * Sets the amount of a line for a year, in minor units a head and year. Lists and counts follow by
 * the job `recheck`.
 */
export const setLineAmount = forget(
  command(
    {
      id: 'settings.set-line',
      allow: ['admin', 'county'],
      input: z.strictObject({
        line: Line.shape.code,
        year: z.coerce.number().int().min(1950).max(2200),
        amount: z.int().min(0).max(1e12),
        reason: Reason,
      }),
    },
    async (ctx, { line, year, amount, reason }) => {
      const before = await readSettings(ctx)
      if (!before.lines.some((one) => one.code === line)) {
        throw fault('missing', 'line.missing', { line })
      }
      const lines = before.lines.map((one) =>
        one.code === line ? { ...one, amounts: { ...one.amounts, [String(year)]: amount } } : one,
      )
      return stage(ctx, before, { ...before, lines }, reason)
    },
  ),
)
