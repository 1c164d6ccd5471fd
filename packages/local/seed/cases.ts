import type { Ctx } from '@terrace/platform/context'
import { routes } from '@terrace/procedures/routes'
import { routes as registry } from '@terrace/registry/routes'
import type { Role } from '@terrace/tenancy'
import { Chance } from './chance.ts'
import type { Village } from './county.ts'
import { act } from './door.ts'
import { home } from './homes.ts'
import { walk } from './list-walk.ts'
import type { Person } from './logins.ts'
import { Office } from './office.ts'
import type { Maker } from './people.ts'
import { type Single, singles, stories } from './stories.ts'

/**
 * Cases and village lists over every state of identification, made by the commands that people use,
 * on days of the past: what a notice needs to be over has passed.
 */
export async function procedures(
  ctx: Ctx,
  villages: readonly Village[],
  people: ReadonlyMap<Role, Person>,
): Promise<void> {
  // Far above the numbers of those who are seeded: nobody gets the document of another.
  const serial = { next: 900_000 }
  const maker = (seed: number, o: Office, days: number): Maker => ({
    chance: new Chance(seed * 104_729 + 11),
    today: o.dayAgo(days),
    year: Number(o.dayAgo(days).slice(0, 4)),
    serial,
  })
  const offices = new Map(
    villages.slice(0, 5).map((village, at) => [at, new Office(ctx, people, village)]),
  )
  const [first] = offices.values()
  if (!first) return
  const single = (one: Single, at: number) => prepare(first, maker(at, first, one.since), one)
  // The procedure is stored with its first case; all others find it there.
  const [draft, ...rest] = singles
  await single(draft, 0)
  await Promise.all(
    [...offices].map(async ([at, o]) => {
      // One list after the other: whoever waits in a village joins the list that is gathered.
      for (const [i, story] of stories.entries()) {
        if (story.village !== at) continue
        const own = maker(50 + i, o, story.since)
        const wanted = { to: 'compared', since: story.since } as const
        await Promise.all(Array.from({ length: story.households }, () => prepare(o, own, wanted)))
        await walk(o, story)
      }
    }),
  )
  await Promise.all(rest.map((one, at) => single(one, at + 1)))
}

interface Wanted {
  to: Single['to']
  since: number
  answers?: number
  hit?: boolean
  /** It is the household of the demo's own sign-in. */
  own?: boolean
}

/** One household's case, as far as it is wanted; answers the case. */
async function prepare(o: Office, maker: Maker, wanted: Wanted): Promise<string> {
  const { to, since } = wanted
  const { input } = home(maker, maker.today)
  const person = wanted.own ? o.person('household') : undefined
  const [head] = input.members
  if (person && head) head.name = person.name
  const name = input.members[0]?.name ?? ''
  const paper = await o.paper('身份证明', since)
  const opened = await act(routes['POST /cases'], o.as('clerk', since), {
    input: { ...input, area: o.place.area },
    application: {
      by: 'applicant',
      applicant: { name },
      consent: true,
      consentDay: o.dayAgo(since),
      statement: '家中劳力少，收入不稳定，申请纳入建档立卡。',
      proofs: [
        { kind: 'identity', evidence: paper },
        { kind: 'household-book', evidence: paper },
        { kind: 'certificate', evidence: paper },
      ],
    },
    draft: to === 'draft',
  })
  const id = opened.case
  if (person) {
    const { household } = opened
    await act(registry['POST /households/{household}/holders'], o.as('county', since), {
      household,
      user: person.id,
    })
  }
  const move = (ctx: Ctx, name: string, more: object = {}) =>
    act(routes['POST /cases/{case}/moves/{move}'], ctx, { case: id, move: name, ...more })
  if (to === 'draft' || to === 'submitted') return id
  if (to === 'returned') {
    await move(o.as('township', since - 2, true), 'return', {
      reason: '户口簿照片不清晰，请重新拍摄后提交。',
    })
    return id
  }
  if (to === 'rejected') {
    await move(o.as('township', since - 2, true), 'refuse', {
      reason: '该户户籍不在本村，已告知向户籍所在村申请。',
    })
    return id
  }
  const { income = {}, members } = input
  const { operatingCost = 0, ...gains } = income as Record<string, number>
  const total = Object.values(gains).reduce((sum, part) => sum + part, 0) - operatingCost
  await move(o.as('resident', since - 1), 'survey', {
    survey: {
      day: o.dayAgo(since - 1),
      surveyors: ['赵驻村', '马春生'],
      income: { year: maker.year, total, perCapita: Math.round(total / members.length) },
      signature: await o.paper('收入核算表', since - 1),
      scores: { house: 60, grain: 55, labour: 40, student: 50 },
      findings: '住房为砖木结构，种植为主，无大额支出。邻里反映与申请情况一致。',
    },
  })
  if (to === 'surveyed') return id
  await move(o.as('recorder', since - 2), 'appraise', {
    appraisal: {
      day: o.dayAgo(since - 2),
      present: 12,
      score: 51,
      opinion: '情况属实，同意上报。',
      minutes: [await o.paper('小组会议记录', since - 2)],
    },
  })
  const sources = ['housing', 'vehicle', 'company', 'payroll']
  for (const source of sources.slice(0, wanted.answers ?? sources.length)) {
    const hit = wanted.hit === true && source === 'vehicle'
    await act(routes['PUT /cases/{case}/comparisons/{source}'], o.as('department', since - 3), {
      case: id,
      source,
      result: hit ? 'match' : 'no-match',
      day: o.dayAgo(since - 3),
      ...(hit ? { note: '名下登记小型货车一辆，2009年注册。' } : {}),
    })
  }
  if (to === 'group-appraised') return id
  await move(o.as('township', since - 4, true), 'compare')
  return id
}
