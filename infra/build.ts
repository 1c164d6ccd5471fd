import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { FONT_FILES, FONT_FOLDER } from '@terrace/certificates/font-files'
import { SAML_LIBRARIES } from '@terrace/identity/no-saml'
import { build, type Metafile, type Plugin } from 'esbuild'
import { topology } from './topology.ts'

const HERE = fileURLToPath(new URL('..', import.meta.url))

/**
 * What was written for one function: its folder, and in bytes what is loaded at a cold start. Chunks
 * that load when first used (files, tables, queues, single sign-on of AWS itself) do not count.
 */
export interface Bundle {
  folder: string
  size: number
}

/** zod's barrel keeps all its languages alive; refusals are translated by our own words. */
const withoutZodLanguages: Plugin = {
  name: 'without-zod-languages',
  setup(on) {
    const filter = /[\\/]zod[\\/]v4[\\/]locales[\\/][\w-]+\.js$/
    on.onLoad({ filter }, ({ path }) =>
      /[\\/](en|index)\.js$/.test(path) ? null : { contents: 'export default () => ({})' },
    )
  },
}

/** What ElectroDB imports and a function never needs: the files in `stub` say why. */
const withoutElectroIdle = (root: string): Plugin => ({
  name: 'without-electro-idle',
  setup(on) {
    on.onResolve({ filter: /^(jsonschema|@aws-sdk\/lib-dynamodb)$/ }, ({ path, importer }) => {
      if (!/[\\/]electrodb[\\/]/.test(importer)) return null
      return { path: join(root, 'infra', 'stub', `${path.split('/').at(-1)}.ts`) }
    })
  },
})

/**
 * Bundles one entry to `<folder>/index.mjs`, with esbuild's `meta.json` beside the folder so that
 * it is not deployed. @param root the checkout: given by callers that are bundled themselves
 */
export async function bundleEntry(entry: string, folder: string, root = HERE): Promise<Bundle> {
  const saml = join(root, 'packages', 'identity', 'no-saml.ts')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outdir: folder,
    entryNames: 'index',
    chunkNames: 'chunk-[hash]',
    outExtension: { '.js': '.mjs' },
    splitting: true,
    bundle: true,
    minify: true,
    metafile: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    mainFields: ['module', 'main'],
    alias: Object.fromEntries(SAML_LIBRARIES.map((name) => [name, saml])),
    plugins: [withoutZodLanguages, withoutElectroIdle(root)],
    banner: {
      js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);",
    },
    logLevel: 'error',
  })
  await writeFile(`${folder}.meta.json`, JSON.stringify(metafile))
  return { folder, size: loadedBytes(metafile) }
}

/** Output files that a cold start reads: the entry and all that it imports statically. */
function loadedOutputs({ outputs }: Metafile): Metafile['outputs'][string][] {
  const entry = Object.keys(outputs).find((path) => path.endsWith('/index.mjs'))
  const open = entry ? [entry] : []
  const seen = new Set(open)
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    for (const { path: next, kind } of outputs[path]?.imports ?? []) {
      if (kind !== 'import-statement' || seen.has(next) || !outputs[next]) continue
      seen.add(next)
      open.push(next)
    }
  }
  return [...seen].flatMap((path) => outputs[path] ?? [])
}

const loadedBytes = (meta: Metafile): number =>
  loadedOutputs(meta).reduce((bytes, output) => bytes + output.bytes, 0)

/** Source files that a cold start reads something of. */
export const loadedInputs = (meta: Metafile): string[] =>
  loadedOutputs(meta).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) =>
      bytesInOutput > 0 ? [path] : [],
    ),
  )

/**
 * Bundles every function of the topology into `<out>/<name>/index.mjs`, exporting `handler`:
 * the same bytes for every way of deploying, and for the bench.
 * @returns size in bytes by function
 */
export async function bundleFunctions(
  out = join(HERE, 'dist', 'functions'),
  root = HERE,
): Promise<Record<keyof typeof topology.functions, number>> {
  const sizes = { api: 0, auth: 0, events: 0, jobs: 0, schedule: 0 }
  for (const name of Object.keys(sizes) as (keyof typeof sizes)[]) {
    const entry = join(root, 'packages', 'functions', `${topology.functions[name].entry}.ts`)
    sizes[name] = (await bundleEntry(entry, join(out, name), root)).size
  }
  await withFonts(join(out, 'jobs'), root)
  return sizes
}

/** What prints has its fonts beside it, 21 MB; no other function carries them. */
async function withFonts(folder: string, root: string): Promise<void> {
  const { resolve } = createRequire(join(root, 'package.json'))
  await mkdir(join(folder, FONT_FOLDER))
  for (const file of Object.values(FONT_FILES)) {
    await copyFile(resolve(file), join(folder, FONT_FOLDER, basename(file)))
  }
}
