import { type QualityRule, qualityRules } from '../quality-rules.ts'
import type { Settings } from '../settings-model.ts'

type Severity = Settings['quality'][number]['severity']

/** Rules without which the register contradicts itself. */
const errors: readonly QualityRule[] = [
  'member.one-head',
  'member.one-spouse',
  'identity.checksum',
  'identity.duplicate',
  'cause.count',
  'date.order',
]

/** Limits of domain.md §2.6; money in fen. */
const limits: Partial<Record<QualityRule, Record<string, number>>> = {
  'cause.count': { others: 2 },
  'student.preschool-age': { age: 7 },
  'dropout.reason': { from: 6, until: 15 },
  'labour.child': { age: 16 },
  'labour.elder': { age: 60 },
  'labour.healthy-adult': { from: 16, until: 59 },
  'public-job.age': { from: 16, until: 69 },
  'public-job.per-household': { most: 2 },
  'road.distance': { km: 5 },
  'income.per-head': { least: 400_000 },
  'income.wage': { least: 30_000, most: 30_000_000 },
  'income.allowance': { least: 20_000 },
  'income.pension': { least: 8_800 },
  'income.destitute': { least: 20_000 },
}

/** Every rule with its severity and limits. `off`: rules that another country has no use for. */
export const quality = (
  off: readonly QualityRule[] = [],
  other: Partial<Record<QualityRule, Record<string, number>>> = {},
): Settings['quality'] =>
  qualityRules.map((rule) => {
    const severity: Severity = off.includes(rule)
      ? 'off'
      : errors.includes(rule)
        ? 'error'
        : 'warning'
    return { rule, severity, params: other[rule] ?? limits[rule] ?? {} }
  })
