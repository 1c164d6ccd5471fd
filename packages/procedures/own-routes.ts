import { route } from '@terrace/platform/route'
import * as z from 'zod'
import { appealOwn, applyOwn, getOwn, getOwnReceipt, listOwn, moveOwn } from './own-case.ts'
import { OwnCase } from './own-view.ts'
import { Receipt } from './receipt.ts'

const one = { out: OwnCase, versioned: true } as const

/** What a household does for itself: all of it found from its sign-in. */
export const ownRoutes = {
  'GET /own-cases': route(listOwn, {
    out: z.object({ items: z.array(OwnCase) }),
    summary: 'The cases of the household for which one signs in',
  }),
  'POST /own-cases': route(applyOwn, {
    ...one,
    status: 201,
    summary: 'Apply for one’s own household, as a draft or handed in',
  }),
  'GET /own-cases/{case}': route(getOwn, { ...one, summary: 'One case of one’s own household' }),
  'POST /own-cases/{case}/moves/{move}': route(moveOwn, {
    ...one,
    summary: 'Hand in what was a draft or came back, or take it back',
  }),
  'POST /own-cases/{case}/appeal': route(appealOwn, {
    ...one,
    summary: 'Appeal against what was decided, once',
  }),
  'GET /own-cases/{case}/receipt': route(getOwnReceipt, {
    out: Receipt,
    summary: 'Why it was decided so',
  }),
}
