import * as z from 'zod'
import { roles } from './role.ts'

/** In `areas`: the whole tenant. */
export const EVERYWHERE = '*'

/** Areas whose subtree a member sees: ids, or `*` alone for the whole tenant. Empty sees nothing. */
export const ScopeInput = z
  .array(z.string().min(1).max(40))
  .max(50)
  .refine((areas) => !areas.includes(EVERYWHERE) || areas.length === 1, {
    params: { code: 'member.scope-mixed' },
  })

export const RolesInput = z
  .array(z.enum(roles))
  .min(1)
  .max(roles.length)
  .refine((list) => new Set(list).size === list.length, { params: { code: 'field.repeated' } })

export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email())

export const Member = z.object({
  user: z.string(),
  name: z.string(),
  email: z.string(),
  roles: z.array(z.enum(roles)),
  /** Area ids, or `*` alone. */
  areas: z.array(z.string()),
  areaNames: z.array(z.string()),
  status: z.enum(['active', 'suspended']),
  version: z.number(),
})
export type Member = z.infer<typeof Member>

export const Invitation = z.object({
  invitation: z.string(),
  email: z.string(),
  roles: z.array(z.enum(roles)),
  areas: z.array(z.string()),
  areaNames: z.array(z.string()),
  status: z.enum(['open', 'accepted', 'revoked']),
  expires: z.string(),
  by: z.object({ id: z.string(), name: z.string() }),
})
export type Invitation = z.infer<typeof Invitation>
