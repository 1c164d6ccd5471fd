import { command } from '@terrace/platform/command'
import type { Ctx } from '@terrace/platform/context'
import type { EventInput } from '@terrace/platform/event'
import { fault, invalid } from '@terrace/platform/fault'
import type { Row } from '@terrace/platform/write'
import {
  deskOf,
  type Household,
  HouseholdInput,
  headOf,
  homeArea,
  prepareNew,
  present,
  type Desk as RegistryDesk,
  readHousehold,
} from '@terrace/registry'
import { areaOf } from '@terrace/tenancy'
import * as z from 'zod'
import { actOn, proofsOf } from './case-act.ts'
import type { Case } from './case-model.ts'
import { caseIn, kinOf, newCaseRows } from './case-store.ts'
import { type CaseView, viewCase } from './case-view.ts'
import { desksOf } from './desk.ts'
import { checkEvidence } from './evidence.ts'
import type { Flow } from './matter.ts'
import { refuseKin } from './move.ts'
import { Application, Kin } from './record.ts'
import type { Template } from './template.ts'
import { templateForNew } from './template-store.ts'
import { openers } from './who.ts'

export const OpenCase = z.object({
  template: z.string().max(40).default('identification'),
  /** A household that is on file; or `input`, a new one, which becomes a candidate. */
  household: z.string().max(40).optional(),
  input: HouseholdInput.optional(),
  application: Application.optional(),
  /** Keeps it a draft although the application is there. */
  draft: z.boolean().default(false),
  kin: z.array(Kin).max(20).default([]),
  reason: z.string().trim().max(1000).optional(),
})

/**
 * Opens a case; a new household is entered in the same transaction, so that nobody fills in the same
 * form twice. With its application it is handed in at once.
 * @throws Fault conflict `case.open-already` `case.household-state`, invalid with the fields,
 *   forbidden `move.own-case` `move.kin` `move.role`
 */
export const openCase = command(
  { id: 'case.open', allow: openers, input: OpenCase },
  async (ctx, input): Promise<CaseView> => {
    const { template, opened, rows, events } = await openedCase(ctx, input)
    ctx.save(events, rows)
    return viewCase(template, opened)
  },
)

/** A case opened, to be saved by the command that asked for it. @throws Fault of `openCase` */
export async function openedCase(ctx: Ctx, input: z.output<typeof OpenCase>) {
  const [desk, template] = await Promise.all([deskOf(ctx), templateForNew(ctx, input.template)])
  const { household, rows, events } = await householdFor(ctx, desk, template, input)
  const made = await draftOf(ctx, desk, template, household, input)
  refuseKin(ctx, kinOf(made))
  await checkEvidence(ctx, proofsOf({ application: input.application }), made.path)
  const whole = input.application && !input.draft
  const opened = { ...(whole ? handIn(ctx, desk, template, made) : made), version: 1 }
  const flow: Flow = { template: template.template, path: made.path, to: opened.state, n: 1 }
  const event = { name: 'case.opened', about: made.case, reason: input.reason, facts: [flow] }
  return {
    template,
    opened,
    rows: [...rows, ...newCaseRows(ctx.tenant, opened)],
    events: [...events, event],
  }
}

type Input = z.output<typeof OpenCase>

/** The household on file, or the rows of a new one. */
async function householdFor(ctx: Ctx, desk: RegistryDesk, template: Template, input: Input) {
  const none: { rows: Row[]; events: EventInput[] } = { rows: [], events: [] }
  if ((input.household === undefined) === (input.input === undefined)) {
    throw invalid([{ path: 'household', code: 'case.household-or-input' }])
  }
  if (input.household !== undefined) {
    const household = await readHousehold(ctx, input.household)
    if (!template.households.includes(household.status)) {
      const states = template.households.join(', ')
      throw fault('conflict', 'case.household-state', { status: household.status, states })
    }
    return { household, ...none }
  }
  const given = input.input
  if (!given || !template.creates) throw invalid([{ path: 'input', code: 'case.no-new-household' }])
  const prepared = prepareNew(desk, await homeArea(ctx, given.area), given)
  const { household, rows, changes, facts } = prepared
  const event = { name: 'household.added', about: household.household, changes, facts: [facts] }
  return { household, rows, events: [event] }
}

async function draftOf(
  ctx: Ctx,
  { settings }: RegistryDesk,
  template: Template,
  household: Household,
  { application, kin }: Input,
): Promise<Case> {
  const by = { id: ctx.actor.id, name: ctx.actor.name }
  const draft: Case = {
    case: ctx.newId('case'),
    template: template.template,
    templateVersion: template.version,
    version: 0,
    state: template.start,
    ...whoseCase(household),
    desks: await desksOf(ctx, await areaOf(ctx, household.area)),
    kin,
    ...(application
      ? { application: { ...application, recordedBy: by, recordedAt: ctx.now() } }
      : {}),
    comparison: {},
    tasks: [],
    steps: [],
    createdAt: ctx.now(),
    createdBy: by,
    updatedAt: ctx.now(),
  }
  return caseIn(ctx, settings, template, draft, { state: template.start })
}

/** What a case shows of its household, as it is now. */
export const whoseCase = (household: Household) => ({
  household: household.household,
  number: household.number,
  head: headOf(household)?.name ?? '',
  size: present(household).length,
  area: household.area,
  areaName: household.areaName,
  path: household.path,
  anchor: household.anchor,
})

/** The act that leaves the application, done at once. */
function handIn(ctx: Ctx, { settings }: RegistryDesk, template: Template, draft: Case): Case {
  const move = template.moves.find(
    (one) => one.record === 'application' && one.from.includes(draft.state),
  )
  if (!move) return draft
  return actOn(ctx, settings, template, draft, move, {})
}
