import type { Ctx } from '@terrace/platform/context'
import { type Area, addArea, setBoundary } from '@terrace/tenancy'
import { cells, type Ring } from './boundaries.ts'

/** A county that does not exist: names of hills and streams, fields and bridges. */
export const COUNTY = { zh: '清禾县', en: 'Qinghe County' }

const townships: [string, string][] = [
  ['云溪镇', 'Yunxi'],
  ['青石镇', 'Qingshi'],
  ['柳河镇', 'Liuhe'],
  ['龙泉乡', 'Longquan'],
  ['松岭乡', 'Songling'],
  ['白水镇', 'Baishui'],
  ['梅坪乡', 'Meiping'],
  ['竹山乡', 'Zhushan'],
  ['石桥镇', 'Shiqiao'],
  ['月湖乡', 'Yuehu'],
  ['金田镇', 'Jintian'],
  ['枫林乡', 'Fenglin'],
]
const villages: [string, string][] = [
  ['上坪村', 'Shangping'],
  ['下湾村', 'Xiawan'],
  ['新田村', 'Xintian'],
  ['老寨村', 'Laozhai'],
  ['河口村', 'Hekou'],
]

export interface Village {
  area: Area
  township: Area
}

/** The county, its 12 townships and 60 villages, with boundaries drawn. */
export async function plantCounty(ctx: Ctx, step: () => void) {
  const county = await area(ctx, undefined, 'county', [COUNTY.zh, COUNTY.en], '990100')
  const made: Village[] = []
  const all: Area[] = []
  for (const [i, name] of townships.entries()) {
    const code = `9901${String(i + 1).padStart(2, '0')}`
    const township = await area(ctx, county, 'township', name, `${code}000`)
    all.push(township)
    const [townRing, ...rings] = cells(i)
    await draw(ctx, township, townRing)
    for (const [j, village] of villages.entries()) {
      const full: [string, string] = [village[0], `${village[1]} (${name[1]})`]
      const place = await area(
        ctx,
        township,
        'village',
        full,
        `${code}${String(j + 1).padStart(3, '0')}`,
      )
      await draw(ctx, place, rings[j])
      made.push({ area: place, township })
      step()
    }
  }
  return { county, townships: all, villages: made }
}

async function area(
  ctx: Ctx,
  parent: Area | undefined,
  level: string,
  [zh, en]: [string, string],
  code: string,
): Promise<Area> {
  return addArea(ctx, {
    ...(parent ? { parent: parent.area } : {}),
    level,
    name: zh,
    names: { zh, en },
    codes: { demo: code },
  })
}

async function draw(ctx: Ctx, place: Area, ring: Ring | undefined): Promise<void> {
  if (!ring) return
  const geometry = { type: 'Polygon' as const, coordinates: [ring] }
  await setBoundary(ctx, { area: place.area, geometry })
}
