/// <reference path="../../.sst/platform/config.d.ts" />
import { topology } from '../topology.ts'
import { isProduction, titled } from './stage.ts'

export type Keys = ReturnType<typeof encryptionKeys>
export type Table = ReturnType<typeof table>

/**
 * Two keys. `master` wraps the tenants' data keys: who may read rows still cannot read sealed
 * fields. `storage` encrypts table and files at rest, so that access can be withdrawn at one place.
 */
export function encryptionKeys() {
  const key = (name: string, description: string) =>
    new aws.kms.Key(
      `${name}Key`,
      { description, enableKeyRotation: true, deletionWindowInDays: 30 },
      { retainOnDelete: isProduction(), protect: isProduction() },
    )
  return {
    master: key('Master', "Wraps the tenants' data keys"),
    storage: key('Storage', 'Table and files at rest'),
  }
}

/** The one table, as the topology says. */
export function table(keys: Keys) {
  const { name, keys: primary, indexes, stream, ttl } = topology.table
  const names = [primary, ...indexes].flatMap(({ hash, range }) => [hash, range])
  return new sst.aws.Dynamo(
    titled(name),
    {
      fields: Object.fromEntries(names.map((field) => [field, 'string' as const])),
      primaryIndex: { hashKey: primary.hash, rangeKey: primary.range },
      globalIndexes: Object.fromEntries(
        indexes.map(({ name, hash, range, include }) => [
          name,
          { hashKey: hash, rangeKey: range, projection: [...include] },
        ]),
      ),
      stream,
      ttl,
      deletionProtection: isProduction(),
      transform: {
        table: (args) => {
          args.serverSideEncryption = { enabled: true, kmsKeyArn: keys.storage.arn }
        },
      },
    },
    { retainOnDelete: isProduction() },
  )
}
