import { once } from 'node:events'
import { createConnection } from 'node:net'
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
  /** The same of the table's engine. */
  table: number
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

/** One kept-alive connection: a question, its answer, the next. */
interface Connection {
  ask(question: Buffer): Promise<Answer>
  end(): void
}

/**
 * HTTP/1.1 as far as our own answers go: a status, headers, a body of `content-length`. Node's client
 * would take a third of the processor that is to be measured.
 */
async function connect(url: URL): Promise<Connection> {
  const socket = createConnection({ host: url.hostname, port: Number(url.port), noDelay: true })
  await once(socket, 'connect')
  let waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined
  let chunks: Buffer[] = []
  let [size, wanted] = [0, Number.POSITIVE_INFINITY]
  let head = ''
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    size += chunk.length
    if (head === '') {
      const all = Buffer.concat(chunks)
      const end = all.indexOf('\r\n\r\n')
      if (end < 0) return
      head = all.toString('latin1', 0, end)
      wanted = end + 4 + Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
      chunks = [all]
    }
    if (size < wanted) return
    const body = Buffer.concat(chunks).subarray(head.length + 4)
    const answer = {
      status: Number(head.slice(9, 12)),
      text: body.toString('utf8', 0, 300),
      cost: /terrace-cost: ([^\r]+)/i.exec(head)?.[1],
    }
    ;[chunks, size, wanted, head] = [[], 0, Number.POSITIVE_INFINITY, '']
    waiting?.resolve(answer)
  })
  const lost = (error?: Error) => waiting?.reject(error ?? new Error('the connection was closed'))
  socket.on('error', lost)
  socket.on('close', () => lost())
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        socket.write(question)
      }),
    end: () => {
      waiting = undefined
      socket.destroy()
    },
  }
}

function questionOf({ url, headers }: Load, { method, path, body }: Sent): Buffer {
  const text = body === undefined ? '' : JSON.stringify(body)
  const all = {
    host: new URL(url).host,
    ...headers,
    ...(text
      ? { 'content-type': 'application/json', 'content-length': `${Buffer.byteLength(text)}` }
      : {}),
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${text}`)
}

/** Sends requests over kept-alive connections, each sending its next when it has its answer. */
async function run(load: Load): Promise<Measured> {
  const questions = load.requests.map((sent) => questionOf(load, sent))
  const url = new URL(load.url)
  const made = Array.from({ length: load.connections }, () => connect(url))
  const connections = await Promise.all(made)
  const times: number[] = []
  let [next, failed] = [0, 0]
  let last: Answer | undefined
  let words: string | undefined
  const began = performance.now()
  const loop = async ({ ask }: Connection) => {
    while (performance.now() - began < load.ms && (load.again || next < questions.length)) {
      const question = questions[next++ % questions.length]
      if (!question) return
      const start = performance.now()
      last = await ask(question)
      times.push(performance.now() - start)
      if (last.status >= 300) {
        failed++
        words ??= `${last.status} ${last.text.slice(0, 300)}`
      }
    }
  }
  await Promise.all(connections.map(loop))
  const seconds = (performance.now() - began) / 1000
  for (const { end } of connections) end()
  return {
    perSecond: times.length / seconds,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    count: times.length,
    cpu: Number.NaN,
    table: Number.NaN,
    failed,
    ...(words ? { words } : {}),
    ...(last?.cost ? { cost: last.cost } : {}),
  }
}

export type LoadMethods = { run: typeof run }
serve({ run } satisfies LoadMethods)
