import * as z from 'zod'
import { standing } from './case-view.ts'
import { Entry, List } from './list-model.ts'
import { Label, type Template } from './template.ts'
import { WayStep } from './way.ts'

/** A list as its page shows it: entries with their outcome, without who is related to whom. */
export const ListView = List.omit({ path: true, anchor: true, desks: true, entries: true }).extend({
  steps: z.array(WayStep),
  label: Label,
  step: z.int(),
  next: z.array(
    z.object({
      move: z.string(),
      label: Label,
      by: z.array(z.string()),
      level: z.string(),
      record: z.string().optional(),
      reason: z.boolean(),
    }),
  ),
  entries: z.array(Entry.omit({ kin: true, hands: true })),
  /** Objections that hold it. */
  holds: z.int(),
  counts: z.object({ in: z.int(), out: z.int(), sampled: z.int(), unchecked: z.int() }),
})
export type ListView = z.infer<typeof ListView>

export function viewList(template: Template, list: List, holds: number): ListView {
  const { path: _p, anchor: _a, desks: _d, entries, ...facts } = list
  const count = (test: (entry: Entry) => boolean | undefined) => entries.filter(test).length
  return {
    ...facts,
    ...standing(template, 'list', list.state),
    entries: entries.map(({ kin: _k, hands: _h, ...entry }) => entry),
    holds,
    counts: {
      in: count(({ out }) => !out),
      out: count(({ out }) => out !== undefined),
      sampled: count(({ sampled }) => sampled),
      unchecked: count(({ sampled, check, out }) => sampled && !check && !out),
    },
  }
}
