import { describe, expect, it } from 'vitest'
import { type EdgeRequest, handler as signer } from '../sst/edge-signer.ts'
import { topology } from '../topology.ts'
import { allowed, type Request } from './allowed.ts'
import { templateOf, validate } from './cloudformation.ts'
import { listed, nameOf, ofType, type Plan, resource, statements, statementsOf } from './plan.ts'

const ROLES = ['ApiRole', 'AuthRole', 'EventsRole', 'JobsRole', 'ScheduleRole']
const PLACE = 'eu-west-1:111122223333'

interface Plans {
  plan: Plan
  production: Plan
  /** The stage `test` in another partition. */
  china: Plan
}

/** Who may do what; every finding about SST's own defaults stays closed. */
export function rights(plans: () => Plans): void {
  describe('roles', () => roles(plans))
  describe('rows', () => rows(plans))
  describe('keys, files, queues, mail', () => others(plans))
  describe('the edge signer', edge)
  describe('AWS’s validator', () => validator(plans))
}

function roles(plans: () => Plans): void {
  it('are for AWS’s services: nobody in the account may take one', () => {
    for (const { inputs } of ofType(plans().plan, 'iam/role:Role')) {
      const trusted = statementsOf(inputs.assumeRolePolicy)
      expect(trusted.length).toBeGreaterThan(0)
      for (const { Principal } of trusted) {
        expect(Object.keys(Principal as object)).toEqual(['Service'])
      }
    }
  })

  it.each([...ROLES, 'SweepRole'])('%s names each action, and each resource', (role) => {
    const own = statements(plans().plan, role)
    expect(own.length).toBeGreaterThan(0)
    for (const { Action, Resource } of own) {
      expect(listed(Action).filter((action) => action.includes('*'))).toEqual([])
      expect(listed(Resource)).not.toContain('*')
    }
  })

  it('write their logs and nothing else by a managed policy', () => {
    for (const role of ROLES) {
      const { managedPolicyArns } = resource(plans().plan, 'iam/role:Role', role).inputs
      expect(managedPolicyArns).toEqual([
        'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
      ])
    }
  })

  it('name no partition: the plan for another one holds no `arn:aws:`', () => {
    const text = JSON.stringify(plans().china.resources)
    expect(text.match(/arn:aws:[^"\\]*/g) ?? []).toEqual([])
    expect(text).toContain('arn:aws-cn:')
  })
}

function rows(plans: () => Plans): void {
  const may = (role: string, action: string, keys?: string[], index = '') => {
    const { plan } = plans()
    const name = nameOf(resource(plan, 'dynamodb/table:Table', 'TerraceTable'))
    const request: Request = {
      action: `dynamodb:${action}`,
      resource: `arn:aws:dynamodb:${PLACE}:table/${name}${index}`,
      ...(keys ? { keys } : {}),
    }
    return allowed(plan, role, request)
  }
  const tenant = '$terrace#tenant_a#household_hh1'
  const writes = ['PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem']
  const reads = ['GetItem', 'BatchGetItem', 'Query']

  it.each(['ApiRole', 'EventsRole', 'JobsRole', 'ScheduleRole'])('of tenants are %s’s', (role) => {
    for (const action of [...reads, ...writes]) expect(may(role, action, [tenant])).toBe(true)
    for (const { name } of topology.table.indexes) {
      expect(may(role, 'Query', ['$terrace#tenant_a'], `/index/${name}`)).toBe(true)
    }
  })

  it('of sessions the api function reads one by one, and of signing keys the list', () => {
    expect(may('ApiRole', 'GetItem', ['$identity#session#token'])).toBe(true)
    expect(may('ApiRole', 'Query', ['$identity#jwks.all'])).toBe(true)
    expect(may('ApiRole', 'BatchGetItem', ['$identity#jwks#k1', '$identity#jwks#k2'])).toBe(true)
  })

  it('of people, passwords and factors only the auth function sees', () => {
    const secret = ['user', 'account', 'twoFactor', 'verification', 'passkey', 'session.userId']
    for (const model of secret) {
      const keys = [`$identity#${model}#x`]
      for (const action of [...reads, ...writes]) {
        expect(may('AuthRole', action, keys)).toBe(true)
        for (const role of ROLES.filter((each) => each !== 'AuthRole')) {
          expect(may(role, action, keys), `${role} ${action} ${model}`).toBe(false)
        }
      }
    }
    for (const action of [...writes, 'Query', 'BatchGetItem']) {
      expect(may('ApiRole', action, ['$identity#session#token'])).toBe(false)
    }
    // One foreign key spoils a batch.
    const mixed = ['$identity#jwks#k1', '$identity#user#u1']
    expect(may('ApiRole', 'BatchGetItem', mixed)).toBe(false)
  })

  it('of tenants the auth function sees who administers, and writes sign-in providers', () => {
    const auth = (action: string, key: string) => may('AuthRole', action, [key])
    expect(auth('GetItem', '$terrace#tenant_a')).toBe(true)
    expect(auth('GetItem', '$terrace#tenant_a#user_u1')).toBe(true)
    expect(auth('Query', '$terrace#tenant_a#sso')).toBe(true)
    expect(auth('PutItem', '$terrace#tenant_a#sso')).toBe(true)
    expect(auth('PutItem', '$terrace#tenant_a#about_sso-entra')).toBe(true)
    expect(auth('UpdateItem', '$directory#domain_example.org')).toBe(true)
    for (const action of writes) {
      expect(auth(action, '$terrace#tenant_a')).toBe(false)
      if (action !== 'ConditionCheckItem') {
        expect(auth(action, '$terrace#tenant_a#user_u1')).toBe(false)
      }
    }
    for (const action of [...reads, ...writes]) {
      expect(auth(action, tenant)).toBe(false)
      expect(auth(action, '$terrace#tenant_a#about_hh1')).toBe(false)
      expect(auth(action, '$terrace#tenant_a#data-key')).toBe(false)
    }
  })

  it('of the directory only those write that change memberships', () => {
    expect(may('ApiRole', 'PutItem', ['$directory#user_u1'])).toBe(true)
    expect(may('ScheduleRole', 'Query', ['$directory#tenants'])).toBe(true)
    expect(may('ScheduleRole', 'PutItem', ['$directory#tenants'])).toBe(false)
    expect(may('EventsRole', 'GetItem', ['$directory#tenants'])).toBe(false)
  })

  it.each(ROLES)('cannot be read at large by %s', (role) => {
    for (const action of ['Scan', 'PartiQLSelect', 'ExportTableToPointInTime', 'DeleteTable']) {
      expect(may(role, action)).toBe(false)
    }
    for (const action of [...reads, ...writes]) expect(may(role, action)).toBe(false)
  })
}

function others(plans: () => Plans): void {
  const may = (role: string, action: string, arn: string, context = {}) =>
    allowed(plans().plan, role, { action, resource: arn, context })
  const having = (test: (role: string) => boolean) => ROLES.filter(test)

  it('data keys are unwrapped for one named tenant, where sealed fields are used', () => {
    const master = `arn:aws:kms:${PLACE}:key/MasterKey`
    const context = { 'kms:EncryptionContext:tenant': 'a', 'kms:EncryptionContextKeys': 'tenant' }
    for (const action of ['kms:Encrypt', 'kms:Decrypt']) {
      expect(having((role) => may(role, action, master, context))).toEqual(['ApiRole', 'JobsRole'])
      expect(having((role) => may(role, action, master))).toEqual([])
    }
  })

  it('the storage key is used through DynamoDB and S3 only', () => {
    const storage = `arn:aws:kms:${PLACE}:key/StorageKey`
    const through = (service: string) =>
      having((role) =>
        may(role, 'kms:Decrypt', storage, {
          'kms:ViaService': `${service}.eu-west-1.amazonaws.com`,
        }),
      )
    expect(through('dynamodb')).toEqual(ROLES)
    expect(through('s3')).toEqual(['ApiRole', 'JobsRole'])
    expect(through('sqs')).toEqual([])
    expect(having((role) => may(role, 'kms:Decrypt', storage))).toEqual([])
  })

  it('files are read and written folder by folder', () => {
    const file = (key: string) => `arn:aws:s3:::terrace-test-filesbucket-waevafvr/${key}`
    const who = (action: string, key: string) => having((role) => may(role, action, file(key)))
    expect(who('s3:GetObject', 'exports/a/1')).toEqual(['ApiRole', 'JobsRole'])
    expect(who('s3:PutObject', 'uploads/a/1')).toEqual(['ApiRole', 'JobsRole'])
    expect(who('s3:PutObject', 'exports/a/1')).toEqual(['JobsRole'])
    expect(who('s3:GetObject', 'proposals/a/1')).toEqual(['ApiRole', 'JobsRole'])
    expect(who('s3:PutObject', 'proposals/a/1')).toEqual(['JobsRole'])
    expect(who('s3:DeleteObject', 'proposals/a/1')).toEqual([])
    expect(who('s3:PutObject', 'elsewhere/1')).toEqual([])
    expect(who('s3:DeleteObject', 'uploads/a/1')).toEqual([])
  })

  it('messages are taken by jobs; failures are set aside by events', () => {
    const queue = (name: string) => `arn:aws:sqs:${PLACE}:terrace-test-${name}`
    const who = (action: string, name: string) => having((role) => may(role, action, queue(name)))
    expect(who('sqs:ReceiveMessage', 'bulk')).toEqual(['JobsRole'])
    expect(who('sqs:SendMessage', 'work')).toEqual(['ApiRole', 'JobsRole', 'ScheduleRole'])
    expect(who('sqs:SendMessage', 'stream-dead')).toEqual(['EventsRole'])
    expect(who('sqs:SendMessage', 'work-dead')).toEqual([])
  })

  it('mail leaves from our address, by those who invite and confirm', () => {
    const identity = `arn:aws:ses:${PLACE}:identity/example.org`
    const from = (sender: string) =>
      having((role) => may(role, 'ses:SendEmail', identity, { 'ses:FromAddress': sender }))
    expect(from('no-reply@terrace.invalid')).toEqual(['ApiRole', 'AuthRole'])
    expect(from('minister@example.org')).toEqual([])
  })
}

function edge(): void {
  const NAME = 'x-amz-content-sha256'
  const ask = async (request: Partial<EdgeRequest>) =>
    (await signer({
      Records: [{ cf: { request: { method: 'POST', headers: {}, ...request } } }],
    })) as { status?: string; headers: Record<string, { value: string }[]> }
  const body = { data: 'eyJhIjoxfQ==', encoding: 'base64', inputTruncated: false } as const

  it('names the hash of what it sees', async () => {
    const { headers } = await ask({ body })
    expect(headers[NAME]?.[0]?.value).toBe(
      '015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862',
    )
    const empty = await ask({ method: 'DELETE' })
    expect(empty.headers[NAME]?.[0]?.value).toMatch(/^e3b0c44298fc1c149afbf4c8996fb924/)
  })

  it('believes nobody about a body that it sees', async () => {
    const headers = { [NAME]: [{ key: NAME, value: 'b'.repeat(64) }] }
    expect((await ask({ body, headers })).headers[NAME]?.[0]?.value).toMatch(/^015abd7f/)
  })

  it('leaves reading alone', async () => {
    expect((await ask({ method: 'GET' })).headers).toEqual({})
  })

  it('lets a large body pass with its hash, and refuses one without', async () => {
    const large = { ...body, inputTruncated: true }
    const hash = 'a'.repeat(64)
    const given = (value: string) => ({ 'x-sha256': [{ key: 'x-sha256', value }] })
    const named = await ask({ body: large, headers: given(hash) })
    expect(named.headers[NAME]?.[0]?.value).toBe(hash)
    expect((await ask({ body: large })).status).toBe('413')
    expect((await ask({ body: large, headers: given('UNSIGNED-PAYLOAD') })).status).toBe('413')
  })
}

function validator(plans: () => Plans): void {
  it('finds nothing wrong with either stage', () => {
    const { plan, production } = plans()
    for (const each of [plan, production]) {
      const template = templateOf(each)
      expect(Object.keys(template.Resources).length).toBeGreaterThan(30)
      expect(validate(template)).toEqual([])
    }
  }, 60_000)

  it('would find a queue too short for its function, and an index on nothing', () => {
    const template = templateOf(plans().plan)
    const at = (name: string) =>
      template.Resources[name]?.Properties as Record<string, unknown> & {
        AttributeDefinitions: unknown[]
      }
    at('WorkQueue').VisibilityTimeout = 5
    at('TerraceTable').AttributeDefinitions.pop()
    const rules = validate(template).map(({ ruleId }) => ruleId)
    expect(rules).toContain('E3505')
    expect(rules).toContain('E3039')
  }, 60_000)
}
