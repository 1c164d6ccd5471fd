import { Worker } from 'node:worker_threads'
import type { FunctionName, Functions } from './lambda.ts'
import { FUNCTIONS } from './load.ts'

/** Functions that nobody waits for: they run beside the thread that answers requests. */
export type BackgroundName = Exclude<FunctionName, 'api' | 'auth'>
export type Call = { id: number; name: BackgroundName; event: unknown } | { stop: true }
export type Answer = { id: number; result?: unknown; error?: string } | { ready: true }

/** What the thread is given: where the functions are, and the days of the service's calendar. */
export type Given = { home: string; calendar: SharedArrayBuffer }

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

/**
 * Runs events, jobs and schedule in one worker thread with `env` as its environment, so that an
 * import does not hold up a reader. A thread that dies is replaced; its calls fail, and come
 * again as on AWS. Resolves when the functions are loaded.
 */
export async function startBackground(
  env: NodeJS.ProcessEnv,
  calendar: SharedArrayBuffer,
  home = FUNCTIONS,
): Promise<Background> {
  const waiting = new Map<number, Waiting>()
  let serial = 0
  let stopped = false
  let worker: Worker | undefined
  let next = launch()
  await next

  async function launch(): Promise<Worker> {
    const entry = new URL('./background-boot.mjs', import.meta.url)
    const fresh = new Worker(entry, {
      env,
      execArgv: [],
      workerData: { home, calendar } satisfies Given,
    })
    await new Promise<void>((resolve, reject) => {
      fresh.on('error', reject)
      fresh.on('exit', () => {
        reject(new Error('the background thread ended'))
        for (const { reject: fail } of waiting.values()) fail(new Error('the thread ended'))
        waiting.clear()
        if (stopped || fresh !== worker) return
        next = launch()
        next.catch(() => undefined)
      })
      fresh.on('message', (answer: Answer) => {
        if ('ready' in answer) return resolve()
        const call = waiting.get(answer.id)
        waiting.delete(answer.id)
        if (answer.error === undefined) call?.resolve(answer.result as never)
        else call?.reject(new Error(answer.error))
      })
    })
    worker = fresh
    return fresh
  }

  return {
    call: async (name, event) => {
      next = next.catch(launch)
      const thread = await next
      return await new Promise<never>((resolve, reject) => {
        serial += 1
        waiting.set(serial, { resolve, reject })
        thread.postMessage({ id: serial, name, event } satisfies Call)
      })
    },
    hurry: () => worker?.postMessage({ stop: true } satisfies Call),
    stop: async () => {
      stopped = true
      await worker?.terminate()
    },
  }
}
