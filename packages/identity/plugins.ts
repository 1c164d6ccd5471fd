import { passkey } from '@better-auth/passkey'
import { sso } from '@better-auth/sso'
import { APIError } from 'better-auth/api'
import { bearer } from 'better-auth/plugins/bearer'
import { emailOTP } from 'better-auth/plugins/email-otp'
import { jwt } from 'better-auth/plugins/jwt'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { rememberedKeys } from './jwks.ts'
import { type IdentityOptions, language } from './options.ts'
import { resolveUser } from './sso.ts'

const DAY = 86_400

/** A small set on purpose: every plugin is routes, rows and advisories to watch. */
export function plugins(options: IdentityOptions, now: () => Date) {
  const { baseURL, send } = options
  return [
    twoFactor({ issuer: 'Terrace' }),
    jwt({
      // The api function checks sessions by the public keys and holds no secret.
      sessionCookieCache: true,
      jwt: { expirationTime: '10m', issuer: baseURL, audience: baseURL },
      jwks: { rotationInterval: 90 * DAY, gracePeriod: 30 * DAY },
      adapter: { getJwks: rememberedKeys(now) },
      disableSettingJwtHeader: true,
    }),
    bearer({ requireSignature: true }),
    emailOTP({
      storeOTP: 'hashed',
      sendVerificationOTP: ({ email, otp }, ctx) =>
        send({ to: email, kind: 'code', code: otp, ...language(ctx?.headers) }),
    }),
    passkeys(options),
    sso({ providersLimit: 0, trustEmailVerified: true, resolveUser }),
  ] as const
}

/** A passkey stands for two factors only if its device asked for a finger, a face or a PIN. */
function passkeys({ rpID, baseURL }: IdentityOptions) {
  const demand = (verified: boolean | undefined) => {
    if (verified) return
    throw new APIError('UNAUTHORIZED', {
      code: 'USER_VERIFICATION_REQUIRED',
      message: 'The passkey must ask for a fingerprint, a face or a PIN.',
    })
  }
  return passkey({
    rpID,
    rpName: 'Terrace',
    origin: baseURL,
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    registration: {
      afterVerification: async ({ verification }) =>
        demand(verification.registrationInfo?.userVerified),
    },
    authentication: {
      afterVerification: async ({ verification }) =>
        demand(verification.authenticationInfo.userVerified),
    },
  })
}
