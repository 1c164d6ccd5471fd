import { route } from '@terrace/platform/route'
import { Started } from '@terrace/platform/start-job'
import * as z from 'zod'
import { createImport, getImport, getParts, setMapping, startCheck, startImport } from './import.ts'
import { ImportView } from './import-view.ts'
import { getInspection, getMappings, Inspection, openImport } from './inspect.ts'
import {
  FieldPage,
  getPreview,
  getProblems,
  getValues,
  ImportPage,
  listFields,
  listImports,
  PreviewView,
  ProblemPage,
  ValuePage,
} from './look.ts'
import { Mapping } from './mapping.ts'

/** Files on their way into the register. Jobs are followed and cancelled under `/jobs`. */
export const intakeRoutes = {
  'GET /imports': route(listImports, { out: ImportPage, summary: 'Imports, newest first' }),
  'POST /imports': route(createImport, {
    out: ImportView,
    status: 201,
    summary: 'Announce a file; its bytes follow in parts of `partSize`',
  }),
  'GET /imports/{import}': route(getImport, { out: ImportView, summary: 'One import' }),
  'GET /imports/{import}/parts': route(getParts, {
    out: z.object({ missing: z.array(z.int()) }),
    summary: 'Parts that are still to be sent',
  }),
  'POST /imports/{import}/open': route(openImport, {
    out: Inspection,
    summary: 'Open the uploaded file: columns, first rows, suggestions',
  }),
  'GET /imports/{import}/inspection': route(getInspection, {
    out: Inspection,
    summary: 'What was found when the file was opened',
  }),
  'GET /imports/{import}/mappings': route(getMappings, {
    out: z.object({ items: z.array(Mapping) }),
    summary: 'Mappings that were used for files with these columns',
  }),
  'GET /imports/{import}/values': route(getValues, {
    out: ValuePage,
    summary: 'The values of a column and the codes they would be read as',
  }),
  'PUT /imports/{import}/mapping': route(setMapping, {
    out: ImportView,
    summary: 'Say which column is which field',
  }),
  'POST /imports/{import}/check': route(startCheck, {
    out: Started,
    status: 202,
    summary: 'Look at the whole file without writing anything',
  }),
  'GET /imports/{import}/preview': route(getPreview, {
    out: PreviewView,
    summary: 'First households, problems by reason, totals',
  }),
  'GET /imports/{import}/problems': route(getProblems, {
    out: ProblemPage,
    summary: 'Every problem by row, column and reason',
  }),
  'POST /imports/{import}/start': route(startImport, {
    out: Started,
    status: 202,
    summary: 'Bring the checked file into the register',
  }),
  'GET /import-fields': route(listFields, {
    out: FieldPage,
    summary: 'What a column can be',
  }),
}
