import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FunctionEnv } from './environment.ts'

/** Where a running cloud can be reached: its process and the environment of its functions. */
export type Runtime = { pid: number; env: FunctionEnv }

const fileOf = (dir: string) => join(dir, 'runtime.json')

/** Says beside the data where the cloud that holds them can be reached. @returns takes it back */
export function tellRuntime(dir: string, env: FunctionEnv): () => void {
  // It holds the master key, as `secrets.json` does: for the owner's eyes only.
  writeFileSync(fileOf(dir), JSON.stringify({ pid: process.pid, env }), { mode: 0o600 })
  return () => rmSync(fileOf(dir), { force: true })
}

/** The cloud that is running on a data folder; undefined when none is, or when it was killed. */
export function readRuntime(dir: string): Runtime | undefined {
  try {
    const runtime: Runtime = JSON.parse(readFileSync(fileOf(dir), 'utf8'))
    process.kill(runtime.pid, 0)
    return runtime
  } catch {
    return undefined
  }
}
