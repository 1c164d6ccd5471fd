export { type ClientIp, identityApp } from './app.ts'
export { createIdentity, type Identity } from './identity.ts'
export type { IdentityMail, IdentityOptions } from './options.ts'
export {
  createUser,
  enableTotp,
  type NewUser,
  type Person,
  putSsoProvider,
  type SsoProvider,
  setFieldWorker,
  type TotpSecret,
  userByEmail,
  userById,
} from './people.ts'
export type { Method } from './session.ts'
