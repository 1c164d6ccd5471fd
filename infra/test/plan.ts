import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Inputs } from './inputs.ts'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const run = promisify(execFile)

export interface Resource {
  type: string
  name: string
  custom: boolean
  inputs: Inputs
  options?: { parent?: string; protect?: boolean; retainOnDelete?: boolean }
}
export interface Plan {
  errors: string[]
  outputs: Record<string, string>
  calls: { method: string; params: unknown }[]
  resources: Resource[]
}

/** What is set in the environment of a production deploy. */
export const PRODUCTION = {
  TERRACE_DOMAIN: 'terrace.example.org',
  TERRACE_MAIL_FROM: 'no-reply@example.org',
  TERRACE_ALARM_MAIL: 'duty@example.org',
}

/** SST's own sources and types, which it unpacks once: 320 MB, about 40 seconds. */
export async function ensurePlatform(): Promise<void> {
  const own = readFileSync(join(ROOT, 'node_modules', 'sst', 'package.json'), 'utf8')
  const { version } = JSON.parse(own) as { version: string }
  const stamp = join(ROOT, '.sst', 'platform', 'version')
  const provider = join(ROOT, '.sst', 'platform', 'node_modules', '@pulumi', 'aws')
  if (existsSync(stamp) && existsSync(provider) && readFileSync(stamp, 'utf8') === version) return
  const env = {
    ...process.env,
    NO_BUN: '1',
    SST_SKIP_DEPENDENCY_CHECK: '1',
    SST_STAGE: 'test',
    SST_TELEMETRY_DISABLED: '1',
  }
  await run('npx', ['sst', 'install'], { cwd: ROOT, env })
}

/** What a deploy of this stage would make. @throws Error with what the components refused */
export async function makePlan(
  stage: string,
  options: { env?: Record<string, string>; region?: string } = {},
): Promise<Plan> {
  const { env = {}, region = 'eu-west-1' } = options
  const folder = mkdtempSync(join(tmpdir(), 'terrace-plan-'))
  const file = join(folder, 'plan.json')
  try {
    const script = join(ROOT, 'infra', 'test', 'plan.mjs')
    await run(process.execPath, [script, stage, file, region], { env: { ...process.env, ...env } })
    return JSON.parse(readFileSync(file, 'utf8')) as Plan
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The compiler's complaints about sst.config.ts and infra/sst against SST's real types. */
export async function typeErrors(): Promise<string> {
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc')
  const project = join(ROOT, 'infra', 'sst', 'tsconfig.json')
  try {
    return (await run(process.execPath, [tsc, '-p', project], { cwd: ROOT })).stdout
  } catch (error) {
    return (error as { stdout: string }).stdout
  }
}

/** One resource by name and the end of its type. @throws Error when there is none */
export function resource(plan: Plan, type: string, name: string): Resource {
  const found = plan.resources.find((each) => each.type.endsWith(type) && each.name === name)
  if (!found) throw new Error(`The plan has no ${type} ${name}.`)
  return found
}

export const ofType = (plan: Plan, type: string): Resource[] =>
  plan.resources.filter((each) => each.type.endsWith(type))

export interface Statement {
  Effect: string
  Action: string | string[]
  Resource?: string | string[]
  Principal?: unknown
  Condition?: Record<string, Record<string, string | string[]>>
}

/** What a role may do by its own policies. */
export function statements(plan: Plan, role: string): Statement[] {
  const { inlinePolicies = [] } = resource(plan, 'iam/role:Role', role).inputs
  return inlinePolicies.flatMap(({ policy }) => statementsOf(policy))
}

/** The statements of a policy document: text, or not yet. */
export function statementsOf(policy: string | object | undefined): Statement[] {
  const document = typeof policy === 'string' ? JSON.parse(policy) : policy
  return (document as { Statement?: Statement[] } | undefined)?.Statement ?? []
}

/** The physical name. @throws Error when the plan gives none */
export function nameOf({ name, inputs }: Resource): string {
  if (!inputs.name) throw new Error(`${name} has no name of its own.`)
  return inputs.name
}

export const listed = (value: string | string[] | undefined): string[] =>
  value === undefined ? [] : [value].flat()
