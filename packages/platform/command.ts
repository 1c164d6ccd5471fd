import type * as z from 'zod'
import type { Ctx } from './context.ts'
import { Contended, pause } from './db.ts'
import { type EventInput, eventRow } from './event.ts'
import { type FieldFault, fault, invalid } from './fault.ts'
import { type Row, toWrite } from './write.ts'

/** What a command or a query says of itself; nothing of it can be forgotten, since it is data. */
export interface Definition<I extends z.ZodType> {
  /** `noun.verb`. */
  id: string
  /** Roles that may; `*` = any member of the tenant. The system always may. */
  allow: readonly string[]
  input: I
}

export interface Action<I extends z.ZodType, O> {
  (ctx: Ctx, input: z.input<I>): Promise<O>
  def: Definition<I> & { writes: boolean }
}

/**
 * A write. The handler decides and stages rows with `ctx.save`; rows, events and the idempotency
 * record then commit in one transaction, and conditions settle races.
 * @throws Fault `forbidden` role.may-not, `invalid` with the fields, or what a row's condition means
 */
export function command<I extends z.ZodType, O>(
  def: Definition<I>,
  handler: (ctx: Ctx, input: z.output<I>) => Promise<O>,
): Action<I, O> {
  const run = async (ctx: Ctx, input: z.input<I>): Promise<O> => {
    guard(ctx, def)
    const parsed = parse(def.input, input)
    const events: EventInput[] = []
    const rows: Row[] = []
    const answer = await handler(
      {
        ...ctx,
        save(event, more) {
          events.push(...(Array.isArray(event) ? event : [event]))
          rows.push(...more)
        },
      },
      parsed,
    )
    await commit(ctx, def.id, events, rows, answer)
    return answer
  }
  return Object.assign(run, { def: { ...def, writes: true } })
}

/** A read: the same guard and the same parsing, nothing staged. */
export function query<I extends z.ZodType, O>(
  def: Definition<I>,
  handler: (ctx: Ctx, input: z.output<I>) => Promise<O>,
): Action<I, O> {
  const run = async (ctx: Ctx, input: z.input<I>): Promise<O> => {
    guard(ctx, def)
    return handler(ctx, parse(def.input, input))
  }
  return Object.assign(run, { def: { ...def, writes: false } })
}

function guard(ctx: Ctx, def: Definition<z.ZodType>): void {
  const may =
    def.allow.includes('*') ||
    ctx.roles.some((role) => role === 'system' || def.allow.includes(role))
  if (!may) throw fault('forbidden', 'role.may-not', { action: def.id })
}

/** Commits what a command staged. Contention is retried: the same rows, the same conditions. */
export async function commit(
  ctx: Ctx,
  command: string,
  events: readonly EventInput[],
  rows: readonly Row[],
  answer?: unknown,
): Promise<void> {
  const all = [...rows, ...eventRows(ctx, command, events)]
  if (ctx.idempotency) all.push(ctx.idempotency.row(answer))
  const writes = all.map((row) => toWrite(ctx.db, row))
  for (let attempt = 0; ; attempt++) {
    try {
      return await ctx.db.write(writes)
    } catch (error) {
      if (!(error instanceof Contended)) throw error
      if (attempt >= 8) throw fault('unavailable', 'save.busy')
      await pause(attempt)
    }
  }
}

/** The rows of events as this actor's, born pending unless they are history only. */
export const eventRows = (ctx: Ctx, command: string, events: readonly EventInput[]): Row[] =>
  events.map(({ pending = true, ...event }) =>
    eventRow(
      {
        ...event,
        tenant: ctx.tenant,
        event: ctx.newId('ev'),
        at: ctx.now(),
        by: { id: ctx.actor.id, name: ctx.actor.name },
        command,
      },
      pending,
    ),
  )

/** Parses at a door, and turns the library's words into ours: field, code, what would be right. */
export function parse<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  // Without the input in its report, a wrong type could not be told from a field left out.
  const result = schema.safeParse(input, { reportInput: true })
  if (result.success) return result.data
  throw invalid(result.error.issues.flatMap((issue) => fieldFaults(issue)))
}

type Issue = z.core.$ZodIssue

function fieldFaults(issue: Issue): FieldFault[] {
  const path = issue.path.map(String).join('.')
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? [{ path, code: 'field.required' }]
        : [{ path, code: 'field.type', params: { expected: issue.expected } }]
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: path ? `${path}.${key}` : key,
        code: 'field.unknown',
      }))
    case 'invalid_value':
      if (issue.input === undefined) return [{ path, code: 'field.required' }]
      return [{ path, code: 'field.choice', params: { values: issue.values.join(', ') } }]
    case 'too_small':
      return [{ path, code: 'field.too-small', params: { minimum: String(issue.minimum) } }]
    case 'too_big':
      return [{ path, code: 'field.too-big', params: { maximum: String(issue.maximum) } }]
    case 'invalid_format':
      return [{ path, code: 'field.format', params: { format: issue.format } }]
    case 'custom': {
      const { code, ...params } = (issue.params ?? {}) as { code?: string }
      return [{ path, code: code ?? 'field.invalid', params }]
    }
    default:
      return [{ path, code: 'field.invalid' }]
  }
}
