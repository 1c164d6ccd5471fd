import { parse } from '@terrace/platform/command'
import type { Ports } from '@terrace/platform/context'
import { acceptInvitation, type InvitedUser } from '@terrace/tenancy'
import * as z from 'zod'

const Join = z.object({ token: z.string().max(500) })

/** Takes the invitation that a mail carried. @throws Fault of the invitation, or of the input */
export const join = (ports: Ports, user: InvitedUser, input: unknown) =>
  acceptInvitation(ports, { ...parse(Join, input), user })
