import {
  type FieldSpec,
  factFields,
  incomeFields,
  livingFields,
  memberFields,
  relocationFields,
} from './fields.ts'

/*
 * The paths of the register's history and findings (`snapshot.income.wage`, `members.m1.birth`) and
 * the fields they mean.
 */

const days: FieldSpec = { name: 'day', label: 'day', holds: { is: 'day' } }
const passage = (list: 'joinReason' | 'leaveReason' | 'closeReason'): FieldSpec[] => [
  days,
  { name: 'reason', label: 'why', holds: { is: 'code', list } },
]
const text = (name: string, label: FieldSpec['label']): FieldSpec => ({
  name,
  label,
  holds: { is: 'text' },
})

const groups: { prefix: RegExp; fields: readonly FieldSpec[]; of?: FieldSpec['label'] }[] = [
  { prefix: /^(?:snapshot\.)?income\./, fields: incomeFields },
  { prefix: /^(?:snapshot\.)?living\./, fields: livingFields },
  { prefix: /^relocation\./, fields: relocationFields },
  { prefix: /^closed\./, fields: passage('closeReason'), of: 'closed' },
  { prefix: /^members\.[^.]+\.joined\./, fields: passage('joinReason'), of: 'joined' },
  { prefix: /^members\.[^.]+\.left\./, fields: passage('leaveReason'), of: 'left' },
  { prefix: /^members\.[^.]+\./, fields: [...memberFields, text('ref', 'ref')] },
  { prefix: /^snapshot\./, fields: [text('year', 'year')] },
  {
    prefix: /^/,
    fields: [
      ...factFields,
      text('number', 'number'),
      text('areaName', 'area'),
      text('members', 'members'),
      { name: 'status', label: 'status', holds: { is: 'code', list: 'status' } },
    ],
  },
]

export interface Meaning {
  field: FieldSpec
  /** The part it belongs to, where its own name would not say: closed, joined, left. */
  of?: FieldSpec['label']
}

/** The field behind a path; undefined where a path is of the machine alone. */
export function meaningOf(path: string): Meaning | undefined {
  const group = groups.find(({ prefix }) => prefix.test(path))
  const name = group ? path.replace(group.prefix, '') : path
  // A fault may point into a list: `causesOther.0` is about the list.
  const field = group?.fields.find((one) => one.name === name.replace(/\.\d+$/, ''))
  if (!field) return undefined
  return group?.of ? { field, of: group.of } : { field }
}

/** The member or the place in the list that a path is about. */
export const memberIn = (path: string): string | undefined => /^members\.([^.]+)/.exec(path)?.[1]

/** The item of the basic-needs checklist that a path is about. */
export const needIn = (path: string): string | undefined =>
  /^(?:snapshot\.)?needs\.(.+)$/.exec(path)?.[1]
