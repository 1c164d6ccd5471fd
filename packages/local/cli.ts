import { run } from './cli/program.ts'

/** `npm run terrace -- …`: see `--help`. */
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true'
const streams = { out: process.stdout, err: process.stderr }
const code = await run(process.argv.slice(2), streams, process.env)
// Clients keep their connections open for a while; nobody waits for them.
process.exit(code)
