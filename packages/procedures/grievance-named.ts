import type { Told } from './grievance-model.ts'

const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase()

/**
 * True for somebody whom a grievance names: in its list of persons by user or name, or in its text as
 * a word. Better one too many: somebody else looks into it then.
 */
export function isNamed(who: { id: string; name: string }, { text, persons }: Told): boolean {
  const name = plain(who.name)
  if (persons.some((one) => one.user === who.id || plain(one.name) === name)) return true
  const words = plain(text)
  for (let at = words.indexOf(name); name && at >= 0; at = words.indexOf(name, at + 1)) {
    // Names in Han characters stand between others; elsewhere Li is not in "living".
    if (/\p{Script=Han}/u.test(name)) return [...name].length > 1
    if (!letter(words.charAt(at - 1)) && !letter(words.charAt(at + name.length))) return true
  }
  return false
}

const letter = (one: string) => /\p{L}|\p{N}/u.test(one)
