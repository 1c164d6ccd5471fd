import type { Ctx } from '@terrace/platform/context'
import type { Files } from '@terrace/platform/files'
import type { JobOutcome } from '@terrace/platform/job'
import type { Cell } from '@terrace/platform/tabular'
import { Channel } from './channel.ts'
import type { Fate } from './decide.ts'
import type { Draft, Problem } from './draft.ts'
import { isErrorFile } from './session.ts'
import { sentence, word } from './text.ts'

const CSV = 'text/csv; charset=utf-8'

/** A CSV that is begun with its first row, and not at all without one. */
class CsvFile {
  private readonly files: Files
  private readonly header: string[]
  readonly name: string
  readonly key: string
  private channel: Channel<Cell[]> | undefined
  private stored: Promise<number> | undefined
  constructor(files: Files, folder: string, name: string, header: string[]) {
    this.files = files
    this.header = header
    this.name = name
    this.key = `${folder}/${name}`
  }

  async write(row: Cell[]): Promise<void> {
    if (!this.channel) {
      const { writeCsv } = await import('@terrace/platform/tabular')
      this.channel = new Channel()
      this.stored = this.files.putStream(this.key, writeCsv(this.header, this.channel), CSV)
      // Heard at the end, or never when the job breaks off.
      this.stored.catch(() => undefined)
    }
    await this.channel.push(row)
  }

  async close(): Promise<NonNullable<JobOutcome['files']>> {
    if (!this.channel || !this.stored) return []
    this.channel.end()
    return [{ name: this.name, key: this.key, size: await this.stored, type: CSV }]
  }

  drop(error: unknown): void {
    this.channel?.fail(error)
  }
}

/** A number stays a number; other text that looks like a formula is made harmless by the writer. */
const cellOf = (text: string): Cell =>
  /^[-+]/.test(text) && String(Number(text)) === text ? Number(text) : text

/** What became of each row, and the rows that were rejected as a file to be corrected. */
export class Report {
  private readonly lang: Ctx['lang']
  private readonly outcomes: CsvFile
  private readonly errors: CsvFile
  private readonly own: number
  constructor(ctx: Ctx, header: readonly string[], job: string) {
    const { lang } = ctx
    const { files } = ctx.ports
    const folder = `exports/${ctx.tenant}/${job}`
    this.lang = lang
    const columns = ['row', 'household', 'outcome', 'problem'].map((c) => word(`report.${c}`, lang))
    this.outcomes = new CsvFile(files, folder, 'outcomes.csv', columns)
    const more = ['row', 'problem'].map((c) => word(`report.${c}`, lang))
    // The error file of an error file has those two columns already.
    this.own = isErrorFile(header) ? header.length - 2 : header.length
    this.errors = new CsvFile(files, folder, 'errors.csv', [...header.slice(0, this.own), ...more])
  }

  async add({ group }: Draft, fate: Fate, problems: readonly Problem[]): Promise<void> {
    const outcome = word(`fate.${fate}`, this.lang)
    const culprits = problems.filter((p) => p.severity === 'error')
    const first = culprits[0]?.row
    for (const { row, cells } of group.rows) {
      const own = culprits.filter((p) => p.row === row).map((p) => this.say(p))
      // A family is not torn apart: all its rows wait until the wrong one is put right.
      const text =
        fate !== 'rejected' ? '' : own.length > 0 ? own.join(' ') : this.withRow(first ?? row)
      await this.outcomes.write([row, group.key, outcome, text])
      if (fate === 'rejected') {
        await this.errors.write([...cells.slice(0, this.own).map(cellOf), row, text])
      }
    }
  }

  private say(problem: Problem): string {
    const text = sentence(problem, this.lang)
    return problem.column ? `${problem.column}: ${text}` : text
  }

  private withRow(row: number): string {
    return sentence({ code: 'report.with-row', params: { row } }, this.lang)
  }

  async close(): Promise<NonNullable<JobOutcome['files']>> {
    return [...(await this.errors.close()), ...(await this.outcomes.close())]
  }

  drop(error: unknown): void {
    this.errors.drop(error)
    this.outcomes.drop(error)
  }
}
