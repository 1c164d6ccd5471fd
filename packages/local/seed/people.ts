import { addDays } from '@terrace/platform/dates'
import type { MemberInput } from '@terrace/registry'
import type { Chance } from './chance.ts'

const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
]
const male = [...'建国志强明军伟平海波林峰涛勇俊辉刚毅成东云飞华山永福德贵有田宝根水生家旺春来文斌']
const female = [...'秀英桂兰玉梅芳丽霞红艳敏静娟燕玲凤珍淑华翠萍美玉春花秋月金香雪莲巧云小芬慧琴']

const given = (chance: Chance, sex: string): string => {
  const from = sex === 'male' ? male : female
  return chance.is(0.25) ? chance.pick(from) : chance.pick(from) + chance.pick(from)
}

/** Weights and check characters of GB 11643 (ISO 7064 MOD 11-2). */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

/** A number of the right form in a division that does not exist, so that it is nobody's. */
function idNumber(birth: string, sex: string, serial: number): string {
  const order = (serial % 499) * 2 + (sex === 'male' ? 1 : 0)
  const division = `99${String(Math.floor(serial / 499) % 10_000).padStart(4, '0')}`
  const body = `${division}${birth.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(body[i]), 0)
  return body + CHECKS[sum % 11]
}

export interface Maker {
  chance: Chance
  /** The day on which they are entered: nobody is born after it. */
  today: string
  /** The year of their income and living conditions. */
  year: number
  /** Rises by one a person: makes numbers unique. */
  serial: { next: number }
  /** The name of one that is assisted, and signs in for itself: given to the first that has an account. */
  own?: string | undefined
}

interface Wanted {
  relation: string
  sex: 'male' | 'female'
  age: number
  surname: string
}

function person(maker: Maker, { relation, sex, age, surname }: Wanted): MemberInput {
  const { chance } = maker
  const birth = addDays(maker.today, -Math.round(age * 365.25) - chance.int(0, 364))
  const serial = maker.serial.next++
  return {
    name: surname + given(chance, sex),
    sex,
    birth,
    relation,
    idType: 'resident-id',
    idNumber: idNumber(birth, sex, serial),
    ...(age >= 18 && chance.is(0.5) ? { phone: `199${String(serial).padStart(8, '0')}` } : {}),
    ...schooling(chance, age),
    ...strength(chance, age),
    insurance: ['resident-medical', ...(age >= 16 ? ['resident-pension'] : [])],
  }
}

function schooling(chance: Chance, age: number): Partial<MemberInput> {
  if (age < 4) return { education: 'preschool' }
  if (age < 7) return { student: 'preschool' }
  if (age < 13) return { student: 'primary' }
  if (age < 16) return { student: chance.pick(['grade-7', 'grade-8', 'grade-9']) }
  if (age < 19 && chance.is(0.75)) {
    return { student: chance.pick(['senior-1', 'senior-2', 'vocational-1', 'vocational-2']) }
  }
  if (age < 23 && chance.is(0.35))
    return { student: chance.pick(['college-1', 'college-2', 'bachelor']) }
  const old = age > 60
  const weights: Record<string, number> = old
    ? { none: 30, primary: 55, junior: 15 }
    : { primary: 30, junior: 50, senior: 14, college: 6 }
  return { education: chance.weighted(weights) }
}

function strength(chance: Chance, age: number): Partial<MemberInput> {
  if (age < 16) return { labour: 'none', health: ['healthy'] }
  const ill = chance.is(age > 60 ? 0.4 : 0.12)
  const disabled = chance.is(0.05)
  const health = disabled
    ? ['disability']
    : ill
      ? [chance.is(0.8) ? 'chronic' : 'serious']
      : ['healthy']
  const disability = disabled
    ? {
        disabilityType: chance.pick(['physical', 'visual', 'hearing', 'intellectual']),
        disabilityDegree: chance.pick(['1', '2', '3', '4']),
      }
    : {}
  if (age >= 59) return { labour: chance.is(0.6) ? 'none' : 'weak', health, ...disability }
  if (disabled || (ill && chance.is(0.5)))
    return { labour: chance.is(0.5) ? 'weak' : 'lost', health, ...disability }
  const works = chance.is(0.55)
  return {
    labour: chance.is(0.15) ? 'skilled' : 'ordinary',
    health,
    ...(works
      ? {
          workPlace: chance.pick(['township', 'county', 'province', 'other-province']),
          workMonths: chance.int(3, 11),
        }
      : {}),
  }
}

/** A family of one to seven, three on average (domain.md §5.3). */
export function family(maker: Maker): MemberInput[] {
  const { chance } = maker
  const surname = chance.pick(surnames)
  const other = () => chance.pick(surnames)
  const size = Number(chance.weighted({ '1': 12, '2': 24, '3': 27, '4': 20, '5': 11, '6': 6 }))
  const headAge = size === 1 ? chance.int(45, 82) : chance.int(30, 70)
  const headSex = chance.is(0.78) ? 'male' : 'female'
  const people = [person(maker, { relation: 'head', sex: headSex, age: headAge, surname })]
  if (size >= 2 && headSex === 'male') {
    const age = Math.max(20, headAge + chance.int(-6, 3))
    people.push(person(maker, { relation: 'spouse', sex: 'female', age, surname: other() }))
  }
  while (people.length < size) {
    const age = headAge - chance.int(22, 34)
    if (age >= 0 && (people.length < 4 || headAge > 60)) {
      const sex = chance.is(0.52) ? 'male' : 'female'
      people.push(
        person(maker, { relation: sex === 'male' ? 'son' : 'daughter', sex, age, surname }),
      )
    } else if (!people.some((p) => p.relation === 'mother') && headAge < 62) {
      people.push(
        person(maker, { relation: 'mother', sex: 'female', age: headAge + 23, surname: other() }),
      )
    } else {
      const relation = chance.is(0.5) ? 'grandson' : 'granddaughter'
      const sex = relation === 'grandson' ? 'male' : 'female'
      people.push(person(maker, { relation, sex, age: chance.int(1, 15), surname }))
    }
  }
  return people
}
