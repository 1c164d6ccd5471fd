import { registerDonor } from '@terrace/funds'
import { parse } from '@terrace/platform/command'
import type { Ports } from '@terrace/platform/context'
import { acceptInvitation, type InvitedUser } from '@terrace/tenancy'
import * as z from 'zod'

const Join = z.object({ token: z.string().max(500) })

/** Takes the invitation that a mail carried. @throws Fault of the invitation, or of the input */
export const join = (ports: Ports, user: InvitedUser, input: unknown) =>
  acceptInvitation(ports, { ...parse(Join, input), user })

const Register = z.object({}).loose()

/** Makes the signed-in person a donor of a tenant. @throws Fault of the registration, or of the input */
export const register = (ports: Ports, user: InvitedUser, input: unknown) =>
  registerDonor(ports, { ...(parse(Register, input) as Registration), user })
type Registration = Omit<Parameters<typeof registerDonor>[1], 'user'>
