import type { Ctx } from '@terrace/platform/context'
import { addDays } from '@terrace/platform/dates'
import { type Household, headOf, type Member, present } from '@terrace/registry'
import {
  ancestorsOf,
  codeOf,
  type ListName,
  type Settings,
  settingsOf,
  signerOfTenant,
  type TenantSigner,
} from '@terrace/tenancy'
import type { Card } from './card-model.ts'
import type { CardFace, Handbook } from './pdf/card-face.ts'
import { makeSeal, sealUrl } from './seal.ts'

/** What all papers of one printing share. */
export interface Press {
  ctx: Ctx
  settings: Settings
  signer: TenantSigner
}

export const pressOf = async (ctx: Ctx): Promise<Press> => {
  const [settings, signer] = await Promise.all([settingsOf(ctx), signerOfTenant(ctx)])
  return { ctx, settings, signer }
}

/** Stands where the register has nothing; somebody writes over it by hand. */
const UNKNOWN = '—'
const NOT_STATED = { en: 'Not stated', zh: '未填写' }

/** A seal holds so many bytes of a household's number; a longer one gives way to the household's id. */
const NUMBER = 60

const bothWords = (settings: Settings, list: ListName, code: string | undefined) =>
  (code && codeOf(settings, list, code)?.label) || NOT_STATED

/**
 * The face of a card, from the household as it is today: what a card may show and nothing else
 * (domain.md §1.5). Its QR is sealed by the key that signs now.
 */
export async function faceOf(press: Press, card: Card, household: Household): Promise<CardFace> {
  const { ctx, settings, signer } = press
  const areas = (await ancestorsOf(ctx, household)).map(({ name }) => name)
  const areaPath = areas.length > 0 ? areas.slice(-8) : [household.areaName]
  const { serial, issued, kind } = card
  const { number } = household
  const stated = {
    ...{ kind, serial, issued, tenant: ctx.tenant, keyId: signer.keyId },
    household: Buffer.byteLength(number) > NUMBER ? household.household : number,
    area: areaPath.join(' '),
  }
  return {
    serial,
    number,
    head: headOf(household)?.name ?? UNKNOWN,
    size: Math.min(99, Math.max(1, present(household).length)),
    areaPath,
    householdType: bothWords(settings, 'householdType', household.type),
    registered: issued,
    ...(card.expires ? { validUntil: addDays(card.expires, -1) } : {}),
    issuer: settings.name,
    hotline: settings.hotline || UNKNOWN,
    check: sealUrl(ctx.ports.baseUrl, stated, makeSeal(stated, signer.signer)),
  }
}

/** The handbook: who lives there, with the year of birth and no more of it. */
export async function bookOf(press: Press, card: Card, household: Household): Promise<Handbook> {
  const member = ({ name, relation, birth }: Member): Handbook['members'][number] => {
    const words = bothWords(press.settings, 'relation', relation)
    const line = { name: name ?? UNKNOWN, relation: words }
    return birth ? { ...line, birthYear: Number(birth.slice(0, 4)) } : line
  }
  const face = await faceOf(press, card, household)
  return { face, members: present(household).slice(0, 99).map(member) }
}
