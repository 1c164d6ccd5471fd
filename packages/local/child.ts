import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'

/** A port of the loopback interface that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no loopback port is free')
  return address.port
}

/**
 * A shell that waits for end of file on its input, which comes when this process dies, however it
 * dies; then it kills `pid` and removes `scratch`. Nothing else outlives SIGKILL of the parent.
 * Detached, so that Ctrl-C in a terminal does not reach it before the orderly stop has run.
 */
export function guard(pid: number, scratch?: string): { release: () => void } {
  const script = 'read -r _; kill -9 "$1" 2>/dev/null; [ -z "$2" ] || rm -rf -- "$2"'
  const shell = spawn('/bin/sh', ['-c', script, 'terrace-guard', `${pid}`, scratch ?? ''], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  shell.on('error', () => undefined)
  shell.stdin?.on('error', () => undefined)
  letGo(shell)
  return { release: () => void shell.kill('SIGKILL') }
}

/** Lets this process end although the child still runs (the guard ends the child). */
export function letGo(child: ChildProcess): void {
  child.unref()
  for (const pipe of [child.stdin, child.stdout, child.stderr]) {
    if (pipe && 'unref' in pipe && typeof pipe.unref === 'function') pipe.unref()
  }
}

/** Asks a child to end, and after `patience` milliseconds makes it. */
export async function end(child: ChildProcess, patience = 5_000): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.ref()
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), patience)
  await gone
  clearTimeout(timer)
}
