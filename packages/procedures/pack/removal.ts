import type { Settings } from '@terrace/tenancy'
import type { Move, TemplateInput } from '../template.ts'
import { identification } from './identification.ts'

/** Steps of identification that a removal does without: nobody applies to leave by mistake. */
const without = ['appraise', 'compare', 'register', 'township-decision', 'notice-2', 'close-2']

/** Acts from which one stays apart, as far as a removal has them. */
const staying = ({ apart }: Move) => apart.filter((other) => !without.includes(other))

/** What stands over its notices. */
const titles: Record<string, Move['title']> = {
  'notice-1': {
    en: 'Public notice: households proposed to be taken off the register',
    zh: '拟剔除建档立卡户名单公示',
  },
  announce: {
    en: 'Announcement: households taken off the register',
    zh: '剔除建档立卡户名单公告',
  },
}

/**
 * Removal (剔除): its own case with survey, assembly, notice and decision, never a delete (domain.md
 * §3.1). The household's hearing is the survey; it may object to the notice like anyone.
 */
export function removal(settings: Settings): TemplateInput {
  const base = identification(settings)
  const step = (n: number, en: string, zh: string) => ({ step: n, label: { en, zh } })
  const gone = ['group-appraised', 'compared', 'township-passed', 'notice-2']
  const steps = new Map([
    ['return', 1],
    ['reject', 1],
    ['list', 3],
    ['assembly', 3],
    ['notice-1', 3],
    ['close-1', 3],
    ['township-return', 4],
    ['county-decision', 4],
    ['announce', 4],
  ])
  const kept = base.moves
    .filter(({ move }) => !without.includes(move))
    .map((move): Move => {
      const from = move.from.filter((state) => !gone.includes(state))
      const apart = staying(move)
      const title = titles[move.move]
      const step = steps.get(move.move) ?? move.step
      // It is proposed by others: the household neither hands it in nor takes it back.
      const by = move.by.filter((role) => role !== 'household')
      return { ...move, by, from, apart, step, ...(title ? { title } : {}) }
    })
    .map((move) => (move.move === 'list' ? { ...move, from: ['surveyed'] } : move))
  const decided = base.moves.find(({ move }) => move === 'township-decision')
  const removed = base.moves.find(({ move }) => move === 'register')
  return {
    ...base,
    label: { en: 'Removal', zh: '剔除' },
    rules: {
      en: 'Removal: checked at home, appraised, noticed and decided like an entry',
      zh: '剔除程序：入户核实、评议、公示、审定，与纳入程序相同',
    },
    households: ['registered', 'assisted', 'pre-exit'],
    creates: false,
    steps: [
      step(1, 'Proposal', '提出剔除'),
      step(2, 'Home check', '入户核实'),
      step(3, 'Assembly and notice', '评议与公示'),
      step(4, 'Review, decision and announcement', '审核、审定与公告'),
    ],
    states: base.states
      .filter(({ state }) => !gone.includes(state))
      .map((state) =>
        state.state === 'registered'
          ? { state: 'removed', label: { en: 'Removed', zh: '已剔除' }, kind: 'passed' as const }
          : state,
      ),
    moves: [
      ...kept,
      ...(decided ? [{ ...decided, step: 4, to: 'county-review', apart: staying(decided) }] : []),
      ...(removed
        ? [
            {
              ...removed,
              move: 'remove',
              label: { en: 'Take off the register', zh: '从档案剔除' },
              step: 4,
              to: 'removed',
              effect: 'remove' as const,
            },
          ]
        : []),
    ],
    sources: [],
    appeal: { ...base.appeal, back: 'surveyed' },
  }
}
