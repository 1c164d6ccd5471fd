/// <reference path="./.sst/platform/config.d.ts" />

/** The pooled service on AWS. What it runs on is described in `infra/topology.ts`. */
export default $config({
  app: ({ stage }) => ({
    name: 'terrace',
    home: 'aws',
    removal: stage === 'production' ? 'retain' : 'remove',
    protect: stage === 'production',
  }),
  run: async () => {
    const { terrace } = await import('./infra/sst/index.ts')
    return terrace()
  },
})
