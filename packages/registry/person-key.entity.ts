import type { Item } from '@terrace/platform/db'
import { queriesBy } from '@terrace/platform/key'
import { lazily } from '@terrace/platform/lazily'
import { Entity } from 'electrodb'

/** What must be unique in a tenant, and whose it is: numbers, blind-indexed ID numbers, file refs. */
export const ClaimEntity = lazily(
  () =>
    new Entity({
      model: { service: 'terrace', entity: 'claim', version: '1' },
      attributes: {
        tenant: { type: 'string', required: true },
        kind: { type: ['number', 'id-number', 'ref'] as const, required: true },
        value: { type: 'string', required: true },
        owner: { type: 'string', required: true },
        member: { type: 'string' },
      },
      indexes: {
        // Who has it.
        byValue: {
          pk: { field: 'pk', composite: ['tenant', 'kind', 'value'] },
          sk: { field: 'sk', composite: [] },
        },
      },
    }),
)

/** One line of a search by name; also where duplicates are found, since equal names are neighbours. */
export interface NameLine {
  household: string
  number: string
  member: string
  name: string
  sex?: string | undefined
  birth?: string | undefined
  head: boolean
  status: string
  area: string
  areaName: string
  path: string
}

/** The line of an item found by name. */
export const nameLineOf = (item: Item): NameLine => JSON.parse(String(item.brief)) as NameLine

/** A person's name, normalised. Partitioned by its first character, so that no partition is a tenant. */
export const PersonNameEntity = lazily(
  () =>
    new Entity({
      model: { service: 'terrace', entity: 'name', version: '1' },
      attributes: {
        tenant: { type: 'string', required: true },
        initial: { type: 'string', required: true },
        name: { type: 'string', required: true },
        household: { type: 'string', required: true },
        member: { type: 'string', required: true },
        /** A `NameLine` as JSON. */
        brief: { type: 'string', required: true },
      },
      indexes: {
        // People whose name begins so, in order of name.
        byName: {
          pk: { field: 'pk', composite: ['tenant', 'initial'] },
          sk: { field: 'sk', composite: ['name', 'household', 'member'] },
        },
      },
    }),
)

/** People whose name begins so, in order of name. */
export const namesBy = queriesBy((tenant: string, initial: string, name: string) =>
  PersonNameEntity.query.byName({ tenant, initial }).begins({ name }),
)

/** People of exactly this name. */
export const namesakesBy = queriesBy((tenant: string, initial: string, name: string) =>
  PersonNameEntity.query.byName({ tenant, initial, name }).begins({ household: 'hh_' }),
)
