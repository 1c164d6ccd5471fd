import type { Functions, HttpEvent } from './lambda.ts'

/** Functions that do nothing: a test replaces those it is about. `api` answers its event. */
export function fakeFunctions(given: Partial<Functions> = {}): Functions {
  const echo = (event: HttpEvent) => ({
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(event),
  })
  return {
    api: echo,
    auth: echo,
    events: () => undefined,
    jobs: () => undefined,
    schedule: () => undefined,
    ...given,
  }
}

const ENGINES = ['DYNAMODB_ENDPOINT', 'SQS_ENDPOINT', 'S3_ENDPOINT', 'S3_PUBLIC_ENDPOINT']

/** Hides the shared engines from the environment while `work` runs. */
export async function withoutEngines<T>(work: () => Promise<T>): Promise<T> {
  const kept = ENGINES.map((name) => [name, process.env[name]] as const)
  for (const name of ENGINES) delete process.env[name]
  try {
    return await work()
  } finally {
    for (const [name, value] of kept) {
      if (value !== undefined) process.env[name] = value
    }
  }
}

/** Whether a process lives. */
export function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Waits until `done` holds, at most `patience` milliseconds; answers whether it did. */
export async function until(
  done: () => boolean | Promise<boolean>,
  patience = 10_000,
): Promise<boolean> {
  const end = performance.now() + patience
  while (performance.now() < end) {
    if (await done()) return true
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  return false
}
