import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'

/** scrypt's cost: N = 2^ln, block size r, parallelism p. Memory is 128·N·r bytes. */
export type PasswordCost = { ln: number; r: number; p: number }

/** OWASP Password Storage Cheat Sheet, scrypt with 32 MiB: N=2^15, r=8, p=3; about 0.2 s. */
export const PASSWORD_COST: PasswordCost = { ln: 15, r: 8, p: 3 }

const KEY_BYTES = 32
const SALT_BYTES = 16

function derive(password: string, salt: Buffer, { ln, r, p }: PasswordCost): Promise<Buffer> {
  const options: ScryptOptions = { N: 2 ** ln, r, p, maxmem: 256 * 2 ** ln * r }
  return new Promise((done, failed) => {
    // The same text typed on another keyboard may arrive in another normal form.
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, options, (error, key) =>
      error ? failed(error) : done(key),
    )
  })
}

const b64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')

/** PHC string `$scrypt$ln=15,r=8,p=3$salt$hash`: the hash says how it was made. */
export async function hashPassword(
  password: string,
  cost: PasswordCost = PASSWORD_COST,
): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const key = await derive(password, salt, cost)
  return `$scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$${b64(salt)}$${b64(key)}`
}

const PHC = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

function parse(hash: string) {
  const [, ln, r, p, salt, key] = PHC.exec(hash) ?? []
  if (!salt || !key) return undefined
  const cost = { ln: Number(ln), r: Number(r), p: Number(p) }
  return { cost, salt: Buffer.from(salt, 'base64'), key: Buffer.from(key, 'base64') }
}

/** False for a wrong password and for a hash of another kind. */
export async function verifyPassword(hash: string, password: string): Promise<boolean> {
  const made = parse(hash)
  if (!made) return false
  const key = await derive(password, made.salt, made.cost)
  return key.length === made.key.length && timingSafeEqual(key, made.key)
}

/** Whether the hash was made at another cost than today's. */
export function isOutdated(hash: string, cost: PasswordCost): boolean {
  const made = parse(hash)?.cost
  return !made || made.ln !== cost.ln || made.r !== cost.r || made.p !== cost.p
}
