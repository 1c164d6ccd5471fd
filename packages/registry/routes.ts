import { route } from '@terrace/platform/route'
import * as z from 'zod'
import { addHousehold, changeHousehold, getHousehold, moveHousehold } from './household.ts'
import { getHistory, getYears, HistoryPage } from './household-history.ts'
import { BriefPage, listHouseholds } from './household-list.ts'
import { FoundPage, search } from './household-search.ts'
import { addMember, changeMember, removeMember } from './member.ts'
import { Snapshot } from './model.ts'
import { Revealed, reveal } from './reveal.ts'
import { HouseholdView } from './view.ts'
import { openYear } from './year.ts'

const one = { out: HouseholdView, versioned: true } as const

export const routes = {
  'GET /households': route(listHouseholds, {
    out: BriefPage,
    summary: 'Households of an area and below, 50 a page',
  }),
  'POST /households': route(addHousehold, {
    ...one,
    status: 201,
    summary: 'Enter a household as a candidate',
  }),
  'POST /households/search': route(search, {
    out: FoundPage,
    summary: 'Find by beginning of a name, household number or exact ID number',
  }),
  'GET /households/{household}': route(getHousehold, {
    ...one,
    summary: 'A household today, or as of a past day',
  }),
  'PATCH /households/{household}': route(changeHousehold, {
    ...one,
    summary: 'Change what is known; null clears a field',
  }),
  'POST /households/{household}/move': route(moveHousehold, {
    ...one,
    summary: 'Move to another area',
  }),
  'POST /households/{household}/years': route(openYear, {
    ...one,
    summary: 'Fix the current year and open the next',
  }),
  'GET /households/{household}/years': route(getYears, {
    out: z.object({ items: z.array(Snapshot) }),
    summary: 'The years that were closed',
  }),
  'GET /households/{household}/history': route(getHistory, {
    out: HistoryPage,
    summary: 'Every change, newest first',
  }),
  'POST /households/{household}/reveal': route(reveal, {
    out: Revealed,
    summary: 'Open one sensitive value, with a reason that is recorded',
  }),
  'POST /households/{household}/members': route(addMember, {
    ...one,
    summary: 'Somebody joins',
  }),
  'PATCH /households/{household}/members/{member}': route(changeMember, {
    ...one,
    summary: 'Change a member',
  }),
  'POST /households/{household}/members/{member}/leave': route(removeMember, {
    ...one,
    summary: 'Somebody leaves, on a day and for a reason',
  }),
}
