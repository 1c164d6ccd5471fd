/** `{ minutes: 1 }` → `rate(1 minute)`: EventBridge wants one of a thing in the singular. */
export function rateOf({ minutes }: { minutes: number }) {
  return `rate(${minutes} ${minutes === 1 ? 'minute' : 'minutes'})` as const
}
