import { type World, world } from '@terrace/local/world'
import { beforeEach, describe, expect, test } from 'vitest'
import { type ControllerDocument, keyFrom } from './credential/controller.ts'
import { verifyCredential } from './credential/verify-credential.ts'
import { signerOfTenant } from './signing-key.ts'
import { act, ask, cardFor } from './testing.ts'

let w: World
beforeEach(async () => {
  w = await world()
})
const published = async () => (await ask(w, `/t/${w.tenant}/keys`)).body as ControllerDocument
const admin = () => w.as('admin')
interface Keys {
  items: { keyId: string; current: boolean; publicKey: string }[]
}

describe('the key of a tenant', () => {
  test('is made by the first signature, once, however many sign at first', async () => {
    expect((await published()).verificationMethod).toEqual([])
    const all = await Promise.all(Array.from({ length: 8 }, () => signerOfTenant(w.as('county'))))
    expect(new Set(all.map(({ signer }) => signer.publicKey)).size).toBe(1)
    const document = await published()
    expect(document.verificationMethod).toMatchObject([
      { id: `${document.id}#k1`, type: 'Multikey', publicKeyMultibase: all[0]?.signer.publicKey },
    ])
    expect(document.id).toBe(`${w.env.BASE_URL}/public/t/${w.tenant}/keys`)
  })

  test('stands nowhere in clear', async () => {
    const seeds: string[] = []
    const random = w.ports.random
    const ports = {
      ...w.ports,
      random: (size: number) => {
        const bytes = random(size)
        if (size === 32) seeds.push(Buffer.from(bytes).toString('base64'))
        return bytes
      },
    }
    await signerOfTenant({ ...w.as('county'), ports })
    expect(seeds).toHaveLength(1)
    for await (const item of w.ports.db.scan()) {
      expect(JSON.stringify(item)).not.toContain(seeds[0])
    }
  })

  test('is replaced by another; what the older one signed goes on verifying', async () => {
    const village = (await w.areas()).villages[0]?.area ?? ''
    const card = await cardFor(w, village)
    const old = await act<Record<string, unknown>>(
      w.as('county'),
      'GET /cards/{card}/credential',
      card,
    )
    await act(admin(), 'POST /signing-keys', { reason: 'A year has passed' })
    const young = await act<Record<string, unknown>>(
      w.as('county'),
      'GET /cards/{card}/credential',
      card,
    )
    const document = await published()
    const at = new Date(w.ports.now().getTime() + 1_000).toISOString()
    const keyOf = (method: string) => keyFrom(document, method, at)
    expect([old, young].map((one) => verifyCredential(one, keyOf, at))).toEqual([
      'genuine',
      'genuine',
    ])
    const { items } = await act<Keys>(w.as('auditor'), 'GET /signing-keys')
    expect(items.map(({ keyId, current }) => [keyId, current])).toEqual([
      ['k2', true],
      ['k1', false],
    ])
  })

  test('that was stolen counts no longer, and another signs at once', async () => {
    const before = await signerOfTenant(w.as('county'))
    const stolen = { keyId: 'k1', reason: 'A laptop was stolen' }
    await act(admin(), 'POST /signing-keys/{keyId}/revocation', stolen)
    const after = await signerOfTenant(w.as('county'))
    expect([before.keyId, after.keyId]).toEqual(['k1', 'k2'])
    const document = await published()
    expect(document.assertionMethod).toEqual([`${document.id}#k2`])
    const at = w.ports.now().toISOString()
    expect(keyFrom(document, `${document.id}#k1`, at)).toBeUndefined()
    const again = act(admin(), 'POST /signing-keys/{keyId}/revocation', stolen)
    await expect(again).rejects.toMatchObject({ code: 'signing-key.revoked' })
  })

  test('is made and revoked by the administrator only', async () => {
    const reason = 'A year has passed'
    for (const role of ['county', 'township', 'auditor']) {
      await expect(act(w.as(role), 'POST /signing-keys', { reason })).rejects.toMatchObject({
        code: 'role.may-not',
      })
    }
  })
})
