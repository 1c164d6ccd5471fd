import { route } from '@terrace/platform/route'
import * as z from 'zod'
import { getPaper, PaperView } from '../paper.ts'
import {
  AllocationOut,
  AllocationPage,
  AllocationView,
  getAllocation,
  listAllocations,
  listOverdue,
  OverduePage,
  receiveAllocation,
} from './allocation.ts'
import { Checkout } from './checkout.ts'
import { ContributionPage, ContributionView, GiftPage, GiftView } from './contribution-model.ts'
import { DonorOut, getDonor, putDonor } from './giver.ts'
import { enterContribution } from './offline.ts'
import { cancelGift, PledgeOut, payByCard, pledgeGift, pledgePublicly } from './pledge.ts'
import { getPublicGiving, getPublicThanks, PublicGiving, PublicThanks } from './public.ts'
import { stopUpdates } from './reach.ts'
import { getContribution, getGift, listContributions, listGifts } from './read.ts'
import { receive } from './receive.ts'
import {
  endRecurring,
  listRecurring,
  RecurringPage,
  RecurringView,
  startRecurring,
} from './recurring.ts'
import { askRefund, decideRefund, listRefunds, RefundPage, RefundView } from './refund.ts'
import { takeBack } from './take-back.ts'
import { Bank, getTerms, putTerms, TermsView } from './terms.ts'

const officers = {
  'GET /allocations': route(listAllocations, {
    out: AllocationPage,
    summary: 'Government allocations, the latest deadline first',
  }),
  'POST /allocations': route(receiveAllocation, {
    out: AllocationOut,
    status: 201,
    summary: 'Enter a notice document and take its money into a fund',
  }),
  'GET /allocations/overdue': route(listOverdue, {
    out: OverduePage,
    summary: 'Allocations past their deadline of which money still stands',
  }),
  'GET /allocations/{allocation}': route(getAllocation, {
    out: AllocationView,
    summary: 'One allocation and what is left of it',
  }),
  'GET /contributions': route(listContributions, {
    out: ContributionPage,
    summary: 'Contributions to a fund, also those in one state',
  }),
  'POST /contributions': route(enterContribution, {
    out: ContributionView,
    status: 201,
    summary: 'Record cash, a cheque or goods that somebody gave',
  }),
  'GET /contributions/{contribution}': route(getContribution, {
    out: ContributionView,
    summary: 'One contribution with what came of it',
  }),
  'POST /contributions/{contribution}/payments': route(receive, {
    out: ContributionView,
    summary: 'Record that money of a pledge is there; the same movement twice is one',
  }),
  'POST /contributions/{contribution}/corrections': route(takeBack, {
    out: ContributionView,
    summary: 'Take back a payment that was booked to the wrong gift',
  }),
  'GET /refunds': route(listRefunds, { out: RefundPage, summary: 'Refunds, newest first' }),
  'POST /refunds': route(askRefund, {
    out: RefundView,
    status: 201,
    summary: 'Ask that money go back to its giver; another person decides',
  }),
  'POST /refunds/{refund}/decision': route(decideRefund, {
    out: RefundView,
    summary: 'Pay or refuse a refund that somebody else asked for',
  }),
  'GET /papers/{paper}': route(getPaper, {
    out: PaperView.extend({ url: z.string() }),
    summary: 'A paper of the books, and where to download it',
  }),
  'GET /donation-terms': route(getTerms, {
    out: TermsView,
    summary: 'Where gifts are paid in, and whether cards are taken',
  }),
  'PUT /donation-terms': route(putTerms, {
    out: TermsView,
    summary: 'Say where gifts are paid in',
  }),
}

const donors = {
  'GET /donor': route(getDonor, { out: DonorOut, summary: 'What the donor said of themselves' }),
  'PUT /donor': route(putDonor, { out: DonorOut, summary: 'Say under which name one gives' }),
  'GET /gifts': route(listGifts, { out: GiftPage, summary: 'One’s own gifts, newest first' }),
  'POST /gifts': route(pledgeGift, {
    out: PledgeOut,
    status: 201,
    summary: 'Promise a gift, by transfer or by card',
  }),
  'GET /gifts/{contribution}': route(getGift, {
    out: GiftView.extend({ bank: Bank.optional() }),
    summary: 'One’s own gift, and where to pay what has not come',
  }),
  'POST /gifts/{contribution}/checkout': route(payByCard, {
    out: Checkout,
    summary: 'A page on which to pay a pledge by card',
  }),
  'POST /gifts/{contribution}/cancellation': route(cancelGift, {
    out: GiftView,
    summary: 'Take back a promise of which nothing came',
  }),
  'GET /recurring-gifts': route(listRecurring, {
    out: RecurringPage,
    summary: 'One’s own recurring pledges',
  }),
  'POST /recurring-gifts': route(startRecurring, {
    out: RecurringView,
    status: 201,
    summary: 'Promise the same amount every month',
  }),
  'POST /recurring-gifts/{recurring}/ending': route(endRecurring, {
    out: RecurringView,
    summary: 'End a recurring pledge',
  }),
}

export const givingRoutes = { ...officers, ...donors }

/** Under `/public/t/{tenant}`, without a login. */
export const publicGivingRoutes = {
  'GET /donations': route(getPublicGiving, {
    out: PublicGiving,
    keep: 30,
    summary: 'The funds to which anybody may give, and how',
  }),
  'POST /donations': route(pledgePublicly, {
    out: PledgeOut,
    status: 201,
    summary: 'Promise a gift; answers a reference for the transfer or a page for the card',
  }),
  'POST /donations/updates-ending': route(stopUpdates, {
    out: z.object({ stopped: z.literal(true) }),
    summary: 'Want no more mails about where one’s money is, by the key of a mail',
  }),
  'GET /donations/{fund}/thanks': route(getPublicThanks, {
    out: PublicThanks,
    keep: 30,
    summary: 'The latest gifts to a fund, with the names of those who may be named',
  }),
}
