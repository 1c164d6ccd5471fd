import { route } from '@terrace/platform/route'
import * as z from 'zod'
import { compareAgain, openProposal } from './create.ts'
import { decideProposal, grantAgain, proposeRule, withdrawProposal } from './decide.ts'
import { getShare, listShares, RollOfProposal, ShareView } from './roll.ts'
import {
  getComparison,
  getProposal,
  listProposals,
  ProposalOut,
  ProposalPage,
  SheetOut,
} from './view.ts'

const Begun = z.object({ proposal: ProposalOut, job: z.string() })
const Decided = Begun.partial({ job: true })

/** Sharing out: from a budget line to what each household is granted. */
export const routes = {
  'GET /proposals': route(listProposals, { out: ProposalPage, summary: 'The proposals of a year' }),
  'POST /proposals': route(openProposal, {
    out: Begun,
    status: 202,
    summary: 'Share an amount of a budget line out by several rules',
  }),
  'GET /proposals/{proposal}': route(getProposal, { out: ProposalOut, summary: 'One proposal' }),
  'GET /proposals/{proposal}/comparison': route(getComparison, {
    out: SheetOut,
    summary: 'The rules side by side on the same candidates',
  }),
  'POST /proposals/{proposal}/comparison': route(compareAgain, {
    out: Begun,
    status: 202,
    summary: 'Compare other rules, limits or another amount on the same candidates',
  }),
  'GET /proposals/{proposal}/households': route(listShares, {
    out: RollOfProposal,
    summary: 'The candidates with their amounts under each rule and why',
  }),
  'GET /proposals/{proposal}/households/{household}': route(getShare, {
    out: ShareView,
    summary: 'One household: what it gets and why, in both languages',
  }),
  'POST /proposals/{proposal}/choice': route(proposeRule, {
    out: ProposalOut,
    summary: 'Choose a rule and lay it before who decides',
  }),
  'POST /proposals/{proposal}/decision': route(decideProposal, {
    out: Decided,
    summary: 'Approve or reject; never one’s own',
  }),
  'POST /proposals/{proposal}/granting': route(grantAgain, {
    out: Begun,
    status: 202,
    summary: 'Go on with granting whose job ended early',
  }),
  'POST /proposals/{proposal}/withdrawal': route(withdrawProposal, {
    out: ProposalOut,
    summary: 'Take a proposal back before it is decided',
  }),
}
