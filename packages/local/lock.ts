import { createHash } from 'node:crypto'
import { createServer } from 'node:net'
import { resolve } from 'node:path'

/**
 * Keeps a second runner away from a data folder: two would deliver everything twice. An abstract
 * socket is given back by the kernel however this process dies; other systems go without.
 */
export async function lockFolder(dir: string): Promise<() => void> {
  if (process.platform !== 'linux') return () => undefined
  const name = createHash('sha256').update(resolve(dir)).digest('hex').slice(0, 32)
  const server = createServer()
  await new Promise<void>((done, fail) => {
    server.once('error', () => fail(new Error(`Another Terrace is using ${resolve(dir)}.`)))
    server.listen(`\0terrace-${name}`, done)
  })
  server.unref()
  return () => void server.close()
}
