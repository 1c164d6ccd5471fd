/**
 * Where to go after sign-in: the `next` of the address when it is a path of this app, else `/`.
 * Anything that could leave this origin (`//evil`, `/\evil`, a scheme) is not followed.
 */
export function nextPath(
  next: string | string[] | undefined,
  origin = globalThis.location?.origin ?? 'http://localhost',
): string {
  const path = Array.isArray(next) ? next[0] : next
  if (!path?.startsWith('/')) return '/'
  const url = URL.canParse(path, origin) ? new URL(path, origin) : undefined
  return url?.origin === origin ? url.pathname + url.search + url.hash : '/'
}
