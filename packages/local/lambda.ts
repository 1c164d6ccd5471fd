/** The AWS shapes that the runner speaks: only the fields that AWS sends and a handler may read. */

export type HttpEvent = {
  version: '2.0'
  routeKey: '$default'
  rawPath: string
  rawQueryString: string
  cookies?: string[]
  headers: Record<string, string>
  queryStringParameters?: Record<string, string>
  requestContext: {
    accountId: string
    apiId: string
    domainName: string
    domainPrefix: string
    requestId: string
    routeKey: '$default'
    stage: '$default'
    time: string
    timeEpoch: number
    http: { method: string; path: string; protocol: string; sourceIp: string; userAgent: string }
  }
  body?: string
  isBase64Encoded: boolean
}

export type HttpResult = {
  statusCode: number
  headers?: Record<string, string | number | boolean>
  cookies?: string[]
  body?: string
  isBase64Encoded?: boolean
}

export type StreamEvent = {
  Records: {
    eventID: string
    eventName: 'INSERT' | 'MODIFY' | 'REMOVE'
    eventSource: 'aws:dynamodb'
    awsRegion: string
    dynamodb: { Keys: Record<string, { S: string }> }
  }[]
}

export type QueueRecord = {
  messageId: string
  receiptHandle: string
  body: string
  attributes: Record<string, string>
  messageAttributes: Record<string, never>
  md5OfBody: string
  eventSource: 'aws:sqs'
  eventSourceARN: string
  awsRegion: string
}
export type QueueEvent = { Records: QueueRecord[] }

/** What a stream or queue function answers: the records that must come again. */
export type BatchResult = { batchItemFailures?: { itemIdentifier: string }[] }

export type ScheduleEvent = {
  version: '0'
  id: string
  'detail-type': 'Scheduled Event'
  source: 'aws.scheduler'
  account: string
  time: string
  region: string
  resources: string[]
  detail: string
}

export type LambdaContext = {
  awsRequestId: string
  functionName: string
  memoryLimitInMB: string
  /** Milliseconds left; 0 once the runner is asked to stop, so that a chunked job hands over. */
  getRemainingTimeInMillis: () => number
}

export type Handler<Event, Result> = (
  event: Event,
  context: LambdaContext,
) => Promise<Result> | Result

/** The exported handlers of `packages/functions`, by the names of `topology.functions`. */
export type Functions = {
  api: Handler<HttpEvent, HttpResult>
  auth: Handler<HttpEvent, HttpResult>
  events: Handler<StreamEvent, BatchResult | undefined>
  jobs: Handler<QueueEvent, BatchResult | undefined>
  schedule: Handler<ScheduleEvent, unknown>
}
export type FunctionName = keyof Functions
