import { isFault } from '@terrace/platform/fault'
import { banner, reporter } from './banner.ts'
import { startCloud } from './index.ts'
import { seedKind } from './seeding.ts'

/** `npm start`: the whole cloud, until Ctrl-C. Its variables are in `README.md`. */
async function main(): Promise<void> {
  process.env.TERRACE_ENV ??= 'development'
  const report = reporter(process.stdout)
  let stop: (() => Promise<void>) | undefined
  let asked = false
  const leave = async () => {
    if (asked) return
    asked = true
    // Before it is ready there is nothing to lose: the engines end with this process.
    if (!stop) process.exit()
    report.log('Stopping …')
    await stop()
    report.log('Stopped.')
    process.exit()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, leave)
  // npm waits for this process; when npm is killed, nobody else would end it.
  const parent = process.ppid
  const orphaned = () => process.ppid !== parent && void leave()
  if (process.env.npm_lifecycle_event) setInterval(orphaned, 1_000).unref()
  process.on('unhandledRejection', (error) => report.log(`unhandled: ${String(error)}`))

  const cloud = await startCloud({
    dir: process.env.TERRACE_DATA ?? '.data',
    host: process.env.HOST ?? '127.0.0.1',
    port: Number(process.env.PORT ?? 3_000),
    seed: seedKind(process.env.TERRACE_SEED),
    app: process.env.TERRACE_APP !== 'off',
    log: report.log,
    lost: (why) => {
      console.error(why)
      process.exitCode = 1
      void leave()
    },
    progress: report.progress,
  })
  stop = cloud.stop
  report.end()
  report.log(banner(cloud, await cloud.memory()))
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  if (isFault(error)) console.error(JSON.stringify(error.detail))
  process.exit(1)
})
