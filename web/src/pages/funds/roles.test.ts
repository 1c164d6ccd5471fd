import { routes } from '@terrace/funds/routes'
import { expect, it } from 'vitest'
import { offers } from './roles.ts'

const allowed = (key: keyof typeof routes) => routes[key].action.def.allow

it('what is offered is what the server allows', () => {
  for (const key of [
    'GET /fund-flow',
    'GET /idle-money',
    'GET /idle-money/table.csv',
    'GET /idle-money/sums',
    'GET /funds',
    'GET /entries',
    'GET /accounts/{account}',
    'GET /batches',
    'GET /banks',
    'GET /bank-lines',
    'POST /ledger-audits',
    'GET /results',
  ] as const) {
    expect(offers.read, key).toEqual(allowed(key))
  }
  expect(offers.roll).toEqual(allowed('GET /entitlements'))
  expect(offers.roll).toEqual(allowed('GET /batches/{batch}/failures'))
  for (const key of [
    'POST /funds',
    'POST /earmarks',
    'POST /lines',
    'POST /entries/{entry}/reversal',
    'POST /batches/{batch}/release',
    'POST /batches/{batch}/sending',
    'POST /batches/{batch}/reconciliation',
    'POST /batches/{batch}/file',
    'POST /statements',
    'POST /banks',
    'POST /bank-lines/{line}/setting-aside',
    'GET /bank-lines/{line}/suggestions',
    'POST /bank-lines/{line}/match',
  ] as const) {
    expect(offers.book, key).toEqual(allowed(key))
  }
  expect(offers.prepare).toEqual(allowed('POST /batches'))
  expect(offers.prepare).toEqual(allowed('POST /results'))
  expect(offers.prepare).toEqual(allowed('POST /batches/{batch}/preparation'))
  expect(offers.prepare).toEqual(allowed('POST /batches/{batch}/withdrawal'))
  expect(offers.approve).toEqual(allowed('POST /results/{result}/release'))
  expect(offers.approve).toEqual(allowed('POST /results/{result}/withdrawal'))
  expect(offers.approve).toEqual(allowed('POST /batches/{batch}/check'))
  expect(offers.approve).toEqual(allowed('POST /batches/{batch}/approval'))
  expect(offers.approve).toEqual(allowed('POST /batches/{batch}/closing'))
  expect(offers.approve).toEqual(allowed('POST /entitlements/{entitlement}/hold'))
  expect(offers.callBack).toEqual(allowed('POST /call-backs/{call}/answer'))
  expect(offers.seeCalls).toEqual(allowed('GET /call-backs'))
  expect(offers.resolve).toEqual(allowed('POST /call-backs/{call}/resolution'))
  expect(offers.deliver).toEqual(allowed('POST /entitlements/{entitlement}/delivery'))
})
