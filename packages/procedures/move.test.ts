import type { Ctx } from '@terrace/platform/context'
import { isFault } from '@terrace/platform/fault'
import { packs, roles } from '@terrace/tenancy'
import { describe, expect, test } from 'vitest'
import { mayMove, noticeLast, refuseKin, type Subject, waitsIn } from './move.ts'
import { pack } from './pack/index.ts'
import { levels, type Move, type Template } from './template.ts'
import { checkTemplate } from './template-check.ts'

const desks = {
  village: { area: 'v', path: 'c/t/v/' },
  township: { area: 't', path: 'c/t/' },
  county: { area: 'c', path: 'c/' },
}
const subject = (state: string, more: Partial<Subject> = {}): Subject => ({
  state,
  desks,
  hands: {},
  kin: [],
  ...more,
})
const who = (role: string, scope = 'c/', id = 'u1'): Ctx =>
  ({
    roles: [role],
    scope: [scope],
    actor: { id, name: `Name of ${id}`, method: 'totp' },
  }) as unknown as Ctx

const code = (work: () => void): string => {
  try {
    work()
    return 'done'
  } catch (error) {
    if (!isFault(error)) throw error
    return error.code
  }
}

const templates = Object.entries(packs).flatMap(([name, settings]) =>
  Object.entries(pack).map(([template, make]): [string, Template] => [
    `${name} ${template}`,
    { ...make(settings), template, version: 1 },
  ]),
)

describe.each(templates)('%s', (_, template) => {
  test('is one that cases can follow', () => {
    expect(checkTemplate(template)).toEqual([])
    for (const label of [template.label, ...template.states.map((s) => s.label)]) {
      expect(label.en.length * label.zh.length).toBeGreaterThan(0)
    }
  })

  test('every act × every role × every state: allowed exactly as it says', () => {
    for (const move of template.moves) {
      for (const role of [...roles, 'system', 'public']) {
        for (const { state } of template.states) {
          const wanted = !(move.by as string[]).includes(role)
            ? 'move.role'
            : move.from.includes(state)
              ? 'done'
              : 'move.out-of-order'
          const is = code(() => mayMove(who(role), move, subject(state)))
          expect([move.move, role, state, is]).toEqual([move.move, role, state, wanted])
        }
      }
    }
  })

  test('every act × every area: the level that it names and those above, no other', () => {
    const scopes = { village: 'c/t/v/', township: 'c/t/', county: 'c/' }
    for (const move of template.moves) {
      for (const level of levels) {
        const may = levels.indexOf(level) >= levels.indexOf(move.level)
        const ctx = who(move.by[0] ?? '', scopes[level])
        const is = code(() => mayMove(ctx, move, subject(move.from[0] ?? '')))
        expect([move.move, level, is]).toEqual([move.move, level, may ? 'done' : 'move.area'])
      }
    }
  })

  test('four eyes: who did an act from which another stays apart may not do that one', () => {
    for (const move of template.moves) {
      for (const other of move.apart) {
        const ctx = who(move.by[0] ?? '')
        const hands = { [other]: ['u9', 'u1'] }
        const is = code(() => mayMove(ctx, move, subject(move.from[0] ?? '', { hands })))
        expect([move.move, other, is]).toEqual([move.move, other, 'move.apart'])
      }
    }
  })

  test('applicants and relatives may do nothing, by id or by name', () => {
    for (const move of template.moves) {
      const at = subject(move.from[0] ?? '')
      const ctx = who(move.by[0] ?? '')
      expect(code(() => mayMove(ctx, move, { ...at, kin: [{ id: 'u1', own: true }] }))).toBe(
        'move.own-case',
      )
      expect(code(() => mayMove(ctx, move, { ...at, kin: [{ name: ' name of U1 ' }] }))).toBe(
        'move.kin',
      )
    }
  })

  test('in every open state somebody’s turn it is, and in no other', () => {
    const calendar = { restDays: [0, 6], holidays: [], workdays: [] }
    for (const { state, kind } of template.states) {
      const turns = (['case', 'list'] as const).map((of) =>
        waitsIn(template, of, state, { desks, calendar, today: '2026-03-02' }),
      )
      expect([state, turns.some(Boolean)]).toEqual([state, kind === 'open'])
    }
  })
})

describe('templates that no case could follow', () => {
  const [, good] = templates[0] ?? []
  const flawed = (change: (template: Template) => Template | undefined) => {
    const copy = structuredClone(good) as Template
    return checkTemplate(change(copy) ?? copy).map((fault) => fault.code)
  }
  const moveOf = (template: Template, name: string) =>
    template.moves.find(({ move }) => move === name) as Move

  const without = (t: Template, name: string) => ({
    ...t,
    moves: t.moves.filter(({ move }) => move !== name),
  })
  const flaws: [string, (t: Template) => Template | undefined][] = [
    ['template.state', (t) => void Object.assign(moveOf(t, 'survey'), { to: 'nowhere' })],
    ['template.twice', (t) => void Object.assign(moveOf(t, 'survey'), { move: 'submit' })],
    ['template.unreachable', (t) => without(t, 'register')],
    ['template.dead-end', (t) => without(t, 'announce')],
    ['template.move', (t) => void moveOf(t, 'reject').apart.push('dance')],
    ['template.step', (t) => void Object.assign(moveOf(t, 'survey'), { step: 17 })],
    ['template.notice', (t) => without(t, 'close-1')],
    ['template.no-entry', (t) => without(t, 'list')],
  ]
  test.each(flaws)('%s', (want, change) => {
    expect(flawed(change)).toContain(want)
  })
})

describe('the calendar of a notice', () => {
  const calendar = packs.cn.calendar
  const move = { notice: { days: 7 } } as Move
  const last = (from: string, days?: number, minimum = 7) =>
    noticeLast(calendar, from, move, { days, minimum })

  test.each([
    ['the first day is not counted', '2026-03-02', '2026-03-09'],
    ['a Sunday gives way to Monday', '2026-03-01', '2026-03-09'],
    ['over a month’s end', '2026-06-29', '2026-07-06'],
    ['over a year’s end, New Year’s holiday extended', '2026-12-25', '2027-01-01'],
    ['a holiday of seven days, then a rest day that is worked', '2026-09-25', '2026-10-08'],
    ['a rest day on which offices work is a working day', '2026-10-03', '2026-10-10'],
  ])('%s', (_, from, want) => {
    expect(last(from)).toBe(want)
  })

  test('the longer of template and tenant is the least; longer is allowed', () => {
    expect(code(() => last('2026-03-02', 6))).toBe('input.invalid')
    expect(code(() => last('2026-03-02', 9, 10))).toBe('input.invalid')
    expect(last('2026-03-02', 10, 10)).toBe('2026-03-12')
  })
})

test('a stranger with the name of nobody is no relative', () => {
  expect(code(() => refuseKin(who('clerk'), [{ name: 'Somebody else' }, {}]))).toBe('done')
})
