import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Cloud, type CloudOptions, startCloud } from './index.ts'
import type { LambdaContext, ScheduleEvent } from './lambda.ts'
import { forgetHalfSeed, seedOnce } from './seeding.ts'
import { fakeFunctions, until, withoutEngines } from './testing.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'terrace-cloud-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const start = (options: Partial<CloudOptions> = {}): Promise<Cloud> =>
  startCloud({ app: false, suffix: 'cloud-test', functions: fakeFunctions(), ...options })

describe('a cloud', () => {
  it('gives the functions their environment, and the same secrets after a restart', async () => {
    const first = await withoutEngines(() => start({ dir }))
    const { env } = first
    for (const [name, value] of Object.entries(env)) expect(value, name).not.toBe('')
    expect(Buffer.from(env.MASTER_KEY, 'base64')).toHaveLength(32)
    expect(env.S3_PUBLIC_ENDPOINT).toBe(`${first.url}/files`)
    expect(env.BASE_URL).toBe(first.url)
    expect(process.env.TABLE).toBe(env.TABLE)
    expect(statSync(join(dir, 'secrets.json')).mode & 0o777).toBe(0o600)
    await first.stop()
    expect(process.env.TABLE).toBeUndefined()

    const second = await withoutEngines(() => start({ dir }))
    expect(second.env.MASTER_KEY).toBe(env.MASTER_KEY)
    expect(second.env.AUTH_SECRET).toBe(env.AUTH_SECRET)
    await second.stop()
  })

  it('refuses to replace damaged secrets', async () => {
    writeFileSync(join(dir, 'secrets.json'), '{"auth":"x"}')
    await expect(start({ dir })).rejects.toThrow(/damaged/)
    expect(readFileSync(join(dir, 'secrets.json'), 'utf8')).toBe('{"auth":"x"}')
  })

  it('keeps a second one away from its folder and its port', async () => {
    const first = await start({ dir })
    await expect(start({ dir })).rejects.toThrow(/Another Terrace/)
    const port = Number(new URL(first.url).port)
    await expect(start({ port })).rejects.toThrow(/set PORT/)
    await first.stop()
    const again = await start({ dir })
    await again.stop()
  })

  it('ticks the schedules at the start', async () => {
    const seen: ScheduleEvent[] = []
    const cloud = await start({
      functions: fakeFunctions({ schedule: (event) => seen.push(event) }),
    })
    expect(await until(() => seen.length === 1)).toBe(true)
    expect(seen[0]).toMatchObject({ source: 'aws.scheduler', 'detail-type': 'Scheduled Event' })
    expect(seen[0]?.resources[0]).toMatch(/:schedule\/default\/sweep$/)
    await cloud.stop()
  })
})

describe('the end', () => {
  it('lets a request under way finish', async () => {
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    let begun = false
    const cloud = await start({
      functions: fakeFunctions({
        api: async () => {
          begun = true
          await held
          return { statusCode: 200, body: 'finished' }
        },
      }),
    })
    const answer = fetch(`${cloud.url}/api/slow`)
    expect(await until(() => begun)).toBe(true)
    const stopped = cloud.stop()
    await expect(fetch(`${cloud.url}/api/late`)).rejects.toThrow()
    release()
    expect(await (await answer).text()).toBe('finished')
    await stopped
  })

  it('tells a running job that no time is left, and waits for it to hand over', async () => {
    let context: LambdaContext | undefined
    let handedOver = false
    const cloud = await start({
      functions: fakeFunctions({
        jobs: async (_event, given) => {
          context = given
          while (given.getRemainingTimeInMillis() > 0) await new Promise(setImmediate)
          handedOver = true
          return undefined
        },
      }),
    })
    const sqs = new SQSClient({ endpoint: cloud.env.SQS_ENDPOINT, region: 'us-east-1' })
    const message = { QueueUrl: cloud.resources.queues.bulk, MessageBody: '{"tenant":"a"}' }
    await sqs.send(new SendMessageCommand(message))
    expect(await until(() => context !== undefined)).toBe(true)
    expect(context?.getRemainingTimeInMillis()).toBeGreaterThan(800_000)
    await cloud.stop()
    expect(handedOver).toBe(true)
  })
})

describe('the outbox', () => {
  const mail = { to: 'a@b.test', subject: '<b>Hi</b>', text: 'Open http://localhost:1/x?a=1&b=2' }
  const withMail = async () => {
    const cloud = await start({ dir })
    const { mkdirSync } = await import('node:fs')
    mkdirSync(cloud.env.MAIL_OUTBOX, { recursive: true })
    const at = '2026-11-23T10:00:00.000Z'
    const name = join(cloud.env.MAIL_OUTBOX, '2026-11-23T10-00-00-000Z-1.json')
    writeFileSync(name, JSON.stringify({ ...mail, at }))
    writeFileSync(join(cloud.env.MAIL_OUTBOX, 'half.json'), '{"to":')
    return cloud
  }

  it('shows in development what would have been sent, and escapes it', async () => {
    const cloud = await withMail()
    const list = await (await fetch(`${cloud.url}/outbox`)).text()
    expect(list).toContain('发件箱')
    expect(list).toContain('&#60;b&#62;Hi')
    const one = await fetch(`${cloud.url}/outbox/2026-11-23T10-00-00-000Z-1`)
    expect(await one.text()).toContain('href="http://localhost:1/x?a=1&#38;b=2"')
    expect((await fetch(`${cloud.url}/outbox/..%2Fsecrets`)).status).toBe(404)
    expect((await fetch(`${cloud.url}/outbox/%E0%A4%A`)).status).toBe(404)
    await cloud.stop()
  })

  it('is not there otherwise', async () => {
    process.env.TERRACE_ENV = 'production'
    try {
      const cloud = await withMail()
      expect((await fetch(`${cloud.url}/outbox`)).status).toBe(404)
      await cloud.stop()
    } finally {
      delete process.env.TERRACE_ENV
    }
  })
})

describe('the calendar', () => {
  const day = (more: number) => new Date(Date.now() + more * 86_400_000).toISOString().slice(0, 10)
  const post = (url: string, form: string, origin = url) =>
    fetch(`${url}/calendar`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin },
      body: form,
    })
  const dated = async (url: string) => {
    const { headers } = await fetch(`${url}/api/health`)
    return new Date(headers.get('date') ?? '').toISOString().slice(0, 10)
  }

  it('moves the day of the service on, ticks the schedules, and is kept', async () => {
    let ticks = 0
    const functions = fakeFunctions({ schedule: () => void ticks++ })
    const cloud = await start({ dir, functions })
    expect(await until(() => ticks === 1)).toBe(true)
    const shown = await (await fetch(`${cloud.url}/calendar`)).text()
    expect(shown).toContain('日历')
    expect(shown).toContain(`datetime="${day(0)}"`)
    expect(await dated(cloud.url)).toBe(day(0))
    expect((await post(cloud.url, 'from=0&days=7')).status).toBe(303)
    expect(ticks).toBe(2)
    expect(await dated(cloud.url)).toBe(day(7))
    // The same form once more: the button was pressed twice.
    expect((await post(cloud.url, 'from=0&days=7')).status).toBe(303)
    expect(await dated(cloud.url)).toBe(day(7))
    expect((await post(cloud.url, `from=7&to=${day(10)}`)).status).toBe(303)
    await cloud.stop()
    const again = await start({ dir })
    expect(again.ahead).toBe(10)
    expect(await dated(again.url)).toBe(day(10))
    await again.stop()
  })

  it('refuses the past, nonsense and the pages of others', async () => {
    const cloud = await start({ dir })
    for (const form of [`from=0&to=${day(0)}`, 'from=0&days=-1', 'from=0', 'x'.repeat(9)]) {
      expect((await post(cloud.url, form)).status, form).toBe(422)
    }
    expect((await post(cloud.url, 'from=0&days=1', 'https://elsewhere.example')).status).toBe(403)
    expect(await dated(cloud.url)).toBe(day(0))
    await cloud.stop()
  })

  it('is not there in earnest, nor is a folder whose calendar was moved', async () => {
    process.env.TERRACE_ENV = 'production'
    try {
      const cloud = await start({ dir })
      expect((await fetch(`${cloud.url}/calendar`)).status).toBe(404)
      expect((await post(cloud.url, 'from=0&days=1')).status).toBe(405)
      await cloud.stop()
      writeFileSync(join(dir, 'calendar.json'), '{"ahead":7}')
      await expect(start({ dir })).rejects.toThrow(/moved on for training/)
    } finally {
      delete process.env.TERRACE_ENV
    }
  })
})

describe('the seed', () => {
  const login = { role: 'officer', email: 'a@b.test', password: 'p' }
  const options = {
    kind: 'demo' as const,
    progress: () => undefined,
  }

  it('runs once, and its logins are remembered', async () => {
    let runs = 0
    const load = async () => async () => {
      runs += 1
      return { logins: [login] }
    }
    expect(await seedOnce(dir, options, load)).toEqual({ logins: [login], fresh: true })
    forgetHalfSeed(dir)
    expect(await seedOnce(dir, options, load)).toEqual({ logins: [login], fresh: false })
    expect(runs).toBe(1)
  })

  it('begins again after one that was killed', async () => {
    const broken = async () => async () => {
      throw new Error('killed')
    }
    await expect(seedOnce(dir, options, broken)).rejects.toThrow('killed')
    writeFileSync(join(dir, 'table.sqlite'), 'half')
    writeFileSync(join(dir, 'secrets.json'), 'kept')
    forgetHalfSeed(dir)
    expect(() => statSync(join(dir, 'table.sqlite'))).toThrow()
    expect(readFileSync(join(dir, 'secrets.json'), 'utf8')).toBe('kept')
    const load = async () => async () => ({ logins: [login] })
    expect(await seedOnce(dir, options, load)).toEqual({ logins: [login], fresh: true })
  })
})
