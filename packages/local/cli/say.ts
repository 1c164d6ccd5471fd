import { messages } from '@terrace/functions/words'
import { isFault } from '@terrace/platform/fault'
import { type Language, translate } from '@terrace/platform/i18n'
import { SingleBar } from 'cli-progress'

/** What a script reads from the exit code; 2 is commander's own for a wrong command line. */
export const EXIT = { done: 0, refused: 1, usage: 2, jobFailed: 3, broken: 70 } as const

/** A job that was started and did not end well. */
export class JobFailed extends Error {}

export interface Voice {
  /** The answer: words for people, or one JSON document with `--json`. */
  tell(answer: unknown, words: string | string[]): void
  progress(done: number, total: number | undefined, what: string): void
  quiet(): void
}

export interface Streams {
  out: NodeJS.WritableStream
  err: NodeJS.WritableStream & { isTTY?: boolean }
}

/** The answer goes to standard output; progress to standard error, and only where somebody looks. */
export function voice({ out, err }: Streams, json: boolean): Voice {
  let bar: SingleBar | undefined
  return {
    tell: (answer, words) =>
      void out.write(`${json ? JSON.stringify(answer) : [words].flat().join('\n')}\n`),
    progress(done, total, what) {
      if (json || !err.isTTY) return
      if (!bar) {
        const format = '{what} [{bar}] {percentage} % · {value} of {total} · {eta_formatted} left'
        bar = new SingleBar({ format, stream: err, hideCursor: true })
        bar.start(total ?? 0, done, { what })
      }
      if (total !== undefined) bar.setTotal(total)
      bar.update(done, { what })
    },
    quiet() {
      bar?.stop()
      bar = undefined
    },
  }
}

export const languageOf = (env: NodeJS.ProcessEnv): Language =>
  /^zh/i.test(env.LC_ALL ?? env.LC_MESSAGES ?? env.LANG ?? '') ? 'zh' : 'en'

/** A refusal in plain words, one line a wrong field. */
export function wordsOf(error: unknown, lang: Language): string {
  if (!isFault(error)) return error instanceof Error ? error.message : String(error)
  const { fields = [], ...rest } = error.detail
  const lines = fields.map(
    ({ path, code, params }) => `  ${path}: ${translate(messages, code, lang, params ?? {})}`,
  )
  return [translate(messages, error.code, lang, rest), ...lines].join('\n')
}

/** Says what went wrong. @returns the exit code */
export function complain(error: unknown, streams: Streams, json: boolean, lang: Language): number {
  const words = wordsOf(error, lang)
  const code = isFault(error) ? error.code : error instanceof JobFailed ? 'job.failed' : 'broken'
  const fields = isFault(error) ? error.detail.fields : undefined
  streams.err.write(`${json ? JSON.stringify({ error: { code, words, fields } }) : words}\n`)
  if (isFault(error)) return error.kind === 'internal' ? EXIT.broken : EXIT.refused
  return error instanceof JobFailed ? EXIT.jobFailed : EXIT.broken
}

/** Columns of equal width, without a header rule: made for reading and for `cut`. */
export function columns(rows: readonly (readonly (string | number)[])[]): string[] {
  const widths: number[] = []
  for (const row of rows) {
    for (const [i, cell] of row.entries()) {
      widths[i] = Math.max(widths[i] ?? 0, String(cell).length)
    }
  }
  const line = (row: readonly (string | number)[]) =>
    row.map((cell, i) => String(cell).padEnd(widths[i] ?? 0)).join('  ')
  return rows.map((row) => line(row).trimEnd())
}
