/// <reference path="../../.sst/platform/config.d.ts" />
import { join } from 'node:path'
import { bundleEntry } from '../build.ts'
import { securityHeaders } from '../security-headers.ts'
import { detour } from './routing.ts'
import { settings } from './stage.ts'

/** A year, in seconds. */
const YEAR = 31_536_000

/** Signs bodies at the edge. CloudFront takes such functions from us-east-1 only. */
async function edgeSigner() {
  const { root, work } = $cli.paths
  const { folder } = await bundleEntry(
    join(root, 'infra', 'sst', 'edge-signer.ts'),
    join(work, 'functions', 'edge-signer'),
    root,
  )
  const partition = aws.getPartitionOutput()
  const role = new aws.iam.Role('EdgeSignerRole', {
    assumeRolePolicy: $jsonStringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { Service: ['lambda.amazonaws.com', 'edgelambda.amazonaws.com'] },
        },
      ],
    }),
    managedPolicyArns: [
      $interpolate`arn:${partition.partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole`,
    ],
  })
  return new aws.lambda.Function('EdgeSigner', {
    region: 'us-east-1',
    runtime: 'nodejs24.x',
    handler: 'index.handler',
    role: role.arn,
    code: new $util.asset.FileArchive(folder),
    publish: true,
    timeout: 5,
    memorySize: 128,
    description: 'Names the hash of request bodies, so that CloudFront can sign them',
  })
}

/** The headers that the local server sends too. */
function headersPolicy() {
  const headers = securityHeaders('')
  const own = ['cross-origin-opener-policy', 'permissions-policy']
  return new aws.cloudfront.ResponseHeadersPolicy('Headers', {
    comment: 'Security headers of every answer',
    securityHeadersConfig: {
      contentSecurityPolicy: {
        contentSecurityPolicy: headers['content-security-policy'] ?? '',
        override: false,
      },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: headers['x-frame-options'] ?? '', override: true },
      referrerPolicy: { referrerPolicy: headers['referrer-policy'] ?? '', override: false },
      strictTransportSecurity: {
        accessControlMaxAgeSec: YEAR,
        includeSubdomains: true,
        override: true,
      },
    },
    customHeadersConfig: {
      items: own.map((header) => ({ header, value: headers[header] ?? '', override: false })),
    },
  })
}

/** The one origin that people see: app, API, sign-in and public pages. Nothing else is reachable. */
export async function door() {
  const { domain } = settings()
  const signer = await edgeSigner()
  const headers = headersPolicy()
  return new sst.aws.Router('Door', {
    ...(domain ? { domain } : {}),
    protection: {
      mode: 'oac-with-edge-signing',
      edgeFunction: { arn: signer.qualifiedArn as $util.Output<sst.aws.FunctionArn> },
    },
    edge: { viewerRequest: { injection: detour() } },
    transform: {
      cdn: (args) => {
        args.defaultCacheBehavior = $util
          .output(args.defaultCacheBehavior)
          .apply((behavior) => ({ ...behavior, responseHeadersPolicyId: headers.id }))
      },
    },
  })
}
