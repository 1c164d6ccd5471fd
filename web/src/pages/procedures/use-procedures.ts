import { createAsync } from '@solidjs/router'
import { me } from '../../api/me.ts'
import type { Words } from '../../api/settings.ts'
import { tenant } from '../../api/tenant.ts'
import { lang } from '../../i18n/language.ts'
import { roleText } from '../../i18n/role-words.ts'
import type { Option } from '../../ui/form/choice.tsx'
import { membership } from '../tenancy/member-api.ts'
import { type Step, type Template, templates, type Waits } from './api.ts'
import { actText, t } from './messages.ts'

/** The tenant's procedures and their words: what acts, states and steps are called. */
export function useTemplates() {
  const known = createAsync(() => templates())
  const all = (): readonly Template[] => known()?.items ?? []
  const of = (id: string | undefined) => all().find(({ template }) => template === id)
  const stateOf = (template: string, state: string) =>
    of(template)?.states.find((one) => one.state === state)
  /** States in which a case or a list can stand, of any procedure, as options of a filter. */
  const stateOptions = (what: 'case' | 'list'): Option[] => {
    const found = new Map<string, string>()
    for (const template of all()) {
      const moves = template.moves.filter((move) => move.of === what)
      const reached = new Set(moves.flatMap(({ from, to }) => [...from, to]))
      for (const { state, label, kind } of template.states) {
        if (reached.has(state) || kind !== 'open') found.set(state, label[lang()])
      }
    }
    return [...found].map(([value, label]) => ({ value, label }))
  }
  return {
    all,
    of,
    stateOptions,
    options: (): Option[] =>
      all().map(({ template, label }) => ({ value: template, label: label[lang()] })),
    name: (template: string) => of(template)?.label[lang()] ?? template,
    state: (template: string, state: string) => stateOf(template, state)?.label[lang()] ?? state,
    kind: (template: string, state: string) => stateOf(template, state)?.kind ?? 'open',
    act: (template: string, move: string): string => {
      const label = of(template)?.moves.find((one) => one.move === move)?.label[lang()]
      return label ?? actText(move)
    },
    move: (template: string, move: string) => of(template)?.moves.find((one) => one.move === move),
    source: (template: string, source: string) =>
      of(template)?.sources.find((one) => one.source === source)?.label[lang()] ?? source,
  }
}
export type Procedures = ReturnType<typeof useTemplates>

/** Who is signed in, as far as acts of a procedure look. */
export function useMine() {
  const person = createAsync(() => me())
  const roles = () => person()?.tenants.find((one) => one.tenant === tenant())?.roles ?? []
  return {
    roles,
    id: () => person()?.user.id ?? '',
    may: (by: readonly string[]) => roles().some((role) => by.includes(role)),
  }
}
export type Mine = ReturnType<typeof useMine>

/** Roles in words: "Village clerk or Resident team". */
export const rolesText = (roles: readonly string[]): string =>
  roles.map(roleText).join(lang() === 'zh' ? '、' : t('or'))

const ofVillage: readonly string[] = ['clerk', 'resident', 'household']

/** The one village that somebody works for or lives in, or nothing: then they choose. */
export function useVillage() {
  const mine = createAsync(() => membership())
  return () => {
    const { roles = [], areas = [], areaNames = [] } = mine() ?? {}
    const [area] = areas
    const alone = areas.length === 1 && area !== '*' && area !== undefined
    if (!alone || !roles.some((role) => ofVillage.includes(role))) return undefined
    return { area, name: areaNames[0] ?? area }
  }
}

/** What the tenant calls the level that acts: the lowest one, the one above it, the one above that. */
export function levelName(settings: Words, level: Waits['level']): string {
  const up = { village: 1, township: 2, county: 3 }[level]
  const levels = settings.known()?.levels ?? []
  return levels[Math.max(0, levels.length - up)]?.name[lang()] ?? ''
}

/**
 * The act that keeps this person from another one: four eyes, and nobody approves their own work.
 * The server decides; this says it before somebody fills in a form.
 */
export function heldBack(
  steps: readonly Step[],
  apart: readonly string[] | undefined,
  user: string,
): string | undefined {
  return apart?.find((name) => steps.some(({ move, by }) => move === name && by.id === user))
}
