/// <reference path="../../.sst/platform/config.d.ts" />
import { topology } from '../topology.ts'
import { isProduction } from './stage.ts'

/** The app, behind the same door as the API. */
export function site(router: sst.aws.Router) {
  const { folder, fallback } = topology.site
  return new sst.aws.StaticSite('Web', {
    build: { command: 'npm run build', output: folder },
    indexPage: fallback,
    router: { instance: router },
    assets: {
      fileOptions: [
        { files: '**', cacheControl: 'no-cache' },
        // Names here carry a hash of their content.
        { files: 'assets/**', cacheControl: 'public,max-age=31536000,immutable' },
      ],
    },
    transform: {
      assets: {
        cors: false,
        transform: {
          bucket: (args) => {
            args.forceDestroy = !isProduction()
          },
        },
      },
    },
  })
}
