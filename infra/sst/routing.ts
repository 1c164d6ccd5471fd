import { topology } from '../topology.ts'

type Routed = { name: string; first: string; others: string[] }

/** Path prefixes of each function that people reach: `/api/*` → `/api`. */
function routed(): Routed[] {
  return Object.entries(topology.functions).flatMap(([name, { paths }]) => {
    const [first, ...others] = paths.map((path) => path.replace(/\/\*$/, ''))
    return first ? [{ name, first, others }] : []
  })
}

/** The router knows one prefix a function: other paths travel below it until one is chosen. */
export function detour(): string {
  const lines = routed().flatMap(({ first, others }) =>
    others.map(
      (other) =>
        `if (event.request.uri === '${other}' || event.request.uri.startsWith('${other}/')) ` +
        `event.request.uri = '${first}' + event.request.uri;`,
    ),
  )
  return lines.join('\n  ')
}

/** Where the router sends to a function, and what brings its other paths back to their own. */
export function routeOf(name: string) {
  const mine = routed().find((route) => route.name === name)
  if (!mine) return undefined
  const { first, others } = mine
  if (others.length === 0) return { path: first }
  return {
    path: first,
    rewrite: { regex: `^${first}((${others.join('|')})(/.*)?)$`, to: '$1' },
  }
}
