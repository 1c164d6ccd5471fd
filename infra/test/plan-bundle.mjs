import fs from 'node:fs'
import path from 'node:path'

/**
 * Bundles sst.config.ts as SST's command line does.
 * @returns the file, to be imported and removed
 */
export async function bundleConfig({ root, platform, require }) {
  const esbuild = require('esbuild')
  // Inside the platform, or its packages would not be found from it.
  const outfile = path.join(platform, `sst.plan.${process.pid}.mjs`)
  const globals = `import * as aws from "@pulumi/aws";\nimport * as sst from "${platform}/src/components";\n`
  await esbuild.build({
    stdin: {
      contents:
        `export { run } from "${platform}/src/auto/run.ts";\n` +
        `export { default as mod } from "${root}/sst.config.ts";\n`,
      resolveDir: root,
      sourcefile: 'eval.ts',
      loader: 'ts',
    },
    banner: {
      js:
        'import { createRequire as __cr } from "module"; const require = __cr(import.meta.url);' +
        `const __filename = ${JSON.stringify(outfile)}, __dirname = ${JSON.stringify(platform)};`,
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    outfile,
    sourcemap: 'inline',
    logLevel: 'error',
    nodePaths: [path.join(platform, 'node_modules')],
    inject: [path.join(platform, 'src/shim/run.js')],
    external: [
      '@pulumi/*',
      'undici',
      '@pulumiverse/*',
      '@sst-provider/*',
      '@aws-sdk/*',
      'esbuild',
      'archiver',
      'glob',
      'vite',
    ],
    plugins: [{ name: 'globals', setup: (on) => injectGlobals(on, platform, globals) }],
  })
  return outfile
}

function injectGlobals(on, platform, globals) {
  on.onLoad({ filter: /\.(ts|tsx|js|jsx)$/ }, ({ path: file }) => {
    if (file.startsWith(platform) || file.includes('node_modules')) return undefined
    const contents = globals + fs.readFileSync(file, 'utf8')
    return { contents, loader: path.extname(file).slice(1) }
  })
}
