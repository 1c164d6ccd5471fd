import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { topology } from '@terrace/infra/topology'

/** The root of the checkout, and where the built app is. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))
export const DIST = join(ROOT, topology.site.folder)

const SOURCE = /\.(?:tsx?|css|html|json|svg|webmanifest)$/
const SKIPPED = new Set(['node_modules', 'dist', 'local', 'functions', '.vite'])

/** When the newest source of the app was changed, in milliseconds; packages share types with it. */
function newest(dir: string): number {
  let latest = 0
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name)
    if (entry.isDirectory() && !SKIPPED.has(entry.name)) latest = Math.max(latest, newest(path))
    if (!entry.isFile() || !SOURCE.test(entry.name) || /\.test\.ts$/.test(entry.name)) continue
    latest = Math.max(latest, statSync(path).mtimeMs)
  }
  return latest
}

function isFresh(): boolean {
  const page = join(DIST, topology.site.fallback)
  if (!existsSync(page)) return false
  const built = statSync(page).mtimeMs
  return built > Math.max(newest(join(ROOT, 'web')), newest(join(ROOT, 'packages')))
}

/**
 * Builds the app when it is missing or older than its sources; answers whether there is one.
 * Fault: what the build printed.
 */
export async function buildSite(say: (line: string) => void): Promise<boolean> {
  if (!existsSync(join(ROOT, 'web', 'index.html'))) return false
  if (isFresh()) return true
  const began = performance.now()
  say('Building the app …')
  const vite = createRequire(join(ROOT, 'package.json')).resolve('vite/package.json')
  const args = [join(dirname(vite), 'bin', 'vite.js'), 'build', 'web', '--logLevel', 'warn']
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
  let words = ''
  for (const pipe of [child.stdout, child.stderr]) {
    pipe.on('data', (data: Buffer) => {
      words += data
    })
  }
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`The app could not be built:\n${words}`)
  say(`Built the app in ${((performance.now() - began) / 1_000).toFixed(1)} s`)
  return true
}
