/** What a check found; `reason` says what does not hold. */
export type Verified =
  | {
      valid: true
      entry: Record<string, unknown>
      index: number
      size: number
      origin: string
      /** When the checkpoint was signed, ISO 8601 UTC. */
      at: string
    }
  | {
      valid: false
      /**
       * `malformed`: this is no receipt. `key`: none of the keys is its log's. `signature`: the checkpoint
       * is not what was signed. `proof`: the entry is not in that log. `unable`: this browser cannot check.
       */
      reason: 'malformed' | 'key' | 'signature' | 'proof' | 'unable'
    }

/** Checks a receipt offline. @param keys verifier keys, `<name>+<hash>+<key>`, from where they are trusted */
export function verifyReceipt(receipt: unknown, keys: readonly string[]): Promise<Verified>
