import type { Ctx } from '@terrace/platform/context'
import type { Fund } from '../budget/fund.ts'
import { openFund } from '../budget/fund.ts'
import { uploadPaper } from '../paper.ts'
import { putDonor } from './giver.ts'
import { putTerms } from './terms.ts'

/** Tools of the tests of gifts: a fund that is open, a bank, people who give. */

interface World {
  tenant: string
  as(roles: string | string[], scope?: string[], user?: string): Ctx
  app: { request(url: string, init?: RequestInit): Response | Promise<Response> }
  env: { BASE_URL: string }
}

export const CARD_KEYS = { secretKey: 'sk_test_terrace0001', webhookSecret: 'whsec_terrace0001' }

/** Where gifts are paid in, also by card. */
export const openGiving = (w: World) =>
  putTerms(w.as('admin'), {
    bank: { holder: 'Qinghe Charity', bank: 'Bank of Qinghe', account: '6200 0000 0001' },
    cardKeys: CARD_KEYS,
  })

export const fundFor = (w: World, area: string, more: object = {}): Promise<Fund> =>
  openFund(w.as('finance'), {
    ...{ name: 'Open fund', origin: 'social', area, year: 2026, open: true },
    ...more,
  })

/** Somebody who gives, as the request of theirs would have it. */
export function donorCtx(w: World, user: string, email = `${user}@giver.example`): Ctx {
  const ctx = w.as('donor', [], user)
  return { ...ctx, actor: { id: user, name: `Login ${user}`, email, method: 'code' } }
}

/** The same, having said who they are. */
export async function donor(w: World, user: string, name = `Giver ${user}`): Promise<Ctx> {
  await putDonor(donorCtx(w, user), { name, kind: 'person', contact: `tel ${user}`, lang: 'en' })
  return donorCtx(w, user)
}

/** A paper as small as a paper can be. */
export async function paper(w: World, roles = 'finance'): Promise<string> {
  const bytes = Buffer.from(`%PDF-1.4\n${' '.repeat(60)}\n%%EOF\n`)
  return (await uploadPaper(w.as(roles), { name: 'notice.pdf' }, bytes)).paper
}

/** What anybody may ask or send, over HTTP. */
export async function ask(w: World, method: string, path: string, body?: unknown) {
  const response = await w.app.request(`${w.env.BASE_URL}/public/t/${w.tenant}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, text, body: JSON.parse(text) }
}
