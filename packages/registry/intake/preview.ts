import type { Ctx } from '@terrace/platform/context'
import { viewOf } from '../view.ts'
import type { Outcome } from './decide.ts'
import type { Problem } from './draft.ts'
import { checkFolder } from './import-store.ts'
import type { Session } from './session.ts'

/** Problems on a page. */
export const PAGE = 1_000
/** Pages kept; the counts go on. */
const PAGES = 200
const HOUSEHOLDS = 50
const FIRST = 200

/** What a check leaves to be looked at: problems in pages, and the first households. */
export class Preview {
  private readonly ctx: Ctx
  private readonly session: Session
  private readonly folder: string
  private page: Problem[] = []
  private pages = 0
  private total = 0
  private readonly first: Problem[] = []
  private readonly reasons = new Map<string, PreviewReason>()
  private readonly households: unknown[] = []
  constructor(ctx: Ctx, session: Session, job: string) {
    this.ctx = ctx
    this.session = session
    this.folder = checkFolder(ctx.tenant, session.doc.import, job)
  }

  async add({ problems, prepared, fate, draft }: Outcome): Promise<void> {
    if (prepared && this.households.length < HOUSEHOLDS) {
      const { settings } = this.session.desk
      const rows = draft.group.rows.map(({ row }) => row)
      this.households.push({
        fate,
        rows,
        household: viewOf(this.ctx, settings, prepared.household),
      })
    }
    for (const problem of problems) {
      this.total++
      this.count(problem)
      if (this.first.length < FIRST) this.first.push(problem)
      this.page.push(problem)
      if (this.page.length >= PAGE) await this.flush()
    }
  }

  private count({ code, column, severity }: Problem): void {
    const key = `${code}\n${column ?? ''}`
    const found = this.reasons.get(key)
    if (found) found.count++
    else if (this.reasons.size < 1_000) {
      this.reasons.set(key, { code, ...(column ? { column } : {}), severity, count: 1 })
    }
  }

  private async flush(): Promise<void> {
    const page = this.page
    this.page = []
    if (this.pages >= PAGES) return
    await this.put(`problems-${this.pages++}.json`, page)
  }

  private put(name: string, value: unknown): Promise<void> {
    const { files } = this.ctx.ports
    return files.put(`${this.folder}/${name}`, JSON.stringify(value), 'application/json')
  }

  async close(income: Record<string, number>): Promise<{ problems: number; pages: number }> {
    if (this.page.length > 0) await this.flush()
    const reasons = [...this.reasons.values()].sort((a, b) => b.count - a.count)
    const { households, first } = this
    const areas = [...this.session.areas.toMake]
    await this.put('areas.json', areas)
    const names = areas.slice(0, FIRST).map(([text]) => text)
    await this.put('preview.json', { households, problems: first, reasons, income, areas: names })
    return { problems: this.total, pages: this.pages }
  }
}

export interface PreviewReason {
  code: string
  column?: string
  severity: 'error' | 'warning'
  count: number
}
