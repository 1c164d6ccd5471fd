import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

/** The rules of the house that can be checked, checked. Packages and floors are those of packages/README.md. */
const root = resolve(import.meta.dirname, '..')

function walk(dir: string): string[] {
  return readdirSync(join(root, dir), { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name)
    if (['node_modules', 'dist', '.sst', '.data'].includes(entry.name)) return []
    return entry.isDirectory() ? walk(path) : [path]
  })
}
const text = (path: string): string => readFileSync(join(root, path), 'utf8')
const packages = readdirSync(join(root, 'packages'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
const sources = ['packages', 'web/src', 'infra'].flatMap(walk).filter((p) => /\.tsx?$/.test(p))
const product = sources.filter((p) => !/\.test\.tsx?$/.test(p))

const imports = (path: string): string[] =>
  [...text(path).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((m) => m[1] ?? '')

const floors: Record<string, number> = Object.fromEntries(
  [...text('packages/README.md').matchAll(/^\| (\d) \| ((?:`[a-z]+` ?)+)\|$/gm)].flatMap(
    ([, floor, names]) =>
      [...(names ?? '').matchAll(/`([a-z]+)`/g)].map(([, name]) => [name ?? '', Number(floor)]),
  ),
)
const packageOf = (path: string) => (path.startsWith('web/') ? 'web' : (path.split('/')[1] ?? ''))

describe('floors and doors', () => {
  test('every package has a floor', () => {
    expect(packages.filter((name) => floors[name] === undefined)).toEqual([])
  })

  test('a package imports only from a lower floor', () => {
    const wrong: string[] = []
    for (const path of product.filter((p) => p.startsWith('packages/'))) {
      const own = packageOf(path)
      for (const name of imports(path)) {
        const other = /^@terrace\/([a-z]+)/.exec(name)?.[1]
        if (!other || other === own || other === 'infra') continue
        const top = own === 'local' && other === 'functions'
        if (!top && (floors[other] ?? 9) >= (floors[own] ?? 0)) wrong.push(`${path} → ${name}`)
      }
    }
    expect(wrong).toEqual([])
  })

  test('nobody reaches into another package past its doors', () => {
    const inside = sources.filter((path) => !/testing\.ts$|\.world\.test\.ts$/.test(path))
    const wrong = inside.flatMap((path) =>
      imports(path)
        .filter((name) => name.startsWith('.'))
        .map((name) => relative(root, resolve(root, dirname(path), name)))
        .filter((target) => target.startsWith('packages/') && packageOf(target) !== packageOf(path))
        .map((target) => `${path} → ${target}`),
    )
    expect(wrong).toEqual([])
  })

  test('no two packages import each other', () => {
    const uses = new Map(packages.map((name) => [name, new Set<string>()]))
    for (const path of product.filter((p) => p.startsWith('packages/'))) {
      for (const name of imports(path)) {
        const other = /^@terrace\/([a-z]+)/.exec(name)?.[1]
        if (other && other !== packageOf(path)) uses.get(packageOf(path))?.add(other)
      }
    }
    const pairs = packages.filter((a) => [...(uses.get(a) ?? [])].some((b) => uses.get(b)?.has(a)))
    expect(pairs).toEqual([])
  })

  test('every package says on one screen what it is for', () => {
    expect(
      packages.filter((name) => !existsSync(join(root, 'packages', name, 'README.md'))),
    ).toEqual([])
  })
})

describe('sizes', () => {
  const data = /\/(seed|pack|i18n)\/|messages\.ts$|i18n\.ts$/
  test('no file of the product is longer than 300 lines', () => {
    const long = product
      .filter((path) => !data.test(path))
      .map((path) => ({ path, lines: text(path).split('\n').length - 1 }))
      .filter(({ lines }) => lines > 300)
    expect(long).toEqual([])
  })

  test('files are named in kebab case, and none is a leftover', () => {
    const odd = sources.filter((path) => {
      const name = path.split('/').at(-1) ?? ''
      return (
        !/^[a-z0-9]+([-.][a-z0-9]+)*\.tsx?$/.test(name) ||
        /(^|[-.])(old|new2|temp|scratch|copy)([-.]|$)/.test(name)
      )
    })
    expect(odd).toEqual([])
  })

  test('nothing is left to do', () => {
    const marks = sources.filter((path) => /\b(TODO|FIXME|XXX)\b|\.(skip|only)\(/.test(text(path)))
    expect(marks).toEqual([])
  })
})

describe('domains', () => {
  const domains = [
    'tenancy',
    'registry',
    'procedures',
    'monitoring',
    'certificates',
    'transparency',
  ]
  const files = product.filter(
    (path) =>
      domains.includes(packageOf(path)) &&
      path.startsWith('packages/') &&
      !path.endsWith('testing.ts'),
  )

  test('nothing is ambient: no clock, chance or environment of their own', () => {
    const ambient = /\bDate\.now\(|\bnew Date\(\)|Math\.random\(|randomUUID\(|process\.env/
    expect(files.filter((path) => ambient.test(text(path)))).toEqual([])
  })

  test('every entity belongs to the service, and the tenant leads each of its keys', () => {
    const wrong: string[] = []
    for (const path of files.filter((p) => text(p).includes('new Entity('))) {
      for (const [whole] of text(path).matchAll(/model: \{[^}]*\}/g)) {
        if (!/service: '(terrace|directory)'/.test(whole)) wrong.push(`${path}: ${whole}`)
      }
      if (/service: 'directory'/.test(text(path))) continue
      for (const [, first] of text(path).matchAll(/pk: \{[^}]*composite: \[\s*'(\w+)'/g)) {
        if (first !== 'tenant') wrong.push(`${path}: ${first}`)
      }
    }
    expect(wrong).toEqual([])
  })

  test('every command and query carries its guard and its schema', () => {
    const wrong: string[] = []
    for (const path of files) {
      for (const [, body = ''] of text(path).matchAll(
        /\b(?:command|query|startsJob)\(\s*\{([\s\S]{0,400})/g,
      )) {
        if (!/\bid: '/.test(body) || !/\ballow:/.test(body) || !/\binput:/.test(body)) {
          wrong.push(`${path}: ${body.slice(0, 60)}`)
        }
      }
    }
    expect(wrong).toEqual([])
  })
})

describe('words', () => {
  test('every message has both languages', async () => {
    const holes: string[] = []
    for (const path of [
      'platform/messages.ts',
      ...packages.filter((name) => name !== 'platform').map((name) => `${name}/i18n.ts`),
    ]) {
      if (!existsSync(join(root, 'packages', path))) continue
      const { messages } = (await import(join(root, 'packages', path))) as {
        messages: Record<string, { en?: string; zh?: string }>
      }
      for (const [code, { en, zh }] of Object.entries(messages)) {
        if (!en?.trim() || !zh?.trim() || !/[\u4e00-\u9fff]/.test(zh)) holes.push(`${path} ${code}`)
      }
    }
    expect(holes).toEqual([])
  })

  test('every refusal has words', async () => {
    const { messages } = (await import(join(root, 'packages/functions/words.ts'))) as {
      messages: Record<string, unknown>
    }
    const codes = new Map<string, string>()
    const places =
      /\b(?:fault|refusing)\(\s*(?:[\w.]+,\s*)?'(?:invalid|missing|conflict|stale|forbidden|too-large|too-many|unavailable|unauthenticated)',\s*'([a-z-]+\.[a-z-]+)'|code: '([a-z-]+\.[a-z-]+)'/g
    for (const path of product.filter(
      (p) => p.startsWith('packages/') && !p.includes('/identity/'),
    )) {
      for (const [, a, b] of text(path).matchAll(places)) codes.set(a ?? b ?? '', path)
    }
    const mute = [...codes].filter(([code]) => !(code in messages)).map(([c, p]) => `${c} (${p})`)
    expect(mute).toEqual([])
  })
})

describe('documents', () => {
  const readmes = [
    'README.md',
    ...['packages', 'infra', 'web', 'test'].flatMap(walk).filter((p) => p.endsWith('.md')),
  ]

  test('every path that a document cites is there', () => {
    const gone: string[] = []
    for (const path of readmes.filter(
      (p) => existsSync(join(root, p)) && !p.endsWith('DECISIONS.md'),
    )) {
      for (const [, cited = ''] of text(path).matchAll(
        /`((?:packages|web|infra|test)\/[\w./-]+)`/g,
      )) {
        // What a build makes is not there on a fresh clone.
        if (cited.split('/').includes('dist')) continue
        const found = existsSync(join(root, cited)) || existsSync(join(root, 'packages', cited))
        if (!found) gone.push(`${path}: ${cited}`)
      }
    }
    expect(gone).toEqual([])
  })

  test('no file stands alone: each is imported, an entry, or a test', () => {
    const entry =
      /(^|\/)(index|routes|jobs|events|i18n|main|cli|world|background-thread|testing|vite-env\.d|verify|no-saml)\.tsx?$|\.d\.ts$|^packages\/functions\/|^packages\/platform\/|^infra\/|^web\/vite/
    const used = new Set(
      [...sources, ...['test'].flatMap(walk).filter((p) => p.endsWith('.ts'))].flatMap((path) =>
        imports(path)
          .filter((name) => name.startsWith('.'))
          .map((name) => relative(root, resolve(root, dirname(path), name)).replace(/\.tsx?$/, '')),
      ),
    )
    const loose = product.filter(
      (path) =>
        !entry.test(path) &&
        !used.has(path.replace(/\.tsx?$/, '')) &&
        !text(path).includes('@entry'),
    )
    expect(loose).toEqual([])
  })
})
