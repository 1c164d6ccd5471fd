import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type Secrets = {
  /** Signs sessions. */
  auth: string
  /** Wraps the tenants' data keys: 32 bytes, base64. */
  master: string
  /** Signs the addresses of files. */
  files: string
}

const fresh = (): Secrets => ({
  auth: randomBytes(48).toString('base64url'),
  master: randomBytes(32).toString('base64'),
  files: randomBytes(32).toString('base64url'),
})

/**
 * The secrets of an installation, made once in `dir/secrets.json` (readable by its owner only).
 * Whoever loses the file loses every encrypted field: a damaged one is a fault, never replaced.
 */
export function secretsOf(dir: string | undefined): Secrets {
  if (dir === undefined) return fresh()
  const path = join(dir, 'secrets.json')
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'ENOENT') throw error
    const made = fresh()
    mkdirSync(dir, { recursive: true })
    // Written aside and renamed: a kill in between must not leave half a key.
    writeFileSync(`${path}.new`, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flush: true })
    renameSync(`${path}.new`, path)
    return made
  }
  const value: Partial<Secrets> = JSON.parse(text)
  const { auth, master, files } = value
  if (!auth || !files || !master || Buffer.from(master, 'base64').length !== 32) {
    throw new Error(`${path} is damaged: restore it from a backup`)
  }
  return { auth, master, files }
}
