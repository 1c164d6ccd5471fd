/** The check character of GB 11643, worked out here and not by the product's own code. */
function checkOf(digits: string): string {
  let rest = 0
  for (const digit of digits) rest = ((rest + Number(digit)) * 2) % 11
  return '10X98765432'.charAt(rest)
}

/** A resident number of somebody who does not exist; an odd `order` is a man's, an even a woman's. */
export function residentNumber(birth: string, order: number): string {
  const digits = `990100${birth.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  return digits + checkOf(digits)
}

export type Village = 'Upper' | 'Lower' | 'Green' | 'Stone'

/** One line of a county's file, in the order of `HEADER`. */
export interface Line {
  family: string
  village: string
  name: string
  sex: '男' | '女'
  relation: string
  birth: string
  id: string
  phone?: string
  wage?: string
  pension?: string
}

export const HEADER =
  '户编号,行政村,姓名,性别,与户主关系,出生日期,证件号码,联系电话,工资性收入,养老金'

/** A file as a county office sends it: headings of its own, one line a person. */
export const csvOf = (lines: readonly Line[]): Uint8Array => {
  const rows = lines.map((l) =>
    [l.family, l.village, l.name, l.sex, l.relation, l.birth, l.id, l.phone, l.wage, l.pension]
      .map((cell) => cell ?? '')
      .join(','),
  )
  return Buffer.from(`${[HEADER, ...rows].join('\r\n')}\r\n`)
}

let order = 100
const person = (
  family: string,
  village: string,
  name: string,
  sex: '男' | '女',
  relation: string,
  birth: string,
  more: Partial<Line> = {},
): Line => {
  order += 2
  const id = residentNumber(birth, sex === '男' ? order + 1 : order)
  return { family, village, name, sex, relation, birth, id, ...more }
}

/**
 * Eight families, 14 people; three lines are wrong: a check character, a village, an amount.
 * @param at how the file names a village
 */
export function countyFile(at: (village: Village) => string = (village) => village) {
  const li = person('QH001', at('Upper'), '李明', '男', '户主', '1980-02-03', {
    phone: '13812341234',
    wage: '18250.35',
  })
  const qian = person('QH005', at('Green'), '钱坤', '男', '户主', '1965-09-09', { wage: '300' })
  const good = [
    li,
    person('QH001', at('Upper'), '王芳', '女', '配偶', '1982-05-06', { pension: '1200.05' }),
    person('QH001', at('Upper'), '李小雨', '女', '女儿', '2011-07-08'),
    person('QH002', at('Upper'), '赵强', '男', '户主', '1958-01-02', { pension: '2640' }),
    person('QH002', at('Upper'), '赵敏', '男', '儿子', '1990-03-04', { wage: '26000.10' }),
    person('QH002', at('Upper'), '孙丽', '女', '儿媳', '1992-04-05'),
    person('QH003', at('Lower'), '周涛', '男', '户主', '1975-10-11', { wage: '9000.99' }),
    person('QH004', at('Lower'), '吴玉', '女', '户主', '1949-12-31', { pension: '1980.5' }),
    // The same name and birthday as the head of the first family, in another village.
    person('QH008', at('Stone'), '李明', '男', '户主', '1980-02-03', { wage: '7000' }),
    person('QH008', at('Stone'), '李桂', '女', '母亲', '1955-02-03'),
  ]
  const wrong = [
    { ...qian, id: qian.id.slice(0, -1) + (qian.id.endsWith('1') ? '2' : '1') },
    person('QH005', at('Green'), '钱小', '男', '儿子', '1995-02-02', { wage: '1.01' }),
    person('QH006', `${at('Green')}x`, '郑和', '男', '户主', '1971-06-06', { wage: '40' }),
    person('QH007', at('Stone'), '冯春', '女', '户主', '1968-08-08', { wage: '12x' }),
  ]
  /** What the officer does with the error file in a spreadsheet. */
  const correct = (text: string) =>
    text
      .replace(wrong[0]?.id ?? '', qian.id)
      .replace(`${at('Green')}x`, at('Green'))
      .replace('12x', '12')
  const lines = [...good, ...wrong]
  /** Of the corrected file, in cents. */
  const wages = 6_060_445
  return { li, lines, correct, families: 8, people: 14, wages }
}
