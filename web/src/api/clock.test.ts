import { expect, test } from 'vitest'
import { dayNow, learnTime, now } from './clock.ts'

const WEEK = 7 * 86_400_000
const answer = (ahead: number, cache = 'private, no-store') =>
  new Response('{}', {
    headers: { date: new Date(Date.now() + ahead).toUTCString(), 'cache-control': cache },
  })
const ahead = () => now().getTime() - Date.now()

test('the service’s time is learnt from its answers, and not from a kept one', () => {
  expect(ahead()).toBe(0)
  learnTime(answer(20_000))
  expect(ahead(), 'a slow answer is no other hour').toBe(0)
  learnTime(answer(WEEK, 'public, max-age=300'))
  expect(ahead()).toBe(0)
  learnTime(answer(WEEK))
  expect(Math.round(ahead() / 60_000)).toBe(WEEK / 60_000)
  const there = new Date(Date.now() + ahead()).toISOString().slice(0, 10)
  expect(dayNow('UTC')).toBe(there)
  learnTime(new Response('{}'))
  expect(Math.round(ahead() / 60_000)).toBe(WEEK / 60_000)
  learnTime(answer(0))
  expect(ahead()).toBe(0)
})
