import { Picture, route } from '@terrace/platform/route'
import * as z from 'zod'
import { getOpenPhoto, getPhoto } from './open.ts'
import { getResult, listResults, releaseResult, withdrawResult, writeResult } from './result.ts'
import { Result } from './result-model.ts'

const ResultOut = Result.omit({ path: true })
const ResultLine = Result.pick({
  result: true,
  about: true,
  line: true,
  lineName: true,
  day: true,
  areaName: true,
  state: true,
}).extend({ titles: z.object({ en: z.string().optional(), zh: z.string().optional() }) })

export const resultRoutes = {
  'GET /results': route(listResults, {
    out: z.object({ items: z.array(ResultLine), next: z.string().optional() }),
    summary: 'What budget lines and batches brought about, also what is not released yet',
  }),
  'POST /results': route(writeResult, {
    out: ResultOut,
    status: 201,
    summary: 'Write what a budget line or a batch brought about',
  }),
  'GET /results/{result}': route(getResult, { out: ResultOut, summary: 'One result' }),
  'GET /results/{result}/photos/{photo}': route(getPhoto, {
    out: Picture,
    type: 'image/*',
    summary: 'A photo of a result, also before it is released',
  }),
  'POST /results/{result}/release': route(releaseResult, {
    out: ResultOut,
    summary: 'Let everybody read what somebody else wrote',
  }),
  'POST /results/{result}/withdrawal': route(withdrawResult, {
    out: ResultOut,
    summary: 'Take a result out of sight',
  }),
}

export const publicResultRoutes = {
  'GET /results/{result}/photos/{photo}': route(getOpenPhoto, {
    out: Picture,
    type: 'image/*',
    keep: 60,
    summary:
      'A photo of a released result, as it was taken but for what the camera wrote beside it',
  }),
}
