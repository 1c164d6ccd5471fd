import * as z from 'zod'
import { Status } from '../model.ts'

/*
 * How a file becomes households: which column is which field, which of its values is which code,
 * and what is reckoned from several columns. Plain data, remembered for the next file of its kind.
 */

const Column = z.string().min(1).max(400)
const FieldId = z.string().min(1).max(80)

/** How an amount is written: in the currency's unit, in ten thousands of it (万元), or minor. */
export const Unit = z.enum(['major', 'ten-thousand', 'minor'])
export type Unit = z.infer<typeof Unit>

export const ColumnTarget = z.object({
  column: Column,
  field: FieldId,
  unit: Unit.optional(),
  /** What the file says → the tenant's code, or what it should have said; `''` leaves it empty. */
  values: z.record(z.string().max(200), z.string().max(40)).optional(),
})

export const SumTarget = z.object({
  field: FieldId,
  /** `py090n + py100n - [hy130n]`. */
  expression: z.string().min(1).max(4000),
  unit: Unit.optional(),
})

export const AreaTarget = z.object({
  /** From the top down: township, then village. One column may hold a path `A/B/C`. */
  columns: z.array(Column).max(8).default([]),
  /** `auto` tries the code, then the name. */
  by: z.enum(['auto', 'code', 'name']).default('auto'),
  scheme: z.string().max(40).optional(),
  /** Names are looked for below this area only. */
  within: z.string().optional(),
  /** What the file says → id of the area. */
  values: z.record(z.string().max(400), z.string()).optional(),
  /** All rows belong to this area. */
  area: z.string().optional(),
  /** Areas that are not there are made under this one (`root`: at the top) at the start. */
  create: z
    .object({
      under: z.string(),
      /** Their levels, from the top down; the lowest levels otherwise. */
      levels: z.array(z.string().max(40)).max(8).optional(),
    })
    .optional(),
})

export const Mapping = z.object({
  /** Whose file this is: the same source finds its households again by their keys. */
  source: z.string().trim().min(1).max(100),
  shape: z.enum(['persons', 'households']),
  /** The column whose value is the same on all rows of a household. */
  household: Column.optional(),
  /** Fields of further members of a household row are `member2.name` to `member15.name`. */
  columns: z.array(ColumnTarget).max(600).default([]),
  sums: z.array(SumTarget).max(60).default([]),
  /** The same for all rows: field → what a cell would say. */
  constants: z.record(FieldId, z.string().max(200)).default({}),
  /** Whether a column of an amount belongs to each person or to the household. */
  natures: z.record(Column, z.enum(['person', 'household'])).default({}),
  area: AreaTarget,
  /** `first`: the first person is the head; others without relation are `other`. */
  head: z.enum(['column', 'first']).default('column'),
  /** State of households that are new; those that exist keep theirs. */
  status: Status.default('candidate'),
  /** What means that nothing is known, besides an empty cell. */
  missing: z.array(z.string().max(40)).max(40).default(['NA', 'N/A', '-', '—', '/', 'null']),
  decimal: z.enum(['.', ',']).default('.'),
  /** How `03/04/2025` is read. */
  dates: z.enum(['day-first', 'month-first']).default('day-first'),
})
export type Mapping = z.infer<typeof Mapping>
export type MappingInput = z.input<typeof Mapping>
