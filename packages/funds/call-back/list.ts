import { query } from '@terrace/platform/command'
import { Cursor } from '@terrace/platform/cursor'
import * as z from 'zod'
import { callReaders } from '../who.ts'
import { ALL, CallBack, callBacks, callStates } from './model.ts'

export const CallLine = CallBack.omit({ path: true, hands: true, version: true })
/** One with whether the reader may ask or resolve it: nobody does who had a hand in the payment. */
export const CallView = CallLine.extend({ mayAsk: z.boolean() })
export const CallPage = z.object({ items: z.array(CallLine), next: z.string().optional() })

/** Who is to be asked, or what was said: of all batches, or of one. Newest first. */
export const listCalls = query(
  {
    id: 'call-back.list',
    allow: callReaders,
    input: z.object({
      batch: z.string().max(60).optional(),
      state: z.enum(callStates).optional(),
      cursor: Cursor,
    }),
  },
  async (ctx, { batch, state, cursor }) => {
    if (batch === undefined) return callBacks.page(ctx, { holder: ALL, state, cursor })
    const page = await callBacks.pageOf(ctx, batch, cursor)
    return {
      ...page,
      items: page.items.filter((one) => state === undefined || one.state === state),
    }
  },
)

/** One call-back with every try. @throws Fault missing `call-back.missing` */
export const getCall = query(
  { id: 'call-back.get', allow: callReaders, input: z.object({ call: z.string().max(80) }) },
  async (ctx, { call: id }) => {
    const call = await callBacks.read(ctx, id)
    return { ...call, mayAsk: !call.hands.includes(ctx.actor.id) }
  },
)
