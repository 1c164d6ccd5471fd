/**
 * Something that is made when first used, such as an ElectroDB entity: making one costs a
 * millisecond or more of a cold start, and a request needs two or three of some twenty.
 */
export function lazily<T extends object>(make: () => T): T {
  let made: T | undefined
  const get = (_: T, name: string | symbol): unknown => {
    made ??= make()
    const value: unknown = Reflect.get(made, name)
    return typeof value === 'function' ? value.bind(made) : value
  }
  return new Proxy({} as T, { get })
}
