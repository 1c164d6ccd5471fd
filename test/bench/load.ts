import { Agent, request } from 'node:http'
import { serve } from './child.ts'
import type { Sent } from './operations.ts'
import { quantile } from './statistics.ts'

export interface Load {
  /** Origin of the local cloud. */
  url: string
  headers: Record<string, string>
  requests: Sent[]
  connections: number
  /** Ends after so many milliseconds. */
  ms: number
  /** Reads go round; of writes each is sent once. */
  again: boolean
}

export interface Measured {
  perSecond: number
  p50: number
  p99: number
  count: number
  /** Processor time of the measured process for one request, in milliseconds. */
  cpu: number
  /** Answers that were no success, and the first of them in words. */
  failed: number
  words?: string
  /** The header `terrace-cost` of the last answer. */
  cost?: string
}

interface Answer {
  status: number
  text: string
  cost: string | undefined
}

function send(load: Load, agent: Agent, { method, path, body }: Sent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body)
    const headers = {
      ...load.headers,
      ...(text
        ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
        : {}),
    }
    const out = request(load.url + path, { method, agent, headers }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          text: Buffer.concat(chunks).toString(),
          cost: answer.headers['terrace-cost']?.toString(),
        }),
      )
      answer.on('error', reject)
    })
    out.on('error', reject)
    out.end(text)
  })
}

/** Sends requests over kept-alive connections, each sending its next when it has its answer. */
async function run(load: Load): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.connections })
  const times: number[] = []
  let [next, failed] = [0, 0]
  let last: Answer | undefined
  let words: string | undefined
  const began = performance.now()
  const connection = async () => {
    while (performance.now() - began < load.ms && (load.again || next < load.requests.length)) {
      const sent = load.requests[next++ % load.requests.length]
      if (!sent) return
      const start = performance.now()
      last = await send(load, agent, sent)
      times.push(performance.now() - start)
      if (last.status >= 300) {
        failed++
        words ??= `${last.status} ${last.text.slice(0, 300)}`
      }
    }
  }
  await Promise.all(Array.from({ length: load.connections }, connection))
  const seconds = (performance.now() - began) / 1000
  agent.destroy()
  return {
    perSecond: times.length / seconds,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    count: times.length,
    cpu: Number.NaN,
    failed,
    ...(words ? { words } : {}),
    ...(last?.cost ? { cost: last.cost } : {}),
  }
}

export type LoadMethods = { run: typeof run }
serve({ run } satisfies LoadMethods)
