import { type Fault, isFault } from '../fault.ts'

/** All that a stream yields. */
export async function gather<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const one of stream) all.push(one)
  return all
}

/** The fault that `answer` ends in; anything else fails the test. */
export async function refusal(answer: Promise<unknown>): Promise<Fault> {
  try {
    await answer
  } catch (error) {
    if (isFault(error)) return error
    throw error
  }
  throw new Error('not refused')
}
