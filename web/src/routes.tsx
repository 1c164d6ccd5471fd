import type { RouteDefinition } from '@solidjs/router'
import { lazy } from 'solid-js'

/**
 * Every address of the app and the page behind it. Pages are default exports and arrive when they
 * are first opened. Add yours under the package's comment; the most exact path first.
 */
const page = lazy

const tenantPages: RouteDefinition[] = [
  { path: '/', component: page(() => import('./pages/home/home.tsx')) },
  { path: '/stage/:stage', component: page(() => import('./pages/home/stage.tsx')) },
  // registry
  { path: '/households', component: page(() => import('./pages/registry/households.tsx')) },
  { path: '/households/new', component: page(() => import('./pages/registry/new-household.tsx')) },
  {
    path: '/households/:household/edit/:part',
    component: page(() => import('./pages/registry/edit-household.tsx')),
  },
  {
    path: '/households/:household/members/new',
    component: page(() => import('./pages/registry/add-member.tsx')),
  },
  {
    path: '/households/:household/members/:member',
    component: page(() => import('./pages/registry/edit-member.tsx')),
  },
  {
    path: '/households/:household/remove',
    component: page(() => import('./pages/procedures/propose-removal.tsx')),
  },
  {
    path: '/households/:household',
    component: page(() => import('./pages/registry/household.tsx')),
  },
  { path: '/imports', component: page(() => import('./pages/intake/imports.tsx')) },
  { path: '/imports/:file', component: page(() => import('./pages/intake/import.tsx')) },
  { path: '/quality', component: page(() => import('./pages/quality/quality.tsx')) },
  { path: '/duplicates', component: page(() => import('./pages/quality/duplicates.tsx')) },

  // procedures
  { path: '/cases', component: page(() => import('./pages/procedures/cases.tsx')) },
  { path: '/cases/new', component: page(() => import('./pages/procedures/apply.tsx')) },
  {
    path: '/cases/:case/act/:act',
    component: page(() => import('./pages/procedures/case-act.tsx')),
  },
  { path: '/cases/:case/receipt', component: page(() => import('./pages/procedures/receipt.tsx')) },
  { path: '/cases/:case', component: page(() => import('./pages/procedures/case.tsx')) },
  { path: '/lists', component: page(() => import('./pages/procedures/lists.tsx')) },
  {
    path: '/lists/:list/act/:move',
    component: page(() => import('./pages/procedures/list-act.tsx')),
  },
  { path: '/lists/:list', component: page(() => import('./pages/procedures/list.tsx')) },
  { path: '/objections', component: page(() => import('./pages/procedures/objections.tsx')) },
  {
    path: '/comparison/file',
    component: page(() => import('./pages/procedures/comparison-file.tsx')),
  },
  { path: '/comparison', component: page(() => import('./pages/procedures/comparison.tsx')) },

  // a household that signs in for itself
  { path: '/own/apply', component: page(() => import('./pages/own/own-apply.tsx')) },
  {
    path: '/own/cases/:own/complete',
    component: page(() => import('./pages/own/own-complete.tsx')),
  },
  { path: '/own/cases/:own/receipt', component: page(() => import('./pages/own/own-receipt.tsx')) },
  { path: '/own/cases/:own', component: page(() => import('./pages/own/own-case.tsx')) },

  // giving: a donor's own
  { path: '/gifts', component: page(() => import('./pages/giving/donor-home.tsx')) },
  { path: '/gifts/new', component: page(() => import('./pages/giving/new-gift.tsx')) },
  { path: '/gifts/:gift', component: page(() => import('./pages/giving/gift.tsx')) },

  // giving: the office
  { path: '/allocations', component: page(() => import('./pages/giving/allocations.tsx')) },
  { path: '/allocations/new', component: page(() => import('./pages/giving/new-allocation.tsx')) },
  {
    path: '/allocations/:allocation',
    component: page(() => import('./pages/giving/allocation.tsx')),
  },
  { path: '/contributions', component: page(() => import('./pages/giving/contributions.tsx')) },
  {
    path: '/contributions/new',
    component: page(() => import('./pages/giving/new-contribution.tsx')),
  },
  {
    path: '/contributions/:contribution',
    component: page(() => import('./pages/giving/contribution.tsx')),
  },
  { path: '/refunds', component: page(() => import('./pages/giving/refunds.tsx')) },

  // certificates
  { path: '/cards', component: page(() => import('./pages/certificates/cards.tsx')) },
  { path: '/cards/:card', component: page(() => import('./pages/certificates/card.tsx')) },
  // grievances
  { path: '/grievances', component: page(() => import('./pages/grievance/grievances.tsx')) },
  { path: '/grievances/new', component: page(() => import('./pages/grievance/enter.tsx')) },

  // funds
  { path: '/funds', component: page(() => import('./pages/funds/overview.tsx')) },
  { path: '/idle-money', component: page(() => import('./pages/funds/idle.tsx')) },
  { path: '/funds/:fund', component: page(() => import('./pages/funds/fund.tsx')) },
  { path: '/lines/:line', component: page(() => import('./pages/funds/line.tsx')) },
  { path: '/journal', component: page(() => import('./pages/funds/journal.tsx')) },
  { path: '/journal/:entry', component: page(() => import('./pages/funds/entry.tsx')) },
  { path: '/accounts/:account', component: page(() => import('./pages/funds/account.tsx')) },
  { path: '/batches', component: page(() => import('./pages/funds/batches.tsx')) },
  { path: '/batches/new', component: page(() => import('./pages/funds/batch-new.tsx')) },
  { path: '/batches/:batch', component: page(() => import('./pages/funds/batch.tsx')) },
  {
    path: '/entitlements/:entitlement',
    component: page(() => import('./pages/funds/entitlement.tsx')),
  },
  { path: '/call-backs', component: page(() => import('./pages/call-back/calls.tsx')) },
  { path: '/call-backs/:call', component: page(() => import('./pages/call-back/call.tsx')) },
  { path: '/reconciliation', component: page(() => import('./pages/funds/reconciliation.tsx')) },
  { path: '/results', component: page(() => import('./pages/results/results.tsx')) },
  { path: '/results/new', component: page(() => import('./pages/results/new-result.tsx')) },
  { path: '/results/:result', component: page(() => import('./pages/results/result.tsx')) },
  // sharing out
  { path: '/proposals', component: page(() => import('./pages/sharing/proposals.tsx')) },
  { path: '/proposals/new', component: page(() => import('./pages/sharing/new-proposal.tsx')) },
  {
    path: '/proposals/:proposal/again',
    component: page(() => import('./pages/sharing/compare-again.tsx')),
  },
  {
    path: '/proposals/:proposal/households/:candidate',
    component: page(() => import('./pages/sharing/share.tsx')),
  },
  { path: '/proposals/:proposal', component: page(() => import('./pages/sharing/proposal.tsx')) },

  // monitoring
  { path: '/dashboard', component: page(() => import('./pages/monitoring/dashboard.tsx')) },

  // tenancy
  { path: '/settings', component: page(() => import('./pages/tenancy/settings.tsx')) },
  { path: '/members', component: page(() => import('./pages/tenancy/members.tsx')) },
  { path: '/areas', component: page(() => import('./pages/tenancy/areas.tsx')) },

  // jobs
  { path: '/jobs', component: page(() => import('./pages/jobs/jobs.tsx')) },

  { path: '*', component: page(() => import('./pages/home/not-found.tsx')) },
]

const development: RouteDefinition[] = import.meta.env.DEV
  ? [{ path: '/gallery', component: page(() => import('./ui/gallery/gallery.tsx')) }]
  : []

export const routes: RouteDefinition[] = [
  { path: '/', component: page(() => import('./pages/home/start.tsx')) },
  { path: '/sign-in', component: page(() => import('./pages/identity/sign-in.tsx')) },
  { path: '/forgot-password', component: page(() => import('./pages/identity/forgot.tsx')) },
  { path: '/reset-password', component: page(() => import('./pages/identity/reset.tsx')) },
  { path: '/join', component: page(() => import('./pages/identity/join.tsx')) },
  { path: '/account', component: page(() => import('./pages/identity/account.tsx')) },
  { path: '/v', component: page(() => import('./pages/certificates/verify.tsx')) },
  { path: '/v/:serial', component: page(() => import('./pages/certificates/verify.tsx')) },
  { path: '/r/:number', component: page(() => import('./pages/giving/receipt-check.tsx')) },
  { path: '/docs', component: page(() => import('./pages/docs/docs.tsx')) },
  // what anybody may read, without a login
  {
    path: '/notices/:tenant/answer',
    component: page(() => import('./pages/procedures/public-answer.tsx')),
  },
  {
    path: '/notices/:tenant/:notice',
    component: page(() => import('./pages/procedures/public-notice.tsx')),
  },
  {
    path: '/notices/:tenant',
    component: page(() => import('./pages/procedures/public-notices.tsx')),
  },
  {
    path: '/complain/:tenant/state',
    component: page(() => import('./pages/grievance/complaint-state.tsx')),
  },
  { path: '/give/:tenant/updates', component: page(() => import('./pages/giving/updates.tsx')) },
  { path: '/give/:tenant/join', component: page(() => import('./pages/giving/join.tsx')) },
  { path: '/give/:tenant', component: page(() => import('./pages/giving/give.tsx')) },
  { path: '/log/:tenant', component: page(() => import('./pages/transparency/log.tsx')) },
  { path: '/open/:tenant/trace', component: page(() => import('./pages/transparency/trace.tsx')) },
  { path: '/open/:tenant', component: page(() => import('./pages/transparency/open.tsx')) },
  { path: '/complain/:tenant', component: page(() => import('./pages/grievance/complain.tsx')) },
  {
    path: '/t/:tenant',
    component: page(() => import('./ui/frame/frame.tsx')),
    children: tenantPages,
  },
  ...development,
  { path: '*', component: page(() => import('./pages/home/not-found.tsx')) },
]
