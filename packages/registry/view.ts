import type { Ctx } from '@terrace/platform/context'
import { maySee, type Settings } from '@terrace/tenancy'
import * as z from 'zod'
import { lineOf, present } from './brief.ts'
import { adjustedPerCapita, netIncome, perCapita, sourceTotal } from './income.ts'
import { Finding, Household, Member } from './model.ts'
import { maySeePath } from './withhold.ts'

/** What everyone may see of a sensitive value: that it is there, and its mask. */
const Masked = z.object({ mask: z.string() })

const MemberView = Member.omit({ idNumber: true, phone: true }).extend({
  idNumber: Masked.optional(),
  phone: Masked.optional(),
  /** Fields withheld from this role. */
  withheld: z.array(z.string()).optional(),
})

/** A household as its page shows it: masked by role, with what is derived. */
export const HouseholdView = Household.omit({
  phone: true,
  bankAccount: true,
  path: true,
  anchor: true,
  line: true,
}).extend({
  phone: Masked.optional(),
  bankAccount: Masked.optional(),
  members: z.array(MemberView),
  findings: z.array(Finding),
  people: z.int(),
  income: z.object({
    wage: z.int(),
    business: z.int(),
    property: z.int(),
    transfer: z.int(),
    net: z.int(),
    perCapita: z.int().optional(),
    adjustedPerCapita: z.int().optional(),
    line: z.string(),
  }),
  /** Set on a view of a past day. */
  asOf: z.string().optional(),
})
export type HouseholdView = z.infer<typeof HouseholdView>

const HEALTH = ['health', 'disabilityType', 'disabilityDegree'] as const

function memberView(ctx: Pick<Ctx, 'roles'>, member: Member): z.infer<typeof MemberView> {
  const { idNumber, phone, ...facts } = member
  const view: z.infer<typeof MemberView> = {
    ...facts,
    ...(idNumber ? { idNumber: { mask: idNumber.mask } } : {}),
    ...(phone ? { phone: { mask: phone.mask } } : {}),
  }
  if (maySee(ctx.roles, 'health') || !HEALTH.some((field) => facts[field] !== undefined))
    return view
  for (const field of HEALTH) delete view[field]
  return { ...view, withheld: [...HEALTH] }
}

export function viewOf(
  ctx: Pick<Ctx, 'roles'>,
  settings: Settings,
  household: Household,
  asOf?: string,
): HouseholdView {
  const { phone, bankAccount, path: _p, anchor: _a, line: _l, ...facts } = household
  const { income } = household.snapshot
  const people = present(household).length
  return {
    ...facts,
    ...(phone ? { phone: { mask: phone.mask } } : {}),
    ...(bankAccount ? { bankAccount: { mask: bankAccount.mask } } : {}),
    members: household.members.map((member) => memberView(ctx, member)),
    // What is wrong with somebody's health fields says something of their health.
    findings: household.findings.filter(({ path }) => maySeePath(ctx, path)),
    people,
    income: {
      wage: sourceTotal(income, 'wage'),
      business: sourceTotal(income, 'business'),
      property: sourceTotal(income, 'property'),
      transfer: sourceTotal(income, 'transfer'),
      net: netIncome(income),
      perCapita: perCapita(income, people),
      adjustedPerCapita: adjustedPerCapita(income, people),
      line: lineOf(settings, household),
    },
    ...(asOf ? { asOf } : {}),
  }
}
