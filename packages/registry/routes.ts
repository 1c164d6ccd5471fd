import { route } from '@terrace/platform/route'
import { Started, startsJob } from '@terrace/platform/start-job'
import * as z from 'zod'
import { exportJob } from './export.ts'
import { ExportInput } from './export-rows.ts'
import { findDuplicatesJob } from './find-duplicates.ts'
import { checkQualityJob, FindingPage, listFindings } from './findings.ts'
import { addHolder, getOwnHousehold, OwnHousehold } from './holder.ts'
import { addHousehold, changeHousehold, getHousehold, moveHousehold } from './household.ts'
import { getHistory, getYears, HistoryPage } from './household-history.ts'
import { BriefPage, listHouseholds } from './household-list.ts'
import { FoundPage, search } from './household-search.ts'
import { intakeRoutes } from './intake/index.ts'
import { mergeHouseholds, splitHousehold } from './lineage.ts'
import { addMember, changeMember, removeMember } from './member.ts'
import { Snapshot } from './model.ts'
import { moveHouseholds } from './move-many.ts'
import { Revealed, reveal } from './reveal.ts'
import { listViews, removeView, SavedView, saveView } from './saved-view.ts'
import { decideSuspect, listSuspects, Suspect, SuspectPage } from './suspect.ts'
import { HouseholdView } from './view.ts'
import { deciders, readers } from './who.ts'
import { openYear } from './year.ts'

const one = { out: HouseholdView, versioned: true } as const

const startExport = startsJob(
  { id: 'household.export', allow: readers, input: ExportInput },
  exportJob,
)
const startDuplicates = startsJob(
  { id: 'suspect.find', allow: deciders, input: z.object({}) },
  findDuplicatesJob,
)
const startQuality = startsJob(
  { id: 'finding.check', allow: deciders, input: z.object({ area: z.string().optional() }) },
  checkQualityJob,
)
const started = { out: Started, status: 202 } as const

export const routes = {
  ...intakeRoutes,
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
  'POST /households/move': route(moveHouseholds, {
    ...started,
    summary: 'Move many households to another area, chosen one by one or as a list',
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
  'POST /households/{household}/split': route(splitHousehold, {
    ...one,
    status: 201,
    summary: 'Some members found a household of their own',
  }),
  'POST /households/{household}/holders': route(addHolder, {
    out: z.object({ household: z.string(), user: z.string(), name: z.string() }),
    status: 201,
    summary: 'Give a person the sign-in of this household',
  }),
  'GET /own-household': route(getOwnHousehold, {
    out: OwnHousehold,
    summary: 'What is on file of the household for which one signs in',
  }),
  'POST /households/{household}/merge': route(mergeHouseholds, {
    ...one,
    summary: 'Another household joins this one and is closed',
  }),
  'GET /suspects': route(listSuspects, {
    out: SuspectPage,
    summary: 'People who may be entered twice, waiting for a decision',
  }),
  'POST /suspects/{suspect}/decision': route(decideSuspect, {
    out: Suspect,
    summary: 'Decide: the same person, or different',
  }),
  'POST /suspects/search': route(startDuplicates, {
    ...started,
    summary: 'Look through the register for people entered twice',
  }),
  'GET /findings': route(listFindings, {
    out: FindingPage,
    summary: 'Households whose data breaks rules',
  }),
  'POST /findings/check': route(startQuality, {
    ...started,
    summary: 'Check every household of an area again',
  }),
  'GET /views': route(listViews, {
    out: z.object({ items: z.array(SavedView) }),
    summary: "The asker's saved views",
  }),
  'POST /views': route(saveView, { out: SavedView, status: 201, summary: 'Save a view' }),
  'DELETE /views/{view}': route(removeView, {
    out: z.object({}),
    status: 204,
    summary: 'Remove a saved view',
  }),
  'POST /exports': route(startExport, {
    ...started,
    summary: 'Write a list or its people into a file',
  }),
}
