// Checks a receipt of a transparency log (RFC 9162 §2.1, JCS, C2SP signed-note); it asks nobody.
// In Node: node verify-receipt.mjs receipt.json '<verifier key, from where you trust it>'
const utf8 = (text) => new TextEncoder().encode(text)
const bytesOf = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
const equal = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i])
const half = (n) => Math.floor(n / 2)
const [LEAF, NODE] = [Uint8Array.of(0), Uint8Array.of(1)]
const sha256 = async (...parts) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', await new Blob(parts).arrayBuffer()))

/** The root to which an entry, its place and its proof lead (RFC 9162 §2.1.3.2). */
async function rootOf({ entry, index, size, proof }) {
  if (!(Number.isSafeInteger(index) && index >= 0 && index < size)) return LEAF
  // Entries are flat, so that sorted names are all there is to their one spelling.
  let hash = await sha256(LEAF, utf8(JSON.stringify(entry, Object.keys(entry).sort())))
  let [at, last] = [index, size - 1]
  for (const other of proof.map(bytesOf)) {
    if (last === 0) return LEAF
    const right = at % 2 === 1 || at === last
    hash = right ? await sha256(NODE, other, hash) : await sha256(NODE, hash, other)
    for (; right && at % 2 === 0 && at !== 0; last = half(last)) at = half(at)
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 ? hash : LEAF
}

/** Why a note is not signed by a key `<name>+<hash>+<key>`; empty where it is. */
async function refusal(text, name, signature, keys) {
  for (const key of keys.filter((one) => one.startsWith(`${name}+`))) {
    const raw = bytesOf(key.split('+').slice(2).join('+'))
    if (!equal((await sha256(utf8(`${name}\n`), raw)).slice(0, 4), signature.slice(0, 4))) continue
    const own = await crypto.subtle.importKey('raw', raw.slice(1), 'Ed25519', false, ['verify'])
    const holds = await crypto.subtle.verify('Ed25519', own, signature.slice(4), utf8(text))
    return holds ? '' : 'signature'
  }
  return 'key'
}

/** `{ valid: true, entry, index, size, origin, at }`, or `{ valid: false, reason }`. */
export async function verifyReceipt(receipt, keys) {
  const no = (reason) => ({ valid: false, reason })
  try {
    const { checkpoint, entry, index, size } = receipt
    const [, text, name, sealed] = /^([\s\S]+\n)\n— (\S+) (\S+)\n$/.exec(checkpoint)
    const [origin, count, root, time] = text.split('\n')
    if (!globalThis.crypto?.subtle) return no('unable')
    const reason = await refusal(text, origin, name === origin ? bytesOf(sealed) : LEAF, keys)
    if (reason) return no(reason)
    if (count !== String(size) || !equal(await rootOf(receipt), bytesOf(root))) return no('proof')
    return { valid: true, entry, index, size, origin, at: time.replace('time ', '') }
  } catch (error) {
    return no(error.name === 'NotSupportedError' ? 'unable' : 'malformed')
  }
}

const [, self, file, ...keys] = globalThis.process?.argv ?? []
if (file && self?.endsWith('verify-receipt.mjs')) {
  const text = process.getBuiltinModule('node:fs').readFileSync(file, 'utf8')
  console.log(await verifyReceipt(JSON.parse(text), keys))
}
