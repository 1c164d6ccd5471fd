const CANDIDATES = [',', ';', '\t', '|'] as const

/** Counts of `separator` in each whole line of `text`, those within quotes left out. */
function countPerLine(text: string, separator: string, lines: number): number[] {
  const counts: number[] = []
  let count = 0
  let quoted = false
  let fresh = true
  let filled = false
  for (const char of text) {
    if (quoted) {
      if (char === '"') quoted = false
    } else if (char === '"' && fresh) quoted = true
    else if (char === '\n' || char === '\r') {
      if (filled) counts.push(count)
      if (counts.length === lines) return counts
      count = 0
      fresh = true
      filled = false
      continue
    } else if (char === separator) {
      count++
      fresh = true
      continue
    }
    // A doubled quote leaves the quotes and enters them again.
    fresh = char === '"' && !quoted
    filled = true
  }
  if (counts.length === 0 && filled) counts.push(count)
  return counts
}

/**
 * The separator of a CSV by its first lines: the one that the most lines have as often as the
 * first line that has it at all; of those the most frequent. A comma when there is one column.
 * `text` may be cut anywhere.
 */
export function detectSeparator(text: string): string {
  let best = ','
  let bestScore = 0
  for (const candidate of CANDIDATES) {
    const counts = countPerLine(text, candidate, 50)
    const usual = mode(counts.filter((count) => count > 0))
    if (usual === 0) continue
    const agreeing = counts.filter((count) => count === usual).length / counts.length
    const score = agreeing * 1000 + Math.min(usual, 900)
    if (score > bestScore) {
      best = candidate
      bestScore = score
    }
  }
  return best
}

function mode(counts: number[]): number {
  const times = new Map<number, number>()
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1)
  let usual = 0
  let most = 0
  for (const [count, seen] of times) {
    if (seen > most) {
      usual = count
      most = seen
    }
  }
  return usual
}

/** The first line `sep=;`, which one spreadsheet writes for itself and does not show. */
export function declaredSeparator(text: string): { separator: string; length: number } | undefined {
  const found = /^"?sep=([^\r\n"])"?(?:\r\n|\n|\r)/i.exec(text)
  return found?.[1] ? { separator: found[1], length: Buffer.byteLength(found[0]) } : undefined
}
