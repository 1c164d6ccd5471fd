import { type ChildProcess, spawn } from 'node:child_process'
import { accessSync, constants, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { end, freePort, guard, letGo } from './child.ts'

export type Dynoxide = { endpoint: string; pid: number; stop: () => Promise<void> }

function runnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The engine's binary: the installed package first, then the path. Fault: what to set instead. */
function binary(): string {
  try {
    const packaged = createRequire(import.meta.url).resolve('@dynoxide/linux-x64/package.json')
    const path = join(dirname(packaged), 'dynoxide')
    if (runnable(path)) return path
  } catch {
    // Another platform: the package exists for linux-x64 only.
  }
  const onPath = (process.env.PATH ?? '').split(delimiter).map((dir) => join(dir, 'dynoxide'))
  const found = onPath.find(runnable)
  if (found) return found
  throw new Error(
    `No DynamoDB engine for ${process.platform}-${process.arch}: put a "dynoxide" binary on the ` +
      'PATH, or set DYNAMODB_ENDPOINT to a server that speaks the DynamoDB API ' +
      '(for example http://127.0.0.1:8000 of Amazon DynamoDB Local).',
  )
}

async function healthy(endpoint: string, child: ChildProcess): Promise<boolean> {
  for (let wait = 5; wait < 1_000; wait = Math.ceil(wait * 1.3)) {
    if (child.exitCode !== null || child.signalCode !== null) return false
    const answer = await fetch(endpoint, { signal: AbortSignal.timeout(1_000) }).catch(() => null)
    if (answer?.ok) return true
    await sleep(wait)
  }
  return false
}

/**
 * Starts the DynamoDB engine on a free loopback port; `file` is its SQLite file, without it data
 * live in memory. `scratch` is removed when this process dies. `lost` hears of an exit that
 * nobody asked for.
 */
export async function startDynoxide(
  file: string | undefined,
  scratch?: string,
  lost: (why: string) => void = () => undefined,
): Promise<Dynoxide> {
  const path = binary()
  if (file) mkdirSync(dirname(file), { recursive: true })
  let words = ''
  for (let attempt = 0; attempt < 5; attempt++) {
    const port = await freePort()
    const endpoint = `http://127.0.0.1:${port}`
    const args = ['serve', '--host', '127.0.0.1', '--port', `${port}`]
    const child = spawn(path, file ? [...args, '--db-path', file] : args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    })
    words = ''
    child.stderr?.on('data', (data: Buffer) => {
      words = (words + data).slice(-2_000)
    })
    child.on('error', (error) => {
      words += error.message
    })
    if (child.pid === undefined) continue
    const watch = guard(child.pid, scratch)
    letGo(child)
    if (await healthy(endpoint, child)) {
      let asked = false
      child.on('exit', (code, signal) => {
        if (!asked) lost(`the DynamoDB engine ended (${signal ?? code}) ${words}`.trim())
      })
      const stop = async () => {
        asked = true
        await end(child)
        watch.release()
      }
      return { endpoint, pid: child.pid, stop }
    }
    await end(child)
    watch.release()
  }
  throw new Error(`The DynamoDB engine (${path}) did not start: ${words || 'no answer'}`)
}
