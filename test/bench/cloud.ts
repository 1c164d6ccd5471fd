import { startCloud } from '@terrace/local'
import { cpuOfChildren, cpuSoFar, serve } from './child.ts'

/** The whole local cloud in a process of its own, as `npm start` runs it, without the app's build. */
const cloud = await startCloud({
  dir: process.env.TERRACE_DATA ?? '.data',
  port: Number(process.env.PORT ?? 0),
  seed: process.env.TERRACE_SEED === 'empty' ? 'empty' : 'demo',
  app: false,
  quiet: false,
})

const methods = {
  about: async (_: undefined) => ({
    url: cloud.url,
    env: cloud.env as Record<string, string>,
    logins: cloud.logins,
    memory: await cloud.memory(),
  }),
  memory: (_: undefined) => cloud.memory(),
  /** Processor time of all threads of this process and of the table so far, in milliseconds. */
  cpu: (_: undefined) => ({ own: cpuSoFar(), table: cpuOfChildren('dynoxide') }),
  /** Resolves when every event is projected: what runs behind must not disturb what comes next. */
  async idle(_: undefined) {
    await cloud.tick()
    await cloud.idle()
  },
}

export type CloudMethods = typeof methods
serve(methods, cloud.stop)
