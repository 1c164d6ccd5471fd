import type { Ctx } from '@terrace/platform/context'
import { addDays } from '@terrace/platform/dates'
import { newContext } from '@terrace/platform/new-context'
import { uploadEvidence } from '@terrace/procedures'
import type { Area, Role } from '@terrace/tenancy'
import type { Village } from './county.ts'
import type { Person } from './logins.ts'
import { paperOf } from './paper.ts'

/** Colleagues without a login: where four eyes are asked, the demo's own people stay free to act. */
const others: Partial<Record<Role, string>> = { township: '何审核', county: '曹复核' }

/** Jobs of the story are run by the story, on its days: nobody else is woken for them. */
const asleep = { send: async () => undefined } as unknown as Ctx['ports']['queue']

/** The people who act in one village, each as themselves, on a day of the past. */
export class Office {
  readonly village: Village
  private readonly base: Ctx
  private readonly people: ReadonlyMap<Role, Person>
  private readonly evidence = new Map<string, Promise<string>>()
  private tick = 0
  constructor(base: Ctx, people: ReadonlyMap<Role, Person>, village: Village) {
    this.base = base
    this.people = people
    this.village = village
  }

  /** So many days ago, in office hours. */
  dayAgo(days: number): string {
    return addDays(this.base.today(), -days)
  }

  /** Who signs in with a role. */
  person(role: Role): Person | undefined {
    return this.people.get(role)
  }

  /** Somebody whom nobody knows, `days` ago. */
  anybody(days: number): Ctx {
    const known = this.as('clerk', days)
    const actor = { id: 'public', name: 'Public', method: 'public' }
    return { ...known, actor, roles: ['public'], scope: [] }
  }

  /** A context of somebody, `days` ago. `other`: a colleague in the same office. */
  as(role: Role, days: number, other = false): Ctx {
    const known = this.people.get(role)
    const name = other ? (others[role] ?? '') : (known?.name ?? '')
    const id = other || !known ? `seed-${role}` : known.id
    const at = new Date(`${this.dayAgo(days)}T02:00:00Z`).getTime() + this.tick++ * 60_000
    const ports = { ...this.base.ports, now: () => new Date(at), queue: asleep }
    return newContext(ports, {
      tenant: this.base.tenant,
      actor: { id, name, method: 'session' },
      roles: [role],
      scope: [this.scopeOf(role)],
      lang: 'zh',
      zone: this.base.zone,
    })
  }

  private scopeOf(role: Role): string {
    const { area, township } = this.village
    if (role === 'township') return township.path
    return role === 'county' || role === 'department' ? '' : area.path
  }

  get place(): Area {
    return this.village.area
  }

  /** A paper of this village, uploaded once. */
  paper(name: string, days: number): Promise<string> {
    const known = this.evidence.get(name)
    if (known) return known
    const file = { area: this.place.area, name: `${name}（示例）.pdf` }
    const made = uploadEvidence(this.as('clerk', days), file, paperOf()).then((e) => e.evidence)
    this.evidence.set(name, made)
    return made
  }
}
