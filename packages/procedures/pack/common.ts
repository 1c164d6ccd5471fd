import type { Move, TemplateInput } from '../template.ts'

export const working = (days: number) => ({ days, kind: 'working' as const })

/** Those of a village who prepare, and those who may record what its people decided. */
export const village: Move['by'] = ['clerk', 'resident']
export const meeting: Move['by'] = ['recorder', 'clerk', 'resident']

/** What most moves leave unsaid. */
export const move = (
  facts: Pick<Move, 'move' | 'label' | 'step' | 'of' | 'from' | 'to' | 'by' | 'level'> &
    Partial<Move>,
): Move => ({ apart: [], reason: false, quorum: false, ...facts })

/** Objections: acknowledged in 2 working days, answered in 10, complex ones in 20 (domain.md §1.4). */
export const objections: TemplateInput['objections'] = {
  acknowledge: working(2),
  investigate: working(10),
  complex: working(20),
}

/** Registers that show what a home visit does not (domain.md §1.4 step 3). */
export const sources: TemplateInput['sources'] = [
  { source: 'housing', label: { en: 'Commercial housing', zh: '商品房' }, required: true },
  { source: 'vehicle', label: { en: 'Vehicles', zh: '机动车' }, required: true },
  { source: 'company', label: { en: 'Registered companies', zh: '工商登记' }, required: true },
  { source: 'payroll', label: { en: 'Public payroll', zh: '财政供养人员' }, required: true },
]
