/**
 * What every page of the app is sent with, on one machine and in the cloud: scripts and styles come
 * from this origin alone. @param files where pages read files from, when that is another origin
 */
export function securityHeaders(files: string): Record<string, string> {
  const elsewhere = /^https?:/.test(files) ? ` ${new URL(files).origin}` : ''
  return {
    'content-security-policy': [
      "default-src 'self'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data: blob:",
      `connect-src 'self'${elsewhere}`,
      "worker-src 'self' blob:",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'geolocation=(self), camera=(self), microphone=()',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  }
}
