/**
 * The one description of what Terrace runs on: plain data, no imports.
 * `infra/sst` deploys it, `packages/local` starts it, tests compare against it; none restates it.
 * Units: seconds unless the name says otherwise; memory in MB.
 */
export const topology = {
  table: {
    name: 'terrace',
    keys: { hash: 'pk', range: 'sk' },
    ttl: 'ttl',
    stream: 'new-and-old-images',
    /**
     * Every index projects only `brief`, the line that a list shows: a page of 50 must cost
     * at most 10 read units whatever the size of the whole item.
     */
    indexes: [
      { name: 'gsi1', hash: 'gsi1pk', range: 'gsi1sk', include: ['brief'] },
      { name: 'gsi2', hash: 'gsi2pk', range: 'gsi2sk', include: ['brief'] },
      { name: 'gsi3', hash: 'gsi3pk', range: 'gsi3sk', include: ['brief'] },
      { name: 'gsi4', hash: 'gsi4pk', range: 'gsi4sk', include: ['brief'] },
    ],
  },
  queues: {
    /** Short jobs that a person waits for. */
    work: { visibility: 5_400, retention: 1_209_600, maxReceive: 5 },
    /** Imports, exports, recounts: one long queue so that they never delay the short ones. */
    bulk: { visibility: 5_400, retention: 1_209_600, maxReceive: 5 },
  },
  buckets: {
    /**
     * Uploads, exports and error files; `proposals/` are lists that somebody decided about, and stay.
     * `expire`: days after which a prefix is emptied.
     */
    files: { expire: { 'uploads/': 30, 'exports/': 7 } },
  },
  functions: {
    api: { entry: 'api', memory: 1024, timeout: 29, paths: ['/api/*', '/public/*'] },
    auth: { entry: 'auth', memory: 1769, timeout: 29, paths: ['/auth/*'] },
    events: { entry: 'events', memory: 1024, timeout: 60, paths: [] },
    jobs: { entry: 'jobs', memory: 1769, timeout: 900, paths: [] },
    schedule: { entry: 'schedule', memory: 512, timeout: 300, paths: [] },
  },
  triggers: {
    stream: { function: 'events', batch: 100, window: 1, retries: 10 },
    queues: [
      { queue: 'work', function: 'jobs', batch: 1 },
      { queue: 'bulk', function: 'jobs', batch: 1 },
    ],
  },
  schedules: [
    /** Events whose wake-up was lost, and jobs whose worker died. */
    { name: 'sweep', function: 'schedule', rate: { minutes: 1 } },
  ],
  runtime: 'nodejs24.x',
  architecture: 'arm64',
  site: { folder: 'web/dist', fallback: 'index.html' },
} as const

export type Topology = typeof topology
