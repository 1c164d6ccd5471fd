/**
 * Works on several things at once and hands the results on in the order of the things. When one
 * fails the others are waited for, so that nothing is written after the failure was told.
 */
export async function inOrder<T, R>(
  things: AsyncIterable<T>,
  width: number,
  work: (thing: T) => Promise<R>,
  take: (result: R, thing: T) => Promise<void>,
): Promise<void> {
  const flying: { thing: T; result: Promise<R> }[] = []
  const land = async () => {
    const next = flying.shift()
    if (next) await take(await next.result, next.thing)
  }
  try {
    for await (const thing of things) {
      const result = work(thing)
      result.catch(() => undefined)
      flying.push({ thing, result })
      if (flying.length >= width) await land()
    }
    while (flying.length > 0) await land()
  } finally {
    await Promise.allSettled(flying.map((f) => f.result))
  }
}
