import { isBelow, isIncomeKnown } from '../income.ts'
import { hasRelapsed, isGraduated } from '../meaning.ts'
import type { Income } from '../model.ts'
import { checkCauses } from '../rules/composition.ts'
import { checkYears } from '../rules/dates.ts'
import { type Check, when } from './case.ts'

/** Causes, dates, living conditions and income of the year (domain.md §2.1, §2.3, §2.6). */

export const causeCount: Check = ({ household, limits }) => {
  const { causesOther = [], relapseCause } = household
  const isWrong = causesOther.length > limits.most || checkCauses(household).length > 0
  return [
    ...when(isWrong, 'causesOther'),
    ...when(relapseCause !== undefined && !hasRelapsed(household), 'relapseCause'),
  ]
}
/** A candidate's cause is for the survey to find. */
export const causeMissing: Check = ({ household }) =>
  when(household.causeMain === undefined && household.status !== 'candidate', 'causeMain')

/** Beyond what is refused: a relapse without an exit, an exit planned before registration. */
export const dateOrder: Check = ({ household, today }) => {
  const { firstIdentified, exitYear, relapseYear, plannedExitYear } = household
  const identified = Number(firstIdentified?.slice(0, 4) ?? 0)
  return [
    ...checkYears(household, today).map(({ path }) => ({ path })),
    ...when(relapseYear !== undefined && exitYear === undefined, 'exitYear'),
    ...when(plannedExitYear !== undefined && plannedExitYear < identified, 'plannedExitYear'),
  ]
}

export const roadDistance: Check = ({ household, limits }) => {
  const { roadDistance: km } = household.snapshot.living
  return when(km === undefined || km > limits.km, 'snapshot.living.roadDistance')
}

/** Area is typed with decimals: a difference that no surveyor sees is none. */
const TOLERANCE = 1e-6
export const returnedForest: Check = ({ household }) => {
  const { returnedForest: returned = 0, forest = 0, pasture = 0 } = household.snapshot.living
  return when(returned > forest + pasture + TOLERANCE, 'snapshot.living.returnedForest')
}

/**
 * Only for households that have graduated: before that an unsafe house is a reason to be on the
 * register, not a mistake in it.
 */
export const housingUnsafe: Check = ({ household }) => {
  const { houseUnsafe, houseGrade = '' } = household.snapshot.living
  const isUnsafe = houseUnsafe === true || ['c', 'd'].includes(houseGrade)
  return when(isUnsafe && isGraduated(household), 'snapshot.living.houseUnsafe')
}
export const waterUnsafe: Check = ({ household }) => {
  const { waterSafe, waterDifficult } = household.snapshot.living
  const isUnsafe = waterSafe === false || waterDifficult === true
  return when(isUnsafe && isGraduated(household), 'snapshot.living.waterSafe')
}

/** Income of a graduated household below the limit, or not known; nobody at home has none. */
export const incomePerHead: Check = ({ household, members, limits }) => {
  const { income } = household.snapshot
  const isLow =
    !isIncomeKnown(income) || (limits.least > 0 && isBelow(income, members.length, limits.least))
  return when(isGraduated(household) && members.length > 0 && isLow, 'snapshot.income')
}

/** A line that is there, yet improbable: yuan typed as ten thousands, or a month as a year. */
const improbable =
  (line: keyof Income): Check =>
  ({ household, limits }) => {
    const amount = household.snapshot.income[line] ?? 0
    const isOdd = amount !== 0 && (amount < limits.least || amount > limits.most)
    return when(isOdd, `snapshot.income.${line}`)
  }
export const incomeWage = improbable('wage')
export const incomeAllowance = improbable('allowance')
export const incomePension = improbable('pension')
export const incomeDestitute = improbable('destituteSupport')

export const incomeCost: Check = ({ household }) => {
  const { business = 0, operatingCost = 0 } = household.snapshot.income
  return [
    ...when(business > 0 && operatingCost === 0, 'snapshot.income.operatingCost'),
    ...when(operatingCost > 0 && business === 0, 'snapshot.income.business'),
  ]
}

export const incomeEcological: Check = ({ household }) => {
  const {
    arable = 0,
    forest = 0,
    returnedForest: returned = 0,
    ...land
  } = household.snapshot.living
  const area = arable + forest + returned + (land.orchard ?? 0) + (land.pasture ?? 0)
  const paid = (household.snapshot.income.ecological ?? 0) > 0
  return when(paid && area === 0, 'snapshot.income.ecological')
}
