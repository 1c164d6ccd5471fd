import { encode } from 'uqr'

/** Runs of dark modules, each a rectangle one module high, in modules from the top left. */
export interface QrCode {
  /** Modules a side, without the quiet zone. */
  side: number
  runs: { x: number; y: number; length: number }[]
}

/**
 * A QR (ISO/IEC 18004) at level M, which stands 15 % of damage: cards are carried in pockets. Where
 * the next higher level needs no larger code, it is taken.
 */
export function qrCode(text: string): QrCode {
  const { size, data } = encode(text, { ecc: 'M', border: 0, boostEcc: true })
  const runs: QrCode['runs'] = []
  data.forEach((row, y) => {
    let x = 0
    while (x < size) {
      const from = x
      while (x < size && row[x]) x++
      if (x > from) runs.push({ x: from, y, length: x - from })
      x++
    }
  })
  return { side: size, runs }
}
