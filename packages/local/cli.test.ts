import { Writable } from 'node:stream'
import { fault, invalid } from '@terrace/platform/fault'
import { describe, expect, test } from 'vitest'
import type { Place } from './cli/place.ts'
import { run } from './cli/program.ts'
import { columns, complain, languageOf, wordsOf } from './cli/say.ts'

function streams() {
  const said = { out: '', err: '' }
  const into = (name: 'out' | 'err') =>
    new Writable({
      write(chunk, _encoding, done) {
        said[name] += String(chunk)
        done()
      },
    })
  return { said, out: into('out'), err: into('err') }
}

/** Never a place: parsing must refuse before anything is opened. */
const closed = async (): Promise<Place> => {
  throw new Error('a place was opened')
}
const call = async (line: string) => {
  const { said, ...io } = streams()
  const code = await run(line.split(' ').filter(Boolean), io, {}, closed)
  return { code, ...said }
}

describe('a command line', () => {
  test.each([
    ['tenant export --out x', "missing required argument 'id'"],
    ['tenant create demo --name Demo', '--admin-email'],
    ['tenant create demo --name D --admin-email a@b.c --kind empire', 'Allowed choices'],
    ['tenant create demo --name D --admin-email a@b.c --pack mars', 'cn, international'],
    ['tenant export demo', '--out'],
    ['tenant verify-domain demo', "missing required argument 'domain'"],
    ['areas import demo --levels a', "missing required argument 'files'"],
    ['areas import demo a.csv', '--levels'],
    ['households import demo file.csv', '--mapping'],
    ['people add demo a@b.c', '--roles'],
    ['jobs follow demo', "missing required argument 'job'"],
    ['seed everything', 'demo, large'],
    ['dance', "unknown command 'dance'"],
    ['tenant list --loud', "unknown option '--loud'"],
  ])('%s is refused in words, with exit code 2', async (line, words) => {
    const { code, out, err } = await call(line)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(words)
  })

  test('help is no failure, and names every command', async () => {
    const { code, out } = await call('--help')
    expect(code).toBe(0)
    for (const name of 'tenant people areas households jobs projections seed'.split(' ')) {
      expect(out).toContain(`  ${name} `)
    }
    expect((await call('tenant create --help')).out).toContain('--admin-email')
  })

  test('what breaks is told on standard error, as JSON for a script', async () => {
    expect(await call('tenant list')).toEqual({ code: 70, out: '', err: 'a place was opened\n' })
    const { code, err } = await call('tenant list --json')
    expect(code).toBe(70)
    expect(JSON.parse(err)).toEqual({ error: { code: 'broken', words: 'a place was opened' } })
  })
})

describe('words', () => {
  test('a refusal is a sentence in the language of the shell, a field a line', () => {
    const refused = invalid([{ path: 'email', code: 'field.required' }])
    expect(wordsOf(refused, 'en')).toBe('Some fields need another look.\n  email: Fill this in.')
    expect(wordsOf(refused, 'zh')).toContain('email: 此项必填。')
    expect(languageOf({ LANG: 'zh_CN.UTF-8' })).toBe('zh')
    expect(languageOf({ LANG: 'C.UTF-8' })).toBe('en')
  })

  test('the exit code tells a refusal from a breakdown', () => {
    const { said, ...io } = streams()
    expect(complain(fault('missing', 'job.missing'), io, false, 'en')).toBe(1)
    expect(complain(fault('internal', 'internal.broken'), io, false, 'en')).toBe(70)
    expect(said.err).toContain('There is no such job.')
  })

  test('columns stand under each other', () => {
    expect(
      columns([
        ['a', 'bb', 1],
        ['ccc', 'd', 22],
      ]),
    ).toEqual(['a    bb  1', 'ccc  d   22'])
  })
})
