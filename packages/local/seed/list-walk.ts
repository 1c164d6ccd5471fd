import { workerOf } from '@terrace/functions/work'
import type { Ctx } from '@terrace/platform/context'
import { runJob } from '@terrace/platform/job-runner'
import { publicRoutes, routes } from '@terrace/procedures/routes'
import { act } from './door.ts'
import type { Office } from './office.ts'
import { type Story, type Way, ways } from './stories.ts'

const contact = '村委会，电话 0000-12317'

/** Runs a job now, as its asker, on the asker's day: the queue's own message then finds it done. */
const finish = (ctx: Ctx, job: string | undefined) =>
  job
    ? runJob(
        workerOf(ctx.ports, () => false),
        ctx.tenant,
        job,
      )
    : undefined

/** Puts the village's compared cases on a list and takes it as far as the story goes. */
export async function walk(o: Office, story: Story): Promise<void> {
  const { since } = story
  const gatherer = o.as('clerk', since - 5)
  const opened = await act(routes['POST /lists'], gatherer, { area: o.place.area })
  await finish(gatherer, opened.gathering)
  const { list } = opened
  const move = (ctx: Ctx, name: string, more: object = {}) =>
    act(routes['POST /lists/{list}/moves/{move}'], ctx, { list, move: name, ...more })
  const photos = [await o.paper('公示栏照片', since - 6)]
  const steps: [Way, () => Promise<unknown>][] = [
    [
      'assembly-passed',
      async () =>
        move(o.as('recorder', since - 6), 'assembly', {
          assembly: {
            day: o.dayAgo(since - 6),
            representatives: 30,
            present: 24,
            votes: { for: 22, against: 1, abstain: 1 },
            readOut: true,
            minutes: [await o.paper('村民代表大会记录', since - 6)],
            board: photos,
          },
        }),
    ],
    ['notice-1', () => move(o.as('clerk', since - 6), 'notice-1', { notice: { contact, photos } })],
    [
      'township-review',
      () => move(o.as('clerk', since - 24), 'close-1', { noticeEnd: { photos } }),
    ],
    ['township-passed', () => review(o, list, since - 26)],
    [
      'notice-2',
      () => move(o.as('clerk', since - 27), 'notice-2', { notice: { contact, photos } }),
    ],
    ['county-review', () => move(o.as('clerk', since - 45), 'close-2', { noticeEnd: { photos } })],
    [
      'county-approved',
      () =>
        move(o.as('county', since - 48, true), 'county-decision', {
          decision: {
            number: `清扶〔${o.dayAgo(0).slice(0, 4)}〕${story.village + 10}号`,
            effective: o.dayAgo(since - 48),
          },
        }),
    ],
    [
      'announced',
      () => move(o.as('clerk', since - 49), 'announce', { announcement: { contact, photos } }),
    ],
    [
      'registered',
      async () => {
        const ctx = o.as('county', since - 52, true)
        const done = await move(ctx, 'register')
        await finish(ctx, done.effect?.job)
      },
    ],
  ]
  for (const [way, step] of steps) {
    if (ways.indexOf(way) > ways.indexOf(story.to)) break
    await step()
  }
  if (story.objection) await object(o, list)
}

/** Somebody of the village objects, without a name, while the notice is up. */
async function object(o: Office, list: string): Promise<void> {
  const { notice = '' } = await act(routes['GET /lists/{list}'], o.as('clerk', 0), { list })
  await act(publicRoutes['POST /notices/{notice}/objections'], o.anybody(1), {
    notice,
    line: 2,
    text: '这户去年在镇上买了商铺，公示里没有说明，请核实。',
  })
}

async function review(o: Office, list: string, days: number): Promise<void> {
  const ctx = o.as('township', days, true)
  const { entries } = await act(routes['GET /lists/{list}'], ctx, { list })
  const checks = entries
    .filter(({ sampled }) => sampled)
    .map((entry) => ({
      case: entry.case,
      result: 'confirmed' as const,
      note: '入户抽查，情况属实。',
    }))
  await act(routes['POST /lists/{list}/checks'], o.as('township', days, true), { list, checks })
  await act(routes['POST /lists/{list}/moves/{move}'], o.as('township', days, true), {
    list,
    move: 'township-decision',
    decision: { comment: '抽查无误，同意上报。' },
  })
}
