/// <reference path="../../.sst/platform/config.d.ts" />
import { topology } from '../topology.ts'
import type { Keys } from './data.ts'
import { isProduction, titled } from './stage.ts'

type Name = keyof typeof topology.buckets
export type Buckets = ReturnType<typeof buckets>

function bucket(name: Name, keys: Keys) {
  return new sst.aws.Bucket(titled(name), {
    // Browsers only follow links to files: no page of any origin reads them.
    cors: false,
    lifecycle: Object.entries(topology.buckets[name].expire).map(([prefix, days]) => ({
      id: prefix.replaceAll('/', ''),
      prefix,
      expiresIn: `${days} days` as const,
    })),
    transform: {
      bucket: (args, options) => {
        args.forceDestroy = !isProduction()
        options.protect = isProduction()
        args.serverSideEncryptionConfiguration = {
          rule: {
            applyServerSideEncryptionByDefault: {
              sseAlgorithm: 'aws:kms',
              kmsMasterKeyId: keys.storage.arn,
            },
            bucketKeyEnabled: true,
          },
        }
      },
    },
  })
}

/** The topology's buckets: private, TLS only, encrypted, emptied by prefix after its days. */
export const buckets = (keys: Keys) =>
  ({ files: bucket('files', keys) }) satisfies Record<Name, sst.aws.Bucket>
