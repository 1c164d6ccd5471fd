import { type World, world } from '@terrace/local/world'
import { type ControllerDocument, keyFrom } from '@terrace/platform/signing/controller'
import { addProof, verifyProof } from '@terrace/platform/signing/proof'
import { beforeEach, describe, expect, test } from 'vitest'
import { listKeys, revokeKey, rotateKey, signerOfTenant } from './signing-key.ts'

let w: World
beforeEach(async () => {
  w = await world()
})
const published = async () =>
  (await (
    await w.app.request(`${w.env.BASE_URL}/public/t/${w.tenant}/keys`)
  ).json()) as ControllerDocument
const admin = () => w.as('admin')
const instant = () => w.ports.now().toISOString()

/** Something signed by the tenant's key of this moment. */
async function signed(what: string) {
  const { signer, method } = await signerOfTenant(w.as('county'))
  return addProof({ what }, { verificationMethod: method, created: instant() }, signer)
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
    const old = await signed('old')
    await rotateKey(admin(), { reason: 'A year has passed' })
    const young = await signed('young')
    const document = await published()
    const keyOf = (method: string) => keyFrom(document, method, instant())
    expect([old, young].map((one) => verifyProof(one, keyOf, instant()).verified)).toEqual([
      true,
      true,
    ])
    expect(old.proof.verificationMethod).not.toBe(young.proof.verificationMethod)
    const { items } = await listKeys(w.as('auditor'), {})
    expect(items.map(({ keyId, current }) => [keyId, current])).toEqual([
      ['k2', true],
      ['k1', false],
    ])
  })

  test('that was stolen counts no longer, and another signs at once', async () => {
    const before = await signed('before')
    const stolen = { keyId: 'k1', reason: 'A laptop was stolen' }
    await revokeKey(admin(), stolen)
    expect((await signerOfTenant(w.as('county'))).keyId).toBe('k2')
    const document = await published()
    expect(document.assertionMethod).toEqual([`${document.id}#k2`])
    const keyOf = (method: string) => keyFrom(document, method, instant())
    expect(verifyProof(before, keyOf, instant()).verified).toBe(false)
    await expect(revokeKey(admin(), stolen)).rejects.toMatchObject({ code: 'signing-key.revoked' })
  })

  test('is made and revoked by the administrator only', async () => {
    const reason = 'A year has passed'
    for (const role of ['county', 'township', 'auditor']) {
      await expect(rotateKey(w.as(role), { reason })).rejects.toMatchObject({
        code: 'role.may-not',
      })
    }
  })
})
