export const BASE_PATH = '/auth'

/** Routes of the library that are not offered: providers are written by our own command. */
export const CLOSED_PATHS = [
  ...['register', 'providers', 'get-provider', 'update-provider', 'delete-provider'].map(
    (name) => `/sso/${name}`,
  ),
  '/sso/saml2/sp/metadata',
  ...['check-verification-otp', 'verify-email', 'request-password-reset', 'reset-password'].map(
    (name) => `/email-otp/${name}`,
  ),
  '/email-otp/request-email-change',
  '/email-otp/change-email',
  '/forget-password/email-otp',
  '/sign-in/social',
  '/link-social',
]
