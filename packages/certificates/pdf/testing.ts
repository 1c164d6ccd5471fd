import { signerOf } from '@terrace/platform/signing/key'
import { makeSeal, sealUrl } from '../seal.ts'
import { newSerial } from '../serial.ts'
import type { CardFace, Handbook } from './card-face.ts'

/** Cards of an invented county, for tests, the sample and the measuring script. */
export const signer = signerOf(Buffer.alloc(32, 5))

const FAMILY = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹'
const GIVEN = '伟芳秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂兰建国志华春梅玉德福贵'
const pick = (text: string, n: number) => Array.from(text).at(n % Array.from(text).length) ?? ''

/** The nth card: the same for the same n. */
export function sampleFace(n = 0, more: Partial<CardFace> = {}): CardFace {
  let state = (n + 1) * 2_654_435_761
  const noise = (size: number) =>
    Uint8Array.from({ length: size }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return state >>> 24
    })
  const serial = newSerial(noise)
  const number = `511722104203${String(n).padStart(4, '0')}`
  const areaPath = [
    '四川省',
    '青山县',
    '柳林镇',
    `${pick('红星柳岭河塘', n)}${pick('光明新兴永安', n * 5)}村`,
  ]
  const stated = {
    kind: 'registration' as const,
    serial,
    tenant: 'qingshan-county',
    keyId: 'k1',
    household: number,
    area: areaPath.slice(1).join(' '),
    issued: '2026-11-25',
  }
  return {
    serial,
    number,
    head: pick(FAMILY, n) + pick(GIVEN, n * 7 + 3) + pick(GIVEN, n * 13 + 1),
    size: 1 + (n % 7),
    areaPath,
    householdType: { zh: '一般农户', en: 'Ordinary rural household' },
    registered: '2026-11-25',
    issuer: '青山县乡村振兴局',
    hotline: '12317',
    check: sealUrl('https://cards.qingshan.example', stated, makeSeal(stated, signer)),
    ...more,
  }
}

/** A handbook of a household of five. */
export const sampleBook = (more: Partial<Handbook> = {}): Handbook => ({
  face: sampleFace(3, { size: 5 }),
  members: [
    { name: '刘国强', relation: { zh: '户主', en: 'Head' }, birthYear: 1968 },
    { name: '陈秀英', relation: { zh: '配偶', en: 'Spouse' }, birthYear: 1970 },
    { name: '刘志明', relation: { zh: '子', en: 'Son' }, birthYear: 1996 },
    { name: '刘思雨', relation: { zh: '孙女', en: 'Granddaughter' }, birthYear: 2021 },
    { name: '王桂兰', relation: { zh: '母亲', en: 'Mother' } },
  ],
  responsible: { name: '何丽娟', unit: '柳林镇人民政府' },
  ...more,
})
