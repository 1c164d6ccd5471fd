/// <reference path="../../.sst/platform/config.d.ts" />
import { join } from 'node:path'
import { bundleFunctions } from '../build.ts'
import { topology } from '../topology.ts'
import { type Parts, permissions } from './permissions.ts'
import { routeOf } from './routing.ts'
import { settings, titled } from './stage.ts'

export type Name = keyof typeof topology.functions
export type Functions = Record<Name, sst.aws.Function>

/** Which functions get what only they may know. */
const SENDS_MAIL: readonly Name[] = ['api', 'auth']
const SIGNS_IN: readonly Name[] = ['auth']

/** Every function of the topology from its bundle, with its own role and environment. */
export async function functions(
  given: Omit<Parts, 'mailFrom'> & { router: sst.aws.Router },
): Promise<Functions> {
  const { mailFrom } = settings()
  const { keys, data, queues, files, router } = given
  const folder = join($cli.paths.work, 'functions')
  await bundleFunctions(folder, $cli.paths.root)
  const authSecret = new sst.Secret('AuthSecret')
  const shared = {
    TABLE: data.name,
    QUEUE_WORK: queues.live.work.url,
    QUEUE_BULK: queues.live.bulk.url,
    BUCKET_FILES: files.files.name,
    BASE_URL: router.url,
    KMS_KEY: keys.master.id,
  }
  const make = (name: Name) => {
    const { memory, timeout } = topology.functions[name]
    const route = routeOf(name)
    return new sst.aws.Function(titled(name), {
      bundle: join(folder, name),
      handler: 'index.handler',
      runtime: topology.runtime,
      architecture: topology.architecture,
      memory: `${memory} MB`,
      timeout: `${timeout} seconds`,
      logging: { retention: '3 months', format: 'json' },
      permissions: permissions[name]({ ...given, mailFrom }),
      environment: {
        ...shared,
        ...(SENDS_MAIL.includes(name) ? { MAIL_FROM: mailFrom } : {}),
        ...(SIGNS_IN.includes(name) ? { AUTH_SECRET: authSecret.value } : {}),
      },
      ...(route
        ? {
            url: {
              cors: false,
              // CloudFront must not give up before the function does.
              router: { instance: router, ...route, readTimeout: `${timeout + 1} seconds` },
            },
          }
        : {}),
    })
  }
  return {
    api: make('api'),
    auth: make('auth'),
    events: make('events'),
    jobs: make('jobs'),
    schedule: make('schedule'),
  }
}
