import { type ChildProcess, fork } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { inspect } from 'node:util'

type Methods = Record<string, (input: never) => unknown>
type Question = { id: number; name: string; input: unknown }
type Answer = { id: number; value?: unknown; error?: string }

export interface Child<M extends Methods> {
  pid: number
  call<N extends keyof M & string>(
    name: N,
    input: Parameters<M[N]>[0],
  ): Promise<Awaited<ReturnType<M[N]>>>
  stop(): Promise<void>
}

/** Starts a part of the bench in a process of its own, so that its work is counted apart. */
export function startChild<M extends Methods>(
  name: string,
  env: Record<string, string> = {},
  execArgv: string[] = [],
): Child<M> {
  const file = fileURLToPath(new URL(`./${name}.ts`, import.meta.url))
  const child = fork(file, {
    execArgv: [...execArgv, '--import', 'tsx'],
    env: { ...process.env, ...env },
  })
  const waiting = new Map<number, (answer: Answer) => void>()
  let serial = 0
  child.on('message', (answer: Answer) => waiting.get(answer.id)?.(answer))
  child.on('exit', (code) => {
    for (const [id, answer] of waiting) answer({ id, error: `${name} ended with ${code}` })
  })
  return {
    pid: child.pid ?? 0,
    call: (method, input) =>
      new Promise((resolve, reject) => {
        const id = serial++
        waiting.set(id, ({ error, value }) => {
          waiting.delete(id)
          if (error === undefined) resolve(value as never)
          else reject(new Error(error))
        })
        child.send({ id, name: method, input } satisfies Question)
      }),
    stop: () => stopped(child),
  }
}

const stopped = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    if (child.exitCode !== null || !child.connected) return resolve()
    child.once('exit', () => resolve())
    child.disconnect()
  })

/** The other side: answers calls until the bench lets go, then runs `end` and leaves. */
export function serve<M extends Methods>(methods: M, end: () => unknown = () => undefined): M {
  process.on('message', async ({ id, name, input }: Question) => {
    const answer: Answer = { id }
    try {
      answer.value = await methods[name]?.(input as never)
    } catch (error) {
      answer.error = inspect(error)
    }
    if (process.connected) process.send?.(answer)
  })
  process.on('disconnect', async () => {
    await end()
    process.exit()
  })
  return methods
}

/** Processor time that this process has used, in milliseconds. */
export function cpuSoFar(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** The same of the children of this process that are programs of this name; from /proc. */
export function cpuOfChildren(name: string): number {
  let ticks = 0
  for (const pid of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const fields = statOf(pid)?.split(' ')
    if (!fields || Number(fields[3]) !== process.pid || fields[1] !== `(${name})`) continue
    ticks += Number(fields[13]) + Number(fields[14])
  }
  // Linux counts in hundredths of a second.
  return ticks * 10
}

function statOf(pid: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    // It ended meanwhile.
    return undefined
  }
}
