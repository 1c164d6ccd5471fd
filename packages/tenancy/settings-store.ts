import { gunzipSync, gzipSync } from 'node:zlib'
import type { Ctx } from '@terrace/platform/context'
import type { Db, Item, Write } from '@terrace/platform/db'
import { assert, fault } from '@terrace/platform/fault'
import { Memory } from './cache.ts'
import { deadlines } from './deadlines.ts'
import { moneyRules } from './money-rules.ts'
import { SettingsEntity } from './settings.entity.ts'
import { listNames, type Settings } from './settings-model.ts'

const memory = new Memory<Settings>(30_000, 500)

/** What cannot change any more once areas exist. */
export const frameOf = (settings: Pick<Settings, 'levels' | 'currency'>): string =>
  [settings.currency, ...settings.levels.map((level) => level.code)].join(',')

const keyOf = (db: Db, tenant: string) =>
  db.params(SettingsEntity.get({ tenant })).Key as { pk: string; sk: string }

/**
 * The tenant's settings; remembered by this process for 30 seconds. Treat as read-only.
 * @throws Fault missing `tenant.missing`
 */
export const settingsOf = (ctx: Pick<Ctx, 'db' | 'tenant'>): Promise<Settings> =>
  memory.of(ctx.db, ctx.tenant, () => readSettings(ctx))

/** Fields that came after settings were first stored, with what held before them. */
const YOUNGER: Partial<Settings> = {
  secondFactor: false,
  disclosureDays: 10,
  cardMonths: {},
  ...deadlines,
  ...moneyRules,
}

/** The same, read now: for the command that changes them. */
export async function readSettings(ctx: Pick<Ctx, 'db' | 'tenant'>): Promise<Settings> {
  const item = await ctx.db.get(keyOf(ctx.db, ctx.tenant), true)
  if (!item) throw fault('missing', 'tenant.missing')
  const stored = JSON.parse(gunzipSync(item.body as Uint8Array).toString()) as Settings
  const settings: Settings = { ...YOUNGER, ...stored }
  // A list that is younger than this document is empty, not missing.
  for (const list of listNames) settings.lists[list] ??= []
  return settings
}

export const forgetSettings = (ctx: Pick<Ctx, 'db' | 'tenant'>): void =>
  memory.forget(ctx.db, ctx.tenant)

const body = (settings: Settings) => gzipSync(JSON.stringify(settings))

/** The row of a new tenant's settings. */
export const newSettingsRow = (tenant: string, settings: Settings) =>
  SettingsEntity.create({
    tenant,
    body: body(settings),
    version: settings.version,
    frame: frameOf(settings),
  })

/** The row of changed settings, on condition that nobody changed them since `before`. */
export function settingsRow(db: Db, tenant: string, before: Settings, after: Settings): Write {
  assert(after.version === before.version + 1, 'settings skip a version')
  const framed = frameOf(before) !== frameOf(after)
  return {
    item: {
      Update: {
        Key: keyOf(db, tenant),
        UpdateExpression: 'SET #body = :body, #version = :version, #frame = :frame',
        // Levels and currency change only while no area stands on them.
        ConditionExpression: `#version = :before${framed ? ' AND attribute_not_exists(#used)' : ''}`,
        ExpressionAttributeNames: {
          '#body': 'body',
          '#version': 'version',
          '#frame': 'frame',
          ...(framed ? { '#used': 'used' } : {}),
        },
        ExpressionAttributeValues: {
          ':body': body(after),
          ':version': after.version,
          ':frame': frameOf(after),
          ':before': before.version,
        },
      },
    },
    refused: (item: Item | undefined) =>
      framed && item?.version === before.version
        ? fault('conflict', 'settings.frame-in-use')
        : fault('stale', 'settings.stale', { version: item?.version }),
  }
}

/** Goes with the first areas of a tenant: from now on levels and currency stand. */
export const frameUsedRow = (db: Db, tenant: string, settings: Settings): Write => ({
  item: {
    Update: {
      Key: keyOf(db, tenant),
      UpdateExpression: 'SET #used = :yes',
      ConditionExpression: '#frame = :frame',
      ExpressionAttributeNames: { '#used': 'used', '#frame': 'frame' },
      ExpressionAttributeValues: { ':yes': true, ':frame': frameOf(settings) },
    },
  },
  refused: () => fault('conflict', 'save.changed-meanwhile'),
})
