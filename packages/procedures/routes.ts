import { route } from '@terrace/platform/route'
import * as z from 'zod'
import { declareKin, moveCase } from './case-move.ts'
import { openCase } from './case-open.ts'
import { CaseView } from './case-view.ts'
import { decideTask, recordComparison } from './comparison.ts'
import { Evidence, getEvidence } from './evidence.ts'
import { checkEntries, withdrawEntry } from './list-check.ts'
import { moveList } from './list-move.ts'
import { gatherAgain, openList } from './list-open.ts'
import { ListView } from './list-view.ts'
import { BriefPage, getCase, getList, listCases, listLists } from './read.ts'
import { Template } from './template.ts'
import { getTemplate, listTemplates, putTemplate } from './template-command.ts'

const one = { out: CaseView, versioned: true } as const
const list = { out: ListView, versioned: true } as const

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
  'GET /cases': route(listCases, { out: BriefPage, summary: 'Cases of an area and below' }),
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
  'POST /cases/{case}/tasks/{task}': route(decideTask, {
    ...one,
    summary: 'A hit was looked into: explained, or true',
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
  'POST /lists/{list}/checks': route(checkEntries, {
    ...list,
    summary: 'Results of the spot check',
  }),
  'POST /lists/{list}/entries/{case}/withdraw': route(withdrawEntry, {
    ...list,
    summary: 'A household takes its application back',
  }),
  'GET /evidence/{evidence}': route(getEvidence, {
    out: Evidence.extend({ url: z.string() }),
    summary: 'A photo or paper, and where to download it',
  }),
}
