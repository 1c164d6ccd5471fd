import type { KMSClient } from '@aws-sdk/client-kms'
import type { MasterKey } from './keyring.ts'

/** The master key in KMS. The tenant is part of the encryption context: a key opens only its own. */
export function kmsMasterKey(key: string): MasterKey {
  let client: KMSClient | undefined
  const kms = async () => {
    const module = await import('@aws-sdk/client-kms')
    client ??= new module.KMSClient({})
    return { client, ...module }
  }
  return {
    async wrap(tenant, dataKey) {
      const { client, EncryptCommand } = await kms()
      const answer = await client.send(
        new EncryptCommand({ KeyId: key, Plaintext: dataKey, EncryptionContext: { tenant } }),
      )
      return Buffer.from(answer.CiphertextBlob ?? []).toString('base64')
    },
    async unwrap(tenant, wrapped) {
      const { client, DecryptCommand } = await kms()
      const answer = await client.send(
        new DecryptCommand({
          KeyId: key,
          CiphertextBlob: Buffer.from(wrapped, 'base64'),
          EncryptionContext: { tenant },
        }),
      )
      return answer.Plaintext ?? new Uint8Array()
    },
  }
}
