import { type Ctx, covers } from '@terrace/platform/context'
import type { Item } from '@terrace/platform/db'
import { shortId } from '@terrace/platform/ids'
import type { Row } from '@terrace/platform/write'
import { AreaEntity } from './area.entity.ts'
import { AreaCode, AreaName, areaRows, briefOf, changedAreaRow, newBrief } from './area-change.ts'
import { type Area, levelIndex, ROOT } from './area-model.ts'
import { asArea, childrenRow, codeKey } from './area-store.ts'
import type { Settings } from './settings-model.ts'
import { frameUsedRow } from './settings-store.ts'

/** One line of a file of areas. */
export interface Line {
  file: string
  row: number
  code: string
  name: string
  /** Code of the area above; undefined in a file of the top level. */
  parent: string | undefined
  /** Known to be wrong before anything is looked up. */
  wrong?: string
}

export interface Rejected extends Line {
  reason: string
}

export interface Level {
  code: string
  scheme: string
  validFrom: string | undefined
  /** Under which the file's areas stand when it has no column for it. */
  under: Area | undefined
}

export interface Decision {
  rows: Row[]
  rejected: Rejected[]
  added: { area: string; path: string }[]
  changed: { area: string; before: string; after: string }[]
  unchanged: number
}

/** Codes are compared as keys are: in lower case. */
export const caseless = (code: string): string => code.toLowerCase()

/** What is wrong with a line by itself. */
export function wrongWith(line: Pick<Line, 'code' | 'name'>): string | undefined {
  if (!AreaCode.safeParse(line.code).success) return 'area.row-code'
  if (!AreaName.safeParse(line.name).success) return 'area.row-name'
  return undefined
}

/** Codes → areas, read now, for the codes of a chunk and of the areas above. */
async function areasByCode(
  ctx: Ctx,
  scheme: string,
  codes: readonly string[],
): Promise<Map<string, Area>> {
  const claims = await ctx.db.batchGet(
    codes.map((code) => codeKey(ctx, scheme, code)),
    true,
  )
  const keyOf = (claim: Item) =>
    ctx.db.params(AreaEntity.get({ tenant: ctx.tenant, area: String(claim.area) })).Key as {
      pk: string
      sk: string
    }
  const areas = await ctx.db.batchGet(claims.map(keyOf), true)
  const byId = new Map(areas.map((item) => [String(item.area), asArea(item)]))
  return new Map(
    claims.flatMap((claim) => {
      const area = byId.get(String(claim.area))
      return area ? [[caseless(String(claim.code)), area] as const] : []
    }),
  )
}

/**
 * Decides each line of a chunk: new, changed, the same, or rejected with a reason. Reads what is there;
 * the rows carry conditions, so that a change meanwhile refuses the chunk as a whole.
 */
export async function decide(
  ctx: Ctx,
  settings: Settings,
  level: Level,
  lines: readonly Line[],
  above: Map<string, Area>,
): Promise<Decision> {
  const unknown = lines.flatMap(({ parent }) => (parent && !above.has(parent) ? [parent] : []))
  const own = lines.filter((line) => !line.wrong).map((line) => line.code)
  const found = await areasByCode(ctx, level.scheme, [...new Set([...own, ...unknown])])
  for (const code of unknown) {
    const area = found.get(caseless(code))
    if (area) above.set(code, area)
  }
  const out: Decision = { rows: [], rejected: [], added: [], changed: [], unchanged: 0 }
  const more = new Map<string, number>()
  for (const line of lines) {
    const parent = line.parent === undefined ? level.under : above.get(line.parent)
    const reason = line.wrong ?? wrongPlace(ctx, settings, level, line, parent)
    const existing = found.get(caseless(line.code))
    if (reason) out.rejected.push({ ...line, reason })
    else if (existing) keep(ctx, level, line, parent, existing, out)
    else {
      add(ctx, settings, level, line, parent, out)
      more.set(parent?.area ?? ROOT, (more.get(parent?.area ?? ROOT) ?? 0) + 1)
    }
  }
  for (const [parent, count] of more) {
    const top = parent === ROOT
    out.rows.push(
      top ? frameUsedRow(ctx.db, ctx.tenant, settings) : childrenRow(ctx, parent, count),
    )
  }
  return out
}

function wrongPlace(
  ctx: Ctx,
  settings: Settings,
  level: Level,
  line: Line,
  parent: Area | undefined,
): string | undefined {
  if (!parent && line.parent === undefined) return covers(ctx, '') ? undefined : 'area.missing'
  // An area outside the actor's scope is as if it were not there.
  if (!parent || !covers(ctx, parent.path)) return 'area.row-orphan'
  if (parent.until) return 'area.parent-ended'
  const deeper = levelIndex(settings, level.code) > levelIndex(settings, parent.level)
  return deeper ? undefined : 'area.level'
}

function keep(
  ctx: Ctx,
  level: Level,
  line: Line,
  parent: Area | undefined,
  existing: Area,
  out: Decision,
): void {
  const moved = existing.parent !== (parent?.area ?? ROOT) || existing.level !== level.code
  const wrong = moved ? 'area.row-moved' : existing.until ? 'area.ended' : undefined
  if (wrong) out.rejected.push({ ...line, reason: wrong })
  else if (existing.name === line.name) out.unchanged++
  else {
    out.rows.push(changedAreaRow(ctx, existing, { ...briefOf(existing), name: line.name }))
    out.changed.push({ area: existing.area, before: existing.name, after: line.name })
  }
}

function add(
  ctx: Ctx,
  settings: Settings,
  level: Level,
  line: Line,
  parent: Area | undefined,
  out: Decision,
): void {
  const area = shortId('a', ctx.ports.random)
  const facts = { level: level.code, name: line.name, codes: { [level.scheme]: line.code } }
  const { brief, anchors } = newBrief(settings, area, parent, facts)
  out.rows.push(...areaRows(ctx, brief, anchors, level.validFrom))
  out.added.push({ area, path: brief.path })
}
