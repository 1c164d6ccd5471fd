/*
 * Fits text into lines. Chinese may break between any two characters, except that a line never begins
 * with closing punctuation nor ends with an opening one (禁则); Latin breaks at spaces. pdfkit's own
 * breaking cannot shrink, and adds pages when it overflows.
 */

const NO_START = /[，。、；：！？）》」』】〉〕”’…—·,.;:!?)\]}%\p{M}]/u
const NO_END = /[（《「『【〈〔“‘([{]/u
const WIDE = /[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]|[\u{20000}-\u{3ffff}]/u

/** Width of a character as a share of the size of the type. */
export type Measure = (character: string) => number

export const widthOf = (text: string, measure: Measure): number =>
  Array.from(text).reduce((sum, character) => sum + measure(character), 0)

/** Where lines may end: as the script allows, or only at spaces, so that names stay whole. */
export type Breaks = 'anywhere' | 'spaces'

function mayBreak(before: string, after: string, breaks: Breaks): boolean {
  if (before === ' ') return true
  if (breaks === 'spaces') return false
  if (NO_START.test(after) || NO_END.test(before)) return false
  return WIDE.test(before) || (WIDE.test(after) && after !== ' ')
}

/**
 * Lines of at most `width` (in sizes of the type). A word longer than a line is broken anywhere.
 * @returns at least one line, without spaces at its ends
 */
export function wrap(
  text: string,
  width: number,
  measure: Measure,
  breaks: Breaks = 'anywhere',
): string[] {
  const lines: string[] = []
  let line: string[] = []
  let used = 0
  let opportunity = 0
  for (const character of text.trim().replaceAll(/\s+/g, ' ')) {
    const before = line.at(-1)
    if (before !== undefined && mayBreak(before, character, breaks)) opportunity = line.length
    const wide = measure(character)
    // Twice where what is carried over is still too long with a wider character behind it.
    while (used + wide > width && line.length > 0 && character !== ' ') {
      const at = opportunity > 0 ? opportunity : line.length
      lines.push(line.slice(0, at).join('').trimEnd())
      line = line.slice(at)
      used = widthOf(line.join(''), measure)
      opportunity = 0
    }
    line.push(character)
    used += wide
  }
  return [...lines, line.join('').trimEnd()]
}

/** A size in points and how many lines of it there is room for. */
export interface Step {
  size: number
  lines: number
}

/**
 * The first step in which the whole text fits. Where none does, the last is taken and its last line
 * ends with `…`: cut where it can be seen, never printed over its neighbour.
 * @param width in points
 */
export function fit(
  text: string,
  width: number,
  steps: readonly [Step, ...Step[]],
  measure: Measure,
  breaks: Breaks = 'anywhere',
): { size: number; lines: string[]; cut: boolean } {
  for (const { size, lines: room } of steps) {
    const lines = wrap(text, width / size, measure, breaks)
    if (lines.length <= room) return { size, lines, cut: false }
  }
  const { size, lines: room } = steps.at(-1) ?? steps[0]
  const lines = wrap(text, width / size, measure, breaks).slice(0, room)
  const last = Array.from(lines.at(-1) ?? '')
  while (last.length > 0 && widthOf(`${last.join('')}…`, measure) > width / size) last.pop()
  return { size, lines: [...lines.slice(0, -1), `${last.join('')}…`], cut: true }
}
