import { type Ctx, covers } from '@terrace/platform/context'
import { isFault } from '@terrace/platform/fault'
import type { Settings } from '@terrace/tenancy'
import {
  type Area,
  addArea,
  areaByCode,
  areaOf,
  areasOf,
  idsOf,
  searchAreas,
} from '@terrace/tenancy'
import type { Mapping } from './mapping.ts'
import { fold } from './values.ts'

export type Found = { area: Area } | { code: string; params?: Record<string, string | number> }

/** What a file says of an area, from the top down, as one text. */
export const textOf = (names: readonly string[]): string => names.join(' / ')

/** Finds the areas that a file speaks of; each spelling is looked up once. */
export class AreaFinder {
  private readonly ctx: Ctx
  private readonly settings: Settings
  private readonly target: Mapping['area']
  private readonly known = new Map<string, Promise<Found>>()
  /** Areas that are not there and would be made, as the file spells them. */
  readonly toMake = new Map<string, string[]>()
  private within: Promise<Area | undefined> | undefined

  constructor(ctx: Ctx, settings: Settings, target: Mapping['area']) {
    this.ctx = ctx
    this.settings = settings
    this.target = target
  }

  /** @param names from the top down, as the columns say */
  find(names: readonly string[]): Promise<Found> {
    const text = textOf(names)
    let found = this.known.get(text)
    if (!found) {
      found = this.search(text, names)
      this.known.set(text, found)
    }
    return found
  }

  private async search(text: string, names: readonly string[]): Promise<Found> {
    const { area: all, values, create } = this.target
    if (all !== undefined && names.length === 0) return this.byId(all)
    const mapped = values?.[text]
    if (mapped) return this.byId(mapped)
    const chain = names.flatMap((n) => n.split(/\s*[/>＞／]\s*/)).filter((n) => n !== '')
    if (chain.length === 0) return { code: 'area.none' }
    const areas = (await this.byCode(chain)) ?? (await this.byName(chain))
    const [first, second] = areas
    if (first && second) return { code: 'area.ambiguous', params: { value: text } }
    if (first) return this.usable(first)
    if (!create) return { code: 'area.unknown', params: { value: text } }
    this.toMake.set(text, chain)
    return { area: this.planned(chain) }
  }

  private async byId(id: string): Promise<Found> {
    try {
      return this.usable(await areaOf(this.ctx, id))
    } catch (error) {
      if (isFault(error)) return { code: 'area.unknown', params: { value: id } }
      throw error
    }
  }

  private usable(area: Area): Found {
    // What is not theirs to see is as unknown as what is not there.
    if (!covers(this.ctx, area.path)) return { code: 'area.unknown', params: { value: area.name } }
    if (area.until !== undefined && area.until <= this.ctx.today()) {
      return { code: 'area.ended', params: { name: area.name } }
    }
    return { area }
  }

  private async byCode(chain: readonly string[]): Promise<Area[] | undefined> {
    const { by, scheme } = this.target
    const code = chain.at(-1) ?? ''
    if (by === 'name' || !scheme || !/^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,39}$/u.test(code)) {
      return undefined
    }
    const area = await areaByCode(this.ctx, scheme, code)
    if (area) return [area]
    return by === 'code' ? [] : undefined
  }

  private async byName(chain: readonly string[]): Promise<Area[]> {
    const name = chain.at(-1) ?? ''
    const { items } = await searchAreas(this.ctx, { name: name.slice(0, 100), limit: 100 })
    const folded = fold(name)
    const same = items.filter((area) => fold(area.name) === folded)
    const root = await this.root()
    const found: Area[] = []
    for (const brief of same) {
      const area = await areaOf(this.ctx, brief.area)
      if (root && !area.path.startsWith(root.path)) continue
      if (await this.isUnder(area, chain.slice(0, -1))) found.push(area)
    }
    return found
  }

  private root(): Promise<Area | undefined> {
    const { within } = this.target
    this.within ??= within ? areaOf(this.ctx, within) : Promise.resolve(undefined)
    return this.within
  }

  /** Whether the areas above bear these names, in this order; levels may be left out. */
  private async isUnder(area: Area, above: readonly string[]): Promise<boolean> {
    if (above.length === 0) return true
    const names = (await areasOf(this.ctx, idsOf(area.path).slice(0, -1))).map((a) => fold(a.name))
    let from = 0
    for (const name of above) {
      const at = names.indexOf(fold(name), from)
      if (at < 0) return false
      from = at + 1
    }
    return true
  }

  /** Stands in for an area that the import will make; only a check ever sees it. */
  private planned(chain: readonly string[]): Area {
    const name = chain.at(-1) ?? ''
    const level = this.levelAt(chain.length - 1, chain.length)
    const at = { area: 'planned', parent: 'root', path: 'planned/', anchor: 'planned' }
    return { ...at, level, name, codes: {}, children: 0, version: 0 }
  }

  private levelAt(place: number, of: number): string {
    const { levels } = this.settings
    const chosen = this.target.create?.levels?.at(place - of)
    return chosen ?? levels.at(place - of)?.code ?? levels.at(-1)?.code ?? ''
  }

  /**
   * Makes the areas that a check found missing, from the top down, each once; those that are there
   * by now are left alone.
   * @param missing what the file says → names from the top down
   * @returns how many were made
   */
  async make(
    missing: Iterable<readonly [text: string, chain: readonly string[]]>,
  ): Promise<number> {
    const under = this.target.create?.under ?? 'root'
    const made = new Map<string, string>()
    let count = 0
    for (const [text, chain] of missing) {
      let parent = under
      for (const [i, name] of chain.entries()) {
        const path = chain.slice(0, i + 1)
        let area = made.get(path.join('/')) ?? (await this.byName(path))[0]?.area
        if (area === undefined) {
          area = await this.makeOne(parent, this.levelAt(i, chain.length), name)
          count++
        }
        parent = area
        made.set(path.join('/'), area)
      }
      // The index that finds by name may lag: what was just made is known here.
      this.known.set(text, Promise.resolve({ area: await areaOf(this.ctx, parent) }))
    }
    return count
  }

  private async makeOne(parent: string, level: string, name: string): Promise<string> {
    const { area } = await addArea(this.ctx, { parent, level, name })
    return area
  }
}
