import { parentPort, workerData } from 'node:worker_threads'
import type { Answer, BackgroundName, Call, Given } from './background.ts'
import { clockOf } from './calendar.ts'
import { contextOf, setLeaving } from './context.ts'
import type { Functions } from './lambda.ts'
import { loadBackground } from './load.ts'

/** The other side of `background.ts`: calls the handlers and sends their answers back. */
async function serve(): Promise<void> {
  const { home, calendar }: Given = workerData
  const functions: Pick<Functions, BackgroundName> = await loadBackground(clockOf(calendar), home)
  const answer = (message: Answer) => parentPort?.postMessage(message)
  const invoke = (name: BackgroundName, event: unknown): unknown =>
    functions[name](event as never, contextOf(name))

  parentPort?.on('message', async (call: Call) => {
    if ('stop' in call) return setLeaving(true)
    try {
      answer({ id: call.id, result: await invoke(call.name, call.event) })
    } catch (error) {
      answer({ id: call.id, error: error instanceof Error ? `${error.stack}` : String(error) })
    }
  })
  answer({ ready: true })
}

await serve()
