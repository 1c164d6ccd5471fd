import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ACCOUNT } from './plan-answers.mjs'

/**
 * Stands in for SST's command line, which the components ask over JSON-RPC. `Runtime.Build` looks
 * into the bundle: a missing file or export fails as it would in a deploy.
 */
const methods = {
  'Provider.Aws.Bootstrap': () => ({
    asset: 'sst-asset',
    assetEcrRegistryId: ACCOUNT,
    assetEcrUrl: `${ACCOUNT}.dkr.ecr.local/sst-asset`,
    state: 'sst-state',
  }),
  'Runtime.Build': ({ bundle, handler }) => {
    const [file, name] = handler.split('.')
    const entry = bundle && path.join(bundle, `${file}.mjs`)
    if (!entry || !fs.existsSync(entry)) return { errors: [`no bundle for ${handler}`] }
    const exported = new RegExp(`export\\s*{[^}]*\\bas ${name}\\b`)
    if (!exported.test(fs.readFileSync(entry, 'utf8'))) {
      return { errors: [`${pathToFileURL(entry).href} exports no ${name}`] }
    }
    return { out: bundle, handler, errors: [], sourcemaps: [] }
  },
}

/** @returns the address; every call is added to `calls` */
export async function serve({ calls }) {
  const server = http.createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const { method, params } = JSON.parse(body)
    calls.push({ method, params: params[0] })
    const answer = methods[method]
    // A connection kept alive would delay the end by five seconds.
    response.setHeader('connection', 'close')
    response.end(
      JSON.stringify(
        answer ? { result: answer(params[0]) } : { error: `rpc: can't find method ${method}` },
      ),
    )
  })
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
  server.unref()
  return `http://127.0.0.1:${server.address().port}`
}
