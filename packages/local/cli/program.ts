import { Argument, Command, CommanderError, Option } from 'commander'
import * as bring from './bring.ts'
import { exportTenant } from './export.ts'
import * as job from './job.ts'
import { openPlace, type Place } from './place.ts'
import { complain, EXIT, languageOf, type Streams, type Voice, voice } from './say.ts'
import * as tenant from './tenant.ts'
import { recount, seed } from './upkeep.ts'

type Act = (place: Place, voice: Voice) => Promise<void>
/** Opens the place, acts, and closes it whatever happened. */
type Doing = (act: Act) => Promise<void>

const list = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

function tenants(program: Command, doing: Doing): void {
  const group = program.command('tenant').description('workspaces of this installation')
  group
    .command('create <id>')
    .description('make one, with its first administrator')
    .requiredOption('--name <name>')
    .addOption(
      new Option('--kind <kind>')
        .choices(['government', 'ngo', 'enterprise'])
        .default('government'),
    )
    .addOption(new Option('--pack <pack>').choices(['cn', 'international']).default('cn'))
    .requiredOption('--admin-email <email>')
    .option('--admin-name <name>')
    .option('--invite', 'send an invitation instead of showing a password', false)
    .action((id, options) => doing((p, v) => tenant.create(p, v, id, options)))
  group
    .command('list')
    .description('all of them')
    .action(() => doing(tenant.list))
  group
    .command('verify-domain <id> <domain>')
    .description('let an e-mail domain sign in with the provider that the tenant set for it')
    .action((id, domain) => doing((p, v) => tenant.verifyDomain(p, v, id, domain)))
  group
    .command('export <id>')
    .description('write all its items as lines of JSON')
    .requiredOption('--out <dir>')
    .option('--reveal', 'open sealed values; the export is recorded', false)
    .action((id, options) => doing((p, v) => exportTenant(p, v, id, options)))
}

function people(program: Command, doing: Doing): void {
  program
    .command('people')
    .description('who belongs to a tenant')
    .command('add <tenant> <email>')
    .description('add somebody who can sign in at once')
    .requiredOption('--roles <roles>', 'separated by commas', list)
    .option('--areas <areas>', 'area ids, separated by commas; * is everywhere', list, ['*'])
    .option('--name <name>')
    .action((id, email, options) => doing((p, v) => tenant.addPerson(p, v, id, email, options)))
}

function imports(program: Command, doing: Doing): void {
  program
    .command('areas')
    .description('administrative divisions')
    .command('import <tenant> <files...>')
    .description('one CSV or XLSX file a level, from the top down, in one job')
    .requiredOption('--levels <levels>', 'one level a file, separated by commas', list)
    .option('--scheme <scheme>', 'whose codes these are', 'code')
    .option('--code-column <name>', 'column of the code', 'code')
    .option('--name-column <name>', 'column of the name', 'name')
    .option(
      '--parent-columns <names>',
      'column of the code above, for each file but the first',
      list,
      [],
    )
    .action((id, files, options) => doing((p, v) => bring.areas(p, v, id, files, options)))
  program
    .command('households')
    .description('the register')
    .command('import <tenant> <file>')
    .description('bring a file in: upload, check, import')
    .requiredOption('--mapping <file>', 'JSON: which column is which field')
    .option('--check-only', 'stop after the check', false)
    .action((id, file, options) => doing((p, v) => bring.households(p, v, id, file, options)))
}

function upkeep(program: Command, doing: Doing): void {
  const jobs = program.command('jobs').description('background work')
  jobs.command('list <tenant>').action((id) => doing((p, v) => job.list(p, v, id)))
  jobs
    .command('cancel <tenant> <job>')
    .action((id, which) => doing((p, v) => job.cancel(p, v, id, which)))
  jobs.command('follow <tenant> <job>').action((id, which) =>
    doing(async (p, v) => {
      const done = await job.follow(p, v, id, which)
      v.tell(done, job.ended(done))
    }),
  )
  const kept = program
    .command('projections')
    .description('counts that are kept beside the register')
  kept
    .command('check <tenant>')
    .description('recount and compare; exit 3 when something differs')
    .action((id) => doing((p, v) => recount(p, v, id, false)))
  kept
    .command('rebuild <tenant>')
    .description('recount, and put right what differs')
    .action((id) => doing((p, v) => recount(p, v, id, true)))
  program
    .command('seed')
    .description('fill a fresh installation with a county that does not exist')
    .addArgument(new Argument('<kind>').choices(['demo', 'large']))
    .action((kind) => doing((p, v) => seed(p, v, kind)))
}

/** The command line. @param doing how an action is carried out */
export function program(doing: Doing, streams: Streams): Command {
  const root = new Command('terrace')
    .description(
      'Operate a Terrace installation. TABLE names one on AWS, TERRACE_DATA a data folder.',
    )
    .option('--json', 'answer as one JSON document', false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void streams.out.write(text),
      writeErr: (text) => void streams.err.write(text),
    })
  for (const part of [tenants, people, imports, upkeep]) part(root, doing)
  // Settings are copied when a command is made, which commander does only to direct children.
  const inherit = (parent: Command) => {
    for (const child of parent.commands) {
      child.copyInheritedSettings(parent)
      inherit(child)
    }
  }
  inherit(root)
  return root
}

/** Runs one command line to its end. @returns the exit code */
export async function run(
  args: readonly string[],
  streams: Streams,
  env: NodeJS.ProcessEnv,
  open = openPlace,
): Promise<number> {
  const json = args.includes('--json')
  const doing: Doing = async (act) => {
    const place = await open(env)
    const speaker = voice(streams, json)
    try {
      await act(place, speaker)
    } finally {
      speaker.quiet()
      await place.close()
    }
  }
  try {
    // `--json` may stand anywhere: scripts append it.
    const rest = args.filter((arg) => arg !== '--json')
    await program(doing, streams).parseAsync(rest, { from: 'user' })
    return EXIT.done
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage
    return complain(error, streams, json, languageOf(env))
  }
}
