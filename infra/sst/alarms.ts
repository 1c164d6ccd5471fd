/// <reference path="../../.sst/platform/config.d.ts" />
import { topology } from '../topology.ts'
import type { Functions, Name } from './functions.ts'
import type { Queues } from './queues.ts'
import { settings, titled } from './stage.ts'

/** Milliseconds that a projection may lag before somebody is told. */
const LAG = 300_000

/** Ten alarms, as many as cost nothing: anything set aside, functions that fail, news that lag. */
export function alarms(code: Functions, queues: Queues): void {
  const { alarmMail } = settings()
  const topic = new aws.sns.Topic('Alarms', {})
  if (alarmMail) {
    new aws.sns.TopicSubscription('AlarmMail', {
      topic: topic.arn,
      protocol: 'email',
      endpoint: alarmMail,
    })
  }
  const alarm = (name: string, args: Omit<aws.cloudwatch.MetricAlarmArgs, AlarmDefault>) =>
    new aws.cloudwatch.MetricAlarm(name, {
      comparisonOperator: 'GreaterThanThreshold',
      period: 300,
      evaluationPeriods: 1,
      treatMissingData: 'notBreaching',
      alarmActions: [topic.arn],
      okActions: [topic.arn],
      ...args,
    })
  for (const [name, queue] of Object.entries(queues.dead)) {
    alarm(`${titled(name)}Dead`, {
      alarmDescription: `Something of ${name} failed for good and was set aside`,
      namespace: 'AWS/SQS',
      metricName: 'ApproximateNumberOfMessagesVisible',
      dimensions: { QueueName: queue.nodes.queue.name },
      statistic: 'Maximum',
      threshold: 0,
    })
  }
  for (const name of Object.keys(topology.functions) as Name[]) {
    alarm(`${titled(name)}Errors`, {
      alarmDescription: `${name} fails again and again`,
      namespace: 'AWS/Lambda',
      metricName: 'Errors',
      dimensions: { FunctionName: code[name].name },
      statistic: 'Sum',
      threshold: 5,
    })
  }
  alarm('StreamLag', {
    alarmDescription: 'Statistics lag behind what was written',
    namespace: 'AWS/Lambda',
    metricName: 'IteratorAge',
    dimensions: { FunctionName: code[topology.triggers.stream.function].name },
    statistic: 'Maximum',
    threshold: LAG,
  })
}

type AlarmDefault = 'comparisonOperator' | 'period' | 'evaluationPeriods'
