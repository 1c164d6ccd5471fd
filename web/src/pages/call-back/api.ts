import { cached } from '../../api/cached.ts'
import { api, type Input } from '../funds/api.ts'

export const calls = cached('call-backs', (asked: Input<'GET /call-backs'>) =>
  api('GET /call-backs', asked),
)
export const call = cached('call-back', (id: string) => api('GET /call-backs/{call}', { call: id }))
export const ownPayments = cached('own-payments', (cursor: string | undefined) =>
  api('GET /own-payments', cursor ? { cursor } : {}),
)

export type CallView = Awaited<ReturnType<typeof call>>
export type CallLine = Awaited<ReturnType<typeof calls>>['items'][number]
export type OwnPayment = Awaited<ReturnType<typeof ownPayments>>['items'][number]
export type Outcome = CallView['told'][number]['outcome']
export type Resolved = NonNullable<CallView['resolutions']>[number]
