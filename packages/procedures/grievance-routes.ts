import { route } from '@terrace/platform/route'
import { acknowledgeGrievance, classifyGrievance } from './grievance-act.ts'
import { answerGrievance, investigateGrievance } from './grievance-answer.ts'
import { assignGrievance, raiseGrievance } from './grievance-assign.ts'
import { enterGrievance, fileGrievance, GrievanceFiled } from './grievance-file.ts'
import { listPublicAreas, PublicAreas } from './grievance-place.ts'
import {
  PublicGrievance,
  rateGrievance,
  readPublicGrievance,
  requestReview,
} from './grievance-public.ts'
import { Complainant, getGrievance, listGrievances, revealComplainant } from './grievance-read.ts'
import { GrievanceView } from './grievance-view.ts'
import { BriefPage } from './read.ts'

const one = { out: GrievanceView, versioned: true } as const

export const grievanceRoutes = {
  'GET /grievances': route(listGrievances, {
    out: BriefPage,
    summary: 'Grievances that this level answers',
  }),
  'POST /grievances': route(enterGrievance, {
    out: GrievanceFiled,
    status: 201,
    summary: 'Enter what came by hotline, letter or visit',
  }),
  'GET /grievances/{grievance}': route(getGrievance, {
    ...one,
    summary: 'A grievance, without who filed it',
  }),
  'POST /grievances/{grievance}/acknowledge': route(acknowledgeGrievance, {
    ...one,
    summary: 'Confirm that it came',
  }),
  'POST /grievances/{grievance}/classify': route(classifyGrievance, {
    ...one,
    summary: 'Say what it is about, and whom it names',
  }),
  'POST /grievances/{grievance}/assign': route(assignGrievance, {
    ...one,
    summary: 'Give it to whoever looks into it, or take it on',
  }),
  'POST /grievances/{grievance}/raise': route(raiseGrievance, {
    ...one,
    summary: 'Pass it one level up',
  }),
  'POST /grievances/{grievance}/findings': route(investigateGrievance, {
    ...one,
    summary: 'What was found, on which evidence',
  }),
  'POST /grievances/{grievance}/answer': route(answerGrievance, {
    ...one,
    summary: 'Answer it, and put right what is wrong',
  }),
  'POST /grievances/{grievance}/identity': route(revealComplainant, {
    out: Complainant,
    summary: 'Who filed it, for whoever looks into it; the look is recorded',
  }),
}

/** Under `/public/t/{tenant}`, without a login. */
export const publicGrievanceRoutes = {
  'GET /areas': route(listPublicAreas, {
    out: PublicAreas,
    summary: 'Areas, for saying where something happened',
  }),
  'POST /grievances': route(fileGrievance, {
    out: GrievanceFiled,
    status: 201,
    summary: 'Complain, with or without a name; answers a number and a code',
  }),
  'POST /grievances/{grievance}/state': route(readPublicGrievance, {
    out: PublicGrievance,
    summary: 'State and answer, for whoever holds the code',
  }),
  'POST /grievances/{grievance}/review': route(requestReview, {
    out: PublicGrievance,
    summary: 'Ask that somebody one level up looks into the answer, once',
  }),
  'POST /grievances/{grievance}/satisfaction': route(rateGrievance, {
    out: PublicGrievance,
    summary: 'Say how content one is, from 1 to 5',
  }),
}
