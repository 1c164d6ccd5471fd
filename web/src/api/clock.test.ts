import { expect, test } from 'vitest'
import { dayNow, learnTime, now } from './clock.ts'

const WEEK = 7 * 86_400_000
const MINUTE = 60_000
const answer = (ahead: number, cache = 'private, no-store') =>
  new Response('{}', {
    headers: { date: new Date(Date.now() + ahead).toUTCString(), 'cache-control': cache },
  })
/** In minutes: between two looks at a clock a busy machine may lose a moment. */
const ahead = () => Math.round((now().getTime() - Date.now()) / MINUTE)

test('the service’s time is learnt from its answers, and not from a kept one', () => {
  expect(ahead()).toBeCloseTo(0)
  learnTime(answer(20_000))
  expect(ahead(), 'a slow answer is no other hour').toBeCloseTo(0)
  learnTime(answer(WEEK, 'public, max-age=300'))
  expect(ahead()).toBeCloseTo(0)
  learnTime(answer(WEEK))
  expect(ahead()).toBe(WEEK / MINUTE)
  const there = new Date(Date.now() + WEEK).toISOString().slice(0, 10)
  expect(dayNow('UTC')).toBe(there)
  learnTime(new Response('{}'))
  expect(ahead()).toBe(WEEK / MINUTE)
  learnTime(answer(0))
  expect(ahead()).toBeCloseTo(0)
})
