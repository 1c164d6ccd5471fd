import { route } from '@terrace/platform/route'
import { Started } from '@terrace/platform/start-job'
import * as z from 'zod'
import { decideAppeal, fileAppeal } from './appeal.ts'
import { declareKin, moveCase } from './case-move.ts'
import { openCase } from './case-open.ts'
import { CaseView } from './case-view.ts'
import { decideTask, recordComparison } from './comparison.ts'
import { startComparison } from './comparison-file.ts'
import { Evidence, getEvidence } from './evidence.ts'
import { grievanceRoutes, publicGrievanceRoutes } from './grievance-routes.ts'
import { checkEntries, withdrawEntry } from './list-check.ts'
import { moveList } from './list-move.ts'
import { gatherAgain, openList } from './list-open.ts'
import { settleList } from './list-settle.ts'
import { ListView } from './list-view.ts'
import { getPublicNotice, listPublicNotices, PublicNotice, PublicNotices } from './notice-public.ts'
import { getNotice, listNotices, NoticeView } from './notice-read.ts'
import {
  acknowledgeObjection,
  getObjection,
  Identity,
  listObjections,
  revealObjector,
} from './objection.ts'
import { decideObjection } from './objection-decide.ts'
import { Filed, fileObjection, PublicAnswer, readAnswer } from './objection-file.ts'
import { ObjectionView } from './objection-model.ts'
import { ownRoutes } from './own-routes.ts'
import { BriefPage, getCase, getList, listCases, listLists } from './read.ts'
import { getReceipt, Receipt } from './receipt.ts'
import { Template } from './template.ts'
import { getTemplate, listTemplates, putTemplate } from './template-command.ts'
import { getWork, Work } from './work.ts'

const one = { out: CaseView, versioned: true } as const
const list = { out: ListView, versioned: true } as const

const objection = { out: ObjectionView, versioned: true } as const

export const routes = {
  'GET /templates': route(listTemplates, {
    out: z.object({ items: z.array(Template) }),
    summary: 'Procedures of the tenant, as new cases run them',
  }),
  'GET /templates/{template}': route(getTemplate, {
    out: Template,
    versioned: true,
    summary: 'The newest version of a procedure',
  }),
  'PUT /templates/{template}': route(putTemplate, {
    out: Template,
    versioned: true,
    summary: 'Make the next version of a procedure; running cases keep theirs',
  }),
  'GET /cases': route(listCases, {
    out: BriefPage,
    summary: 'Cases of an area and below, or of a household',
  }),
  'POST /cases': route(openCase, {
    ...one,
    status: 201,
    summary: 'Put a household forward, on file or new, with or without its application',
  }),
  'GET /cases/{case}': route(getCase, { ...one, summary: 'A case with its whole way' }),
  'POST /cases/{case}/moves/{move}': route(moveCase, {
    ...one,
    summary: 'One act of a case, with the record that its template asks for',
  }),
  'POST /cases/{case}/kin': route(declareKin, {
    ...one,
    summary: 'Declare that officials are related',
  }),
  'PUT /cases/{case}/comparisons/{source}': route(recordComparison, {
    ...one,
    summary: 'What one department said of this household; a hit opens a check task',
  }),
  'POST /comparisons': route(startComparison, {
    out: Started,
    status: 202,
    summary: "A department's answers for many households, from a file",
  }),
  'POST /cases/{case}/tasks/{task}': route(decideTask, {
    ...one,
    summary: 'A hit was looked into: explained, or true',
  }),
  'GET /cases/{case}/receipt': route(getReceipt, {
    out: Receipt,
    summary: 'Why it was decided so, in the language of the household',
  }),
  'POST /cases/{case}/appeal': route(fileAppeal, {
    ...one,
    summary: 'A rejected household appeals, once',
  }),
  'POST /cases/{case}/appeal/decision': route(decideAppeal, {
    ...one,
    summary: 'Answer an appeal: upheld opens the case again',
  }),
  'GET /work': route(getWork, {
    out: Work,
    summary: 'What waits on my desk, the most overdue first',
  }),
  'GET /lists': route(listLists, { out: BriefPage, summary: 'Village lists of an area' }),
  'POST /lists': route(openList, {
    ...list,
    status: 201,
    summary: 'Open a village list; a job puts on it whoever waits for one',
  }),
  'GET /lists/{list}': route(getList, { ...list, summary: 'A list with its entries' }),
  'POST /lists/{list}/gather': route(gatherAgain, {
    ...list,
    summary: 'Put on the list who has come to wait since',
  }),
  'POST /lists/{list}/moves/{move}': route(moveList, {
    ...list,
    summary: 'One act of a list: assembly, notice, decision, announcement, effect',
  }),
  'POST /lists/{list}/settle': route(settleList, {
    ...list,
    summary: 'Take up the writing of its cases where a job was given up',
  }),
  'POST /lists/{list}/checks': route(checkEntries, {
    ...list,
    summary: 'Results of the spot check',
  }),
  'POST /lists/{list}/entries/{case}/withdraw': route(withdrawEntry, {
    ...list,
    summary: 'A household takes its application back',
  }),
  'GET /notices': route(listNotices, { out: BriefPage, summary: 'Notices of an area, up or past' }),
  'GET /notices/{notice}': route(getNotice, {
    out: NoticeView,
    summary: 'A notice with its photos and cases',
  }),
  'GET /objections': route(listObjections, {
    out: BriefPage,
    summary: 'Objections that this level answers',
  }),
  'GET /objections/{objection}': route(getObjection, {
    ...objection,
    summary: 'An objection, without who filed it',
  }),
  'POST /objections/{objection}/acknowledge': route(acknowledgeObjection, {
    ...objection,
    summary: 'Take an objection on',
  }),
  'POST /objections/{objection}/identity': route(revealObjector, {
    out: Identity,
    summary: 'Who filed it, for its investigator; the look is recorded',
  }),
  'POST /objections/{objection}/decision': route(decideObjection, {
    ...objection,
    summary: 'Answer it: dismissed, or upheld and the list noticed again',
  }),
  ...ownRoutes,
  ...grievanceRoutes,
  'GET /evidence/{evidence}': route(getEvidence, {
    out: Evidence.extend({ url: z.string() }),
    summary: 'A photo or paper, and where to download it',
  }),
}

/** Under `/public/t/{tenant}`, without a login. */
export const publicRoutes = {
  'GET /notices': route(listPublicNotices, {
    out: PublicNotices,
    summary: 'Notices that are up, of an area and below',
  }),
  'GET /notices/{notice}': route(getPublicNotice, {
    out: PublicNotice,
    summary: 'What a notice shows',
  }),
  'POST /notices/{notice}/objections': route(fileObjection, {
    out: Filed,
    status: 201,
    summary: 'Object, with or without a name; answers a code for reading the answer',
  }),
  'POST /objections/{objection}/answer': route(readAnswer, {
    out: PublicAnswer,
    summary: 'The answer to an objection, for whoever holds its code',
  }),
  ...publicGrievanceRoutes,
}
