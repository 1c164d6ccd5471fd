import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { openTable } from './open.ts'
import { fileSource } from './source.ts'
import { gather } from './test-kit.ts'

const PATH = '../shared/data/eusilc-persons.csv'
const here = existsSync(PATH)

it.skipIf(!here)(
  `reads a real survey of 14,827 persons${here ? '' : ` (no ${PATH})`}`,
  async () => {
    const table = await openTable(await fileSource(PATH))
    expect(table).toMatchObject({ kind: 'csv', encoding: 'utf-8', separator: ',', headerRow: 1 })
    expect(table.header).toHaveLength(28)
    const rows = await gather(table.rows())
    expect(rows).toHaveLength(14_827)
    expect(rows.every(({ cells, problems }) => cells.length === 28 && !problems)).toBe(true)
    expect(rows[0]?.cells.slice(0, 6)).toEqual(['1', '3', 'Tyrol', '101', '34', 'female'])
    expect(await gather(table.rows(14_000))).toEqual(rows.slice(13_998))
  },
)
