/// <reference path="../../.sst/platform/config.d.ts" />
import { alarms } from './alarms.ts'
import { encryptionKeys, table } from './data.ts'
import { door } from './door.ts'
import { functions } from './functions.ts'
import { harden } from './harden.ts'
import { allQueues } from './queues.ts'
import { schedules } from './schedules.ts'
import { site } from './site.ts'
import { buckets } from './storage.ts'
import { triggers } from './triggers.ts'

/** Everything the pooled service consists of. @returns what the deploy prints */
export async function terrace() {
  harden()
  const keys = encryptionKeys()
  const data = table(keys)
  const queues = allQueues()
  const files = buckets(keys)
  const router = await door()
  const code = await functions({ keys, data, queues, files, router })
  triggers(code, data, queues)
  schedules(code, queues)
  site(router)
  alarms(code, queues)
  return { url: router.url, table: data.name, masterKey: keys.master.arn }
}
