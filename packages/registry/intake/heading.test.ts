import { packs } from '@terrace/tenancy'
import { describe, expect, test } from 'vitest'
import { constantsOf, suggest } from './suggest.ts'

const settings = packs.cn
const suggested = (...header: string[]) =>
  Object.fromEntries(
    suggest(header, [], settings, '2026-05-04').map(({ column, field }) => [column, field]),
  )

describe('headings say whose a column is', () => {
  test.each([
    ['member 2 name', 'member2.name'],
    ['Member 3 ID number', 'member3.idNumber'],
    ['member2_date of birth', 'member2.birth'],
    ['household member (4) sex', 'member4.sex'],
    ['成员2姓名', 'member2.name'],
    ['成员十二身份证号', 'member12.idNumber'],
    ['家庭成员2_姓名', 'member2.name'],
    ['家庭成员（3）与户主关系', 'member3.relation'],
    ['第2个成员的姓名', 'member2.name'],
    ['姓名3', 'member3.name'],
    ['姓名 (2)', 'member2.name'],
    ['spouse_name', 'member2.name'],
    ['配偶身份证号', 'member2.idNumber'],
  ])('%s', (column, field) => {
    // A place counts when somebody is named there.
    const place = /\d+/.exec(field)?.[0]
    const others = column.startsWith('spouse') ? [] : [`成员${place}身份证号`, '配偶姓名']
    const besides = field.endsWith('idNumber') || field.endsWith('name') ? [] : others
    expect(suggested('户主姓名', column, ...besides)).toMatchObject({ [column]: field })
  })

  test('the first member after the head is the second person; without a head it is the head', () => {
    expect(suggested('户主姓名', '成员1姓名', '成员2姓名')).toEqual({
      户主姓名: 'member.name',
      成员1姓名: 'member2.name',
      成员2姓名: 'member3.name',
    })
    expect(suggested('member 1 name', 'member 2 name')).toEqual({
      'member 1 name': 'member.name',
      'member 2 name': 'member2.name',
    })
    expect(suggested('户主姓名', '户主身份证号', '姓名', '姓名 (2)', '性别', '性别 (2)')).toEqual({
      户主姓名: 'member.name',
      户主身份证号: 'member.idNumber',
      姓名: 'member2.name',
      '姓名 (2)': 'member3.name',
      性别: 'member2.sex',
      '性别 (2)': 'member3.sex',
    })
  })

  test('the spouse has a place of her own, and is the spouse on all rows', () => {
    const header = ['head name', 'spouse_name', 'spouse_birth', 'member 2 name']
    expect(suggested(...header)).toEqual({
      'head name': 'member.name',
      spouse_name: 'member3.name',
      spouse_birth: 'member3.birth',
      'member 2 name': 'member2.name',
    })
    const own = suggest(header, [], settings, '2026-05-04')
    expect(constantsOf(header, own, settings)).toEqual({ 'member3.relation': 'spouse' })
    expect(constantsOf(['head name'], [], settings)).toEqual({})
  })

  test('a second phone or address, and places beyond the last, are nobody', () => {
    const found = suggested('户主姓名', '联系电话', '联系电话2', 'address 2', 'member 16 name')
    expect(Object.values(found).filter((field) => /member\d/.test(field))).toEqual([])
  })
})
