import { route } from '@terrace/platform/route'
import { answerCall } from './answer.ts'
import { CallLine, CallPage, CallView, getCall, listCalls } from './list.ts'
import { answerOwn, listOwnPayments, OwnPayment, OwnPayments } from './own.ts'
import { resolveCall } from './resolve.ts'

/** Whether money came, as those say who should have it. */
export const routes = {
  'GET /call-backs': route(listCalls, {
    out: CallPage,
    summary: 'Recipients to be asked whether their money came, and what was said',
  }),
  'GET /call-backs/{call}': route(getCall, {
    out: CallView,
    summary: 'What one recipient said, and every try to reach them',
  }),
  'POST /call-backs/{call}/answer': route(answerCall, {
    out: CallLine,
    summary: 'Write down what a recipient said, or that nobody was reached',
  }),
  'POST /call-backs/{call}/resolution': route(resolveCall, {
    out: CallLine,
    summary: 'Say what was found out of a payment that its recipient disputes',
  }),
  'GET /own-payments': route(listOwnPayments, {
    out: OwnPayments,
    summary: 'The payments of the household for which one signs in',
  }),
  'POST /own-payments/{entitlement}/answer': route(answerOwn, {
    out: OwnPayment,
    summary: 'Say that a payment to one’s own household came, came short, or did not come',
  }),
}
