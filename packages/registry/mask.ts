/*
 * What everybody may see of a sensitive value: enough to recognise one's own, not enough to use it.
 * Values of four characters or fewer show nothing. Masks are stored beside the sealed value.
 */

const hidden = (length: number) => '*'.repeat(length)

/** Keeps `head` and `tail` characters; too short a value shows nothing, not even its length. */
function mask(value: string, shown: (length: number) => { head: number; tail: number }): string {
  const characters = Array.from(value.trim())
  const { length } = characters
  if (length <= 4) return hidden(4)
  const { head, tail } = shown(length)
  return (
    characters.slice(0, head).join('') +
    hidden(length - head - tail) +
    characters.slice(length - tail).join('')
  )
}

/**
 * `110101199003074512` → `11************4512`: never more than a third of the number. The common
 * 6 + 4 hides only the birth date, which stands in clear beside it, and so hides nothing.
 */
export const maskIdNumber = (value: string): string =>
  mask(value, (length) => {
    const third = Math.min(6, Math.floor(length / 3))
    const tail = Math.ceil((third * 2) / 3)
    return { head: third - tail, tail }
  })

/** `13812341234` → `138****1234`; numbers shorter than a mobile's show at most a third. */
export const maskPhone = (value: string): string =>
  mask(value, (length) =>
    length >= 11 ? { head: 3, tail: 4 } : { head: 0, tail: Math.floor(length / 3) },
  )

/** `6222021234561234` → `**** **** 1234`: the last four at most, and never the length. */
export function maskBank(value: string): string {
  const characters = Array.from(value.replaceAll(/[\s-]/g, ''))
  if (characters.length <= 4) return hidden(4)
  const tail = Math.min(4, Math.floor(characters.length / 3))
  return `**** **** ${characters.slice(-tail).join('')}`
}
