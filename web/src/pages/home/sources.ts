import type { jobRoutes } from '@terrace/platform/job-routes'
import type { routes } from '@terrace/registry/routes'
import { client } from '../../api/client.ts'
import { now } from '../../api/clock.ts'
import { href } from '../../api/tenant.ts'
import type { WorkItem, WorkPage } from '../../ui/kind/worklist.tsx'
import { lineState } from '../intake/state.ts'
import { kindText } from '../jobs/messages.ts'
import { cardWork } from './card-work.ts'
import { hasRole } from './has-role.ts'
import { t } from './messages.ts'
import { moneyWork } from './money-work.ts'
import { procedureWork } from './procedure-work.ts'

const jobs = client<typeof jobRoutes>()
const registry = client<typeof routes>()

/** Failed work is a duty for a week; then whoever cared has seen it. Milliseconds. */
const FAILED_FOR = 7 * 86_400_000

/** One page is enough to say how much: "50 or more" calls for the same deed as 300. */
const counted = (items: readonly unknown[], next: string | undefined) =>
  next ? t('work.or-more', { count: items.length }) : String(items.length)

const firstOf = (items: readonly { number: string; areaName: string }[]): string =>
  items
    .slice(0, 3)
    .map((one) => `${one.number} (${one.areaName})`)
    .join(', ')

async function jobWork(): Promise<WorkItem[]> {
  const { items } = await jobs('GET /jobs')
  const since = new Date(now().getTime() - FAILED_FOR).toISOString()
  return items
    .filter((job) =>
      job.state === 'failed'
        ? (job.endedAt ?? job.createdAt) > since
        : job.state === 'running' || job.state === 'queued',
    )
    .map((job) => ({
      id: job.job,
      title:
        job.state === 'failed'
          ? t('work.job-failed', { kind: kindText(job.kind) })
          : t('work.job-running', { kind: kindText(job.kind) }),
      about: [job.title, job.by.name].filter(Boolean).join(' · '),
      href: href('/jobs'),
      kind: t('kind.job'),
    }))
}

async function findingWork(): Promise<WorkItem[]> {
  // Who reads no household is not asked to put one right: an administrator, a household itself.
  if (!(await hasRole('clerk', 'resident', 'helper', 'township', 'county'))) return []
  const { items, next } = await registry('GET /findings', { severity: 'error' })
  if (items.length === 0) return []
  return [
    {
      id: 'findings',
      title: t('work.findings', { count: counted(items, next) }),
      about: firstOf(items),
      href: href('/quality'),
      kind: t('kind.quality'),
    },
  ]
}

async function suspectWork(): Promise<WorkItem[]> {
  // Only these may decide; a duty that somebody cannot do is none.
  if (!(await hasRole('township', 'county'))) return []
  const { items, next } = await registry('GET /suspects')
  if (items.length === 0) return []
  return [
    {
      id: 'suspects',
      title: t('work.suspects', { count: counted(items, next) }),
      about: items
        .slice(0, 2)
        .map(({ a, b }) => `${a.number} – ${b.number}`)
        .join(', '),
      href: href('/duplicates'),
      kind: t('kind.duplicates'),
    },
  ]
}

async function candidateWork(): Promise<WorkItem[]> {
  if (!(await hasRole('clerk', 'resident', 'township', 'county'))) return []
  const { items, next } = await registry('GET /households', { status: 'candidate' })
  if (items.length === 0) return []
  return [
    {
      id: 'candidates',
      title: t('work.candidates', { count: counted(items, next) }),
      about: firstOf(items),
      href: href('/households?status=candidate'),
      kind: t('kind.register'),
    },
  ]
}

/** What an import waits for; one at work is no duty, and one that failed is among the jobs. */
const importTitles = {
  draft: 'work.import-draft',
  checked: 'work.import-checked',
  cancelled: 'work.import-cancelled',
} as const
type Waiting = keyof typeof importTitles

async function importWork(): Promise<WorkItem[]> {
  if (!(await hasRole('clerk', 'township', 'county'))) return []
  const { items } = await registry('GET /imports')
  const since = new Date(now().getTime() - FAILED_FOR).toISOString()
  const found: WorkItem[] = []
  for (const line of items) {
    const state = lineState(line)
    const rejected = line.counts?.rejected ?? 0
    // Corrected rows come as a file of their own, so nothing tells that the duty is done.
    const recent = line.createdAt > since
    const title =
      state === 'done' && rejected > 0 && recent
        ? t('work.import-rejected', { count: rejected })
        : state in importTitles && t(importTitles[state as Waiting])
    if (!title) continue
    found.push({
      id: line.import,
      title,
      about: `${line.name} · ${line.createdBy.name}`,
      href: href(`/imports/${line.import}`),
      kind: t('kind.import'),
    })
  }
  return found
}

/**
 * Where duties come from: each package that gives people work adds a loader of what is open for
 * the signed-in person. They are asked in parallel; one that fails hides none of the others.
 * One that has more than a page says how to ask for it.
 */
export const workSources: readonly (() => Promise<readonly WorkItem[] | WorkPage>)[] = [
  () => procedureWork(),
  cardWork,
  moneyWork,
  jobWork,
  importWork,
  findingWork,
  suspectWork,
  candidateWork,
]
