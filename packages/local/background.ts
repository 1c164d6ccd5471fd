import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { FunctionName, Functions } from './lambda.ts'

/** Functions that nobody waits for: they run beside the thread that answers requests. */
export type BackgroundName = Exclude<FunctionName, 'api' | 'auth'>
export type Call = { id: number; name: BackgroundName; event: unknown } | { stop: true }
export type Answer = { id: number; result?: unknown; error?: string } | { ready: true }

export type Background = {
  call: <N extends BackgroundName>(
    name: N,
    event: Parameters<Functions[N]>[0],
  ) => Promise<Awaited<ReturnType<Functions[N]>>>
  /** Tells running functions that no time is left, so that a chunked job hands over. */
  hurry: () => void
  stop: () => Promise<void>
}

type Waiting = { resolve: (value: never) => void; reject: (error: Error) => void }

/** A loader for TypeScript in the thread, wherever this process was started from. */
function loader(): string[] {
  const tsx = createRequire(import.meta.url).resolve('tsx')
  return ['--import', pathToFileURL(tsx).href]
}

/**
 * Runs events, jobs and schedule in one worker thread with `env` as its environment, so that an
 * import does not hold up a reader. A thread that dies is replaced; its calls fail, and come
 * again as on AWS. Resolves when the functions are loaded.
 */
export async function startBackground(env: NodeJS.ProcessEnv): Promise<Background> {
  const waiting = new Map<number, Waiting>()
  let serial = 0
  let stopped = false
  let worker = await launch()

  async function launch(): Promise<Worker> {
    const entry = new URL('./background-thread.ts', import.meta.url)
    const fresh = new Worker(entry, { env, execArgv: loader() })
    await new Promise<void>((resolve, reject) => {
      fresh.on('error', reject)
      fresh.on('exit', () => {
        reject(new Error('the background thread ended'))
        for (const { reject: fail } of waiting.values()) fail(new Error('the thread ended'))
        waiting.clear()
        if (!stopped && fresh === worker) void replace()
      })
      fresh.on('message', (answer: Answer) => {
        if ('ready' in answer) return resolve()
        const call = waiting.get(answer.id)
        waiting.delete(answer.id)
        if (answer.error === undefined) call?.resolve(answer.result as never)
        else call?.reject(new Error(answer.error))
      })
    })
    return fresh
  }
  async function replace(): Promise<void> {
    worker = await launch()
  }
  const post = (call: Call) => worker.postMessage(call)

  return {
    call: (name, event) =>
      new Promise((resolve, reject) => {
        serial += 1
        waiting.set(serial, { resolve, reject })
        post({ id: serial, name, event })
      }),
    hurry: () => post({ stop: true }),
    stop: async () => {
      stopped = true
      await worker.terminate()
    },
  }
}
