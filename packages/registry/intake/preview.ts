import type { Ctx } from '@terrace/platform/context'
import type { Files } from '@terrace/platform/files'
import { viewOf } from '../view.ts'
import { textOf } from './area-finder.ts'
import type { Outcome } from './decide.ts'
import type { Problem } from './draft.ts'
import type { Session } from './session.ts'

/** Problems on a page. */
export const PAGE = 1_000
/** Pages kept; the counts go on. */
const PAGES = 200
const HOUSEHOLDS = 50
const FIRST = 200

/** What a preview keeps beside its problems, small enough to be laid aside as a whole. */
export interface Kept {
  problems: number
  reasons: PreviewReason[]
  households: unknown[]
  /** Areas that would be made, as the file says them → names from the top down. */
  areas: [text: string, chain: string[]][]
}

/** What a check found, while it reads: the first households, reasons and areas. */
export class Preview {
  private readonly ctx: Ctx
  private readonly session: Session
  private total: number
  private problems: Problem[] = []
  private readonly reasons: Map<string, PreviewReason>
  private readonly households: unknown[]
  private readonly areas: Map<string, string[]>
  constructor(ctx: Ctx, session: Session, kept?: Kept) {
    this.ctx = ctx
    this.session = session
    this.total = kept?.problems ?? 0
    this.reasons = new Map(kept?.reasons.map((reason) => [keyOf(reason), reason]))
    this.households = [...(kept?.households ?? [])]
    this.areas = new Map(kept?.areas)
  }

  get kept(): Kept {
    const { total, reasons, households, areas } = this
    return { problems: total, reasons: [...reasons.values()], households, areas: [...areas] }
  }

  /** Problems since the last call, as far as they are kept. */
  fresh(): Problem[] {
    const { problems } = this
    this.problems = []
    return problems
  }

  add({ problems, prepared, fate, draft }: Outcome): void {
    if (prepared && this.households.length < HOUSEHOLDS) {
      const { settings } = this.session.desk
      const rows = draft.group.rows.map(({ row }) => row)
      this.households.push({
        fate,
        rows,
        household: viewOf(this.ctx, settings, prepared.household),
      })
    }
    const text = textOf(draft.area)
    const chain = this.session.areas.toMake.get(text)
    if (chain) this.areas.set(text, chain)
    for (const problem of problems) {
      if (this.total++ < PAGES * PAGE) this.problems.push(problem)
      this.count(problem)
    }
  }

  private count({ code, column, severity }: Problem): void {
    const reason = { code, ...(column ? { column } : {}), severity, count: 1 }
    const key = keyOf(reason)
    const found = this.reasons.get(key)
    if (found) found.count++
    else if (this.reasons.size < 1_000) this.reasons.set(key, reason)
  }
}

const keyOf = ({ code, column }: PreviewReason): string => `${code}\n${column ?? ''}`

/**
 * Leaves what a check found to be looked at: problems in pages, and the first households.
 * @returns how many pages there are
 */
export async function writePreview(
  files: Files,
  folder: string,
  kept: Kept,
  problems: AsyncIterable<Problem>,
  income: Record<string, number>,
): Promise<number> {
  const put = (name: string, value: unknown) =>
    files.put(`${folder}/${name}`, JSON.stringify(value), 'application/json')
  const first: Problem[] = []
  let [page, pages]: [Problem[], number] = [[], 0]
  const turn = async () => {
    await put(`problems-${pages++}.json`, page)
    page = []
  }
  for await (const problem of problems) {
    if (first.length < FIRST) first.push(problem)
    page.push(problem)
    if (page.length >= PAGE) await turn()
  }
  if (page.length > 0) await turn()
  const reasons = kept.reasons.toSorted((a, b) => b.count - a.count)
  await put('areas.json', kept.areas)
  const areas = kept.areas.slice(0, FIRST).map(([text]) => text)
  const { households } = kept
  await put('preview.json', { households, problems: first, reasons, income, areas })
  return pages
}

export interface PreviewReason {
  code: string
  column?: string
  severity: 'error' | 'warning'
  count: number
}
