import { addDays } from '@terrace/platform/dates'
import type { HouseholdInput, Status } from '@terrace/registry'
import type { Chance } from './chance.ts'
import { family, type Maker } from './people.ts'

/** Causes as they are met (domain.md §5.3: 42 % illness, 12 % disability …). */
const causes = {
  illness: 42,
  disability: 12,
  schooling: 9,
  skill: 15,
  capital: 8,
  labour: 8,
  land: 1,
  water: 1,
  transport: 1,
  other: 3,
}

/** Where the households of a county stand some years into its programme; 3-6 % are watched. */
const stages = {
  candidate: 5,
  registered: 9,
  assisted: 37,
  'pre-exit': 6,
  exited: 26,
  stable: 9,
  monitored: 5,
  'risk-cleared': 2,
  relapsed: 1,
} as const

/** What they live on, in yuan a head and year, by how far they have come. */
const perHead: Record<keyof typeof stages, [number, number]> = {
  candidate: [2500, 7500],
  registered: [3000, 7500],
  assisted: [4500, 10_000],
  'pre-exit': [7500, 11_500],
  exited: [8500, 18_000],
  stable: [12_000, 26_000],
  monitored: [5500, 9500],
  'risk-cleared': [8500, 14_000],
  relapsed: [3500, 7000],
}

/** One family in one place, with its income, land, house and water: without what the place decides. */
export function home(
  maker: Maker,
  day: string,
): { input: Omit<HouseholdInput, 'area'>; status: Status } {
  const { chance } = maker
  const status = chance.weighted(stages)
  const serial = maker.serial.next
  const members = family(maker)
  const aged = members.every((m) => m.labour !== 'ordinary' && m.labour !== 'skilled')
  const input: Omit<HouseholdInput, 'area'> = {
    type: typeOf(chance, status, aged),
    standard: 'national',
    causeMain: chance.weighted(causes),
    address: `${chance.int(1, 12)}组${chance.int(1, 80)}号`,
    noLabourFallback: aged,
    ...(status === 'candidate' ? {} : { firstIdentified: addDays(day, -chance.int(20, 900)) }),
    ...(past(status) ? { exitYear: Number(day.slice(0, 4)) } : {}),
    year: maker.year,
    members,
    income: income(chance, members.length, perHead[status], aged),
    living: living(chance),
    ...account(serial),
    ...(status === 'candidate' ? {} : { needs: needs(chance) }),
  }
  // Registers are never perfect: a few gaps, so that the quality desk has something to do.
  if (chance.is(0.04)) delete input.causeMain
  if (chance.is(0.03)) for (const member of members.slice(1)) delete member.education
  return { input, status }
}

/** Where its money is paid, of a bank that does not exist; a few have no account yet. */
const account = (serial: number) =>
  serial % 19 === 0
    ? {}
    : { bankAccount: `6200990${String(serial).padStart(12, '0')}`, bankName: '清禾示例农商行' }

/** The basic needs as the last visit found them. */
const needs = (chance: Chance) => ({
  food: chance.is(0.99),
  clothing: chance.is(0.99),
  schooling: chance.is(0.97),
  medical: chance.is(0.96),
  housing: chance.is(0.94),
  water: chance.is(0.95),
})

const past = (status: Status) => ['exited', 'stable', 'risk-cleared'].includes(status)

function typeOf(chance: Chance, status: Status, aged: boolean): string {
  if (status === 'monitored') return chance.pick(['unstable', 'borderline', 'sudden-hardship'])
  if (past(status)) return aged && chance.is(0.6) ? 'graduated-allowance' : 'graduated'
  if (aged)
    return chance.weighted({ allowance: 5, 'destitute-scattered': 3, 'allowance-registered': 2 })
  return chance.weighted({ general: 80, 'allowance-registered': 20 })
}

/** Splits a target per head into sources, in minor units; the lines add up exactly. */
function income(chance: Chance, people: number, [low, high]: [number, number], aged: boolean) {
  const net = chance.int(low, high) * people * 100
  const share = (part: number) => Math.round((net * part * (0.7 + chance.next() * 0.6)) / 100) * 100
  const business = aged ? share(0.05) : share(0.25)
  const operatingCost = Math.round(business * 0.3)
  const dividend = chance.is(0.5) ? chance.int(200, 1500) * 100 : 0
  const pension = chance.is(0.4) ? chance.int(1200, 3600) * 100 : 0
  const allowance = aged ? share(0.35) : 0
  const ecological = chance.is(0.25) ? chance.int(100, 900) * 100 : 0
  const rest = net - business + operatingCost - dividend - pension - allowance - ecological
  const wage = Math.max(0, rest)
  return { wage, business, operatingCost, dividend, pension, allowance, ecological }
}

function living(chance: Chance) {
  const arable = chance.int(0, 120) / 10
  const forest = chance.int(0, 300) / 10
  const houseGrade = chance.weighted({ a: 52, b: 41, c: 5, d: 2 })
  return {
    arable,
    irrigated: Math.min(arable, chance.int(0, 60) / 10),
    forest,
    returnedForest: chance.is(0.3) ? Math.min(forest, chance.int(0, 50) / 10) : 0,
    domesticPower: true,
    television: chance.is(0.93),
    waterDifficult: chance.is(0.05),
    waterSafe: chance.is(0.95),
    roadDistance: chance.is(0.96) ? chance.int(0, 40) / 10 : chance.int(51, 90) / 10,
    roadType: chance.weighted({ cement: 70, asphalt: 10, gravel: 15, earth: 5 }),
    dwelling: chance.int(45, 180),
    houseUnsafe: houseGrade === 'c' || houseGrade === 'd',
    houseGrade,
    toilet: chance.is(0.7),
    fuel: chance.weighted({ clean: 55, firewood: 30, coal: 15 }),
    cooperative: chance.is(0.3),
  }
}
