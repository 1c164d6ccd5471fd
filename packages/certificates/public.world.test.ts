import { serverApp } from '@terrace/functions/server'
import { type World, world } from '@terrace/local/world'
import { type ControllerDocument, keyFrom } from '@terrace/platform/signing/controller'
import { createTenant } from '@terrace/tenancy'
import { beforeAll, describe, expect, test } from 'vitest'
import { decodeList, statusAt } from './credential/status-list.ts'
import { verifyCredential } from './credential/verify-credential.ts'
import { checkSeal, readSealUrl } from './seal.ts'
import { act, ask, cardFor, cardsOf } from './testing.ts'

let w: World
let village: string
beforeAll(async () => {
  w = await world()
  village = (await w.areas()).villages[0]?.area ?? ''
})
const county = (user = 'u-a') => w.as('county', [''], user)

describe('whether a card stands', () => {
  test('is told to anybody: valid, where, since when, and nothing else', async () => {
    const card = await cardFor(w, village)
    const { status, body, headers } = await ask(w, `/cards/${card.serial}`)
    expect([status, body]).toEqual([
      200,
      {
        answer: 'valid',
        serial: card.serial,
        area: ['Qinghe', 'North', 'Upper'],
        issued: card.issued,
      },
    ])
    expect(headers.get('cache-control')).toBe('private, no-store')
    expect(headers.get('set-cookie')).toBeNull()
    const typed = card.serial.toLowerCase().replaceAll('-', ' ')
    expect((await ask(w, `/cards/${encodeURIComponent(typed)}`)).body.answer).toBe('valid')
  })

  test('each changed character is told as mistyped, in both languages', async () => {
    const { serial } = await cardFor(w, village)
    for (let i = 0; i < serial.length; i++) {
      if (serial[i] === '-') continue
      for (const other of '29AKZ') {
        if (serial[i] === other) continue
        const wrong = serial.slice(0, i) + other + serial.slice(i + 1)
        const { status, body } = await ask(w, `/cards/${wrong}`)
        expect([wrong, status, body.code]).toEqual([wrong, 400, 'serial.mistyped'])
      }
    }
    const zh = await ask(w, '/cards/AAAA-AAAA-AAAA', { 'accept-language': 'zh-CN' })
    expect(zh.body.detail).toContain('证件编号有误')
  })

  test('a serial that nobody has is not valid, and says nothing more', async () => {
    const { body } = await ask(w, '/cards/2222-2222-2223')
    const none = body.code ? await ask(w, `/cards/${await unused()}`) : { body }
    expect(Object.keys(none.body).sort()).toEqual(['answer', 'serial'])
    expect(none.body.answer).toBe('not-valid')
  })

  test('is asked no oftener than a person can', async () => {
    const now = w.ports.now()
    const app = serverApp(
      { ...w.ports, now: () => now, machineNow: () => now },
      { ...w.env, RATE: '2' },
    )
    const all = []
    for (let i = 0; i < 7; i++) {
      all.push((await app.request(`${w.env.BASE_URL}/public/t/-/cards/AAAA`)).status)
    }
    expect(all).toEqual([400, 400, 400, 400, 429, 429, 429])
  })

  test('is told under its own tenant, and under no other', async () => {
    const card = await cardFor(w, village)
    const under = (tenant: string) => ask(w, `/t/${tenant}/cards/${card.serial}`)
    expect((await under(w.tenant)).body.answer).toBe('valid')
    const tenant = `${w.tenant}z`
    const name = 'Elsewhere'
    await createTenant(w.ports, { tenant, name, kind: 'ngo', pack: 'cn', secondFactor: false })
    expect((await under(tenant)).body).toEqual({ answer: 'not-valid', serial: card.serial })
  })

  test('no other address is there, and no other method', async () => {
    for (const path of ['/cards', '/t/none/keys', '/t/A B/keys', '/nothing', '/t/x/households']) {
      expect([path, (await ask(w, path)).status]).toEqual([path, 404])
    }
    const url = `${w.env.BASE_URL}/public/t/-/cards/AAAA`
    expect((await w.app.request(url, { method: 'POST' })).status).toBe(404)
  })
})

async function unused(): Promise<string> {
  const { newSerial } = await import('./serial.ts')
  return newSerial(w.ports.random)
}

describe('the seal of a printed card', () => {
  test('holds with the published key, and with no character changed', async () => {
    const card = await cardFor(w, village)
    const { url } = await act<{ url: string }>(w.as('clerk'), 'GET /cards/{card}/link', card)
    const document = (await ask(w, `/t/${w.tenant}/keys`)).body as ControllerDocument
    const keyOf = (tenant: string, keyId: string) =>
      tenant === w.tenant
        ? keyFrom(document, `${document.id}#${keyId}`, w.ports.now().toISOString())
        : undefined
    const { payload = '', serial } = readSealUrl(url) ?? {}
    expect(serial).toBe(card.serial)
    expect(checkSeal(payload, keyOf)).toMatchObject({ household: card.number, area: AREA })
    for (let i = 0; i < payload.length; i++) {
      const changed = payload.slice(0, i) + (payload[i] === 'A' ? 'B' : 'A') + payload.slice(i + 1)
      expect(checkSeal(changed, keyOf)).toBeUndefined()
    }
  })
})
const AREA = 'Qinghe North Upper'

describe('for machines', () => {
  const path = (url: unknown) => String(url).replace(`${w.env.BASE_URL}/public`, '')
  const keyOf = async () => {
    const { body } = await ask(w, `/t/${w.tenant}/keys`)
    return (method: string) =>
      keyFrom(body as ControllerDocument, method, w.ports.now().toISOString())
  }
  const later = () => new Date(w.ports.now().getTime() + 1_000).toISOString()

  test('a card is a credential whose two bits tell what became of it', async () => {
    const card = await cardFor(w, village)
    const credential = await act<Record<string, unknown>>(
      county(),
      'GET /cards/{card}/credential',
      card,
    )
    expect(verifyCredential(credential, await keyOf(), later())).toBe('genuine')
    const forged = { ...credential, id: 'urn:terrace:card:X' }
    expect(verifyCredential(forged, await keyOf(), later())).toBe('forged')
    const entries = credential.credentialStatus as Record<string, string>[]
    const bits = async () => {
      const found = []
      for (const entry of entries) {
        const { body, headers } = await ask(w, path(entry.statusListCredential))
        expect(headers.get('cache-control')).toBe('public, max-age=300')
        expect(verifyCredential(body, await keyOf(), later())).toBe('genuine')
        expect(body.id).toBe(entry.statusListCredential)
        const { encodedList, statusPurpose } = body.credentialSubject
        expect(statusPurpose).toBe(entry.statusPurpose)
        found.push(statusAt(decodeList(encodedList), Number(entry.statusListIndex)))
      }
      return found
    }
    expect(await bits()).toEqual([false, false])
    const note = 'Under investigation'
    await act(county(), 'POST /cards/{card}/suspension', { card: card.card, note })
    await w.settle()
    expect(await bits()).toEqual([false, true])
    await act(county(), 'POST /cards/{card}/resumption', { card: card.card, note })
    const ended = { card: card.card, reason: 'fraud', note: 'Owns a shop in town' }
    await act(county('u-a'), 'POST /cards/{card}/revocation', ended)
    const confirm = { card: card.card, decision: 'confirm' }
    await act(county('u-b'), 'POST /cards/{card}/revocation/decision', confirm)
    await w.settle()
    expect(await bits()).toEqual([true, false])
    const [other] = await cardsOf(county(), { area: village, state: 'issued' })
    expect(other?.card).not.toBe(card.card)
  })

  test('a list that no card stands in is not published, and asking for one makes no key', async () => {
    const tenant = `${w.tenant}y`
    const name = 'Elsewhere'
    await createTenant(w.ports, { tenant, name, kind: 'ngo', pack: 'cn', secondFactor: false })
    expect((await ask(w, `/t/${tenant}/card-status/revocation/0`)).status).toBe(404)
    expect((await ask(w, `/t/${w.tenant}/card-status/revocation/1`)).status).toBe(404)
    expect((await ask(w, `/t/${w.tenant}/card-status/else/0`)).status).toBe(400)
    expect((await ask(w, `/t/${tenant}/keys`)).body.verificationMethod).toEqual([])
  })
})
