import { describe, expect, test } from 'vitest'
import { typeOfEvidence } from './content-type.ts'
import { bareJpeg, barePng } from './picture.ts'

const segment = (kind: number, body: Uint8Array): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, kind, (body.length + 2) >> 8, (body.length + 2) & 255]),
    Buffer.from(body),
  ])

/** An Exif block with how to turn the picture and a place, in either order of bytes. */
function exif(turn: number, little: boolean): Buffer {
  const body = Buffer.alloc(64)
  body.write('Exif\0\0', 0, 'latin1')
  const u16 = (n: number, at: number) =>
    little ? body.writeUInt16LE(n, at) : body.writeUInt16BE(n, at)
  const u32 = (n: number, at: number) =>
    little ? body.writeUInt32LE(n, at) : body.writeUInt32BE(n, at)
  body.write(little ? 'II' : 'MM', 6, 'latin1')
  u16(42, 8)
  u32(8, 10)
  u16(2, 14)
  u16(0x010f, 16)
  u16(0x0112, 28)
  u16(3, 30)
  u32(1, 32)
  u16(turn, 36)
  body.write('GPS 36.12 N 117.1 E', 42, 'latin1')
  return body
}

const scan = Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4, 0xff, 0])
function photo(...notes: Buffer[]): Buffer {
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0')),
    ...notes,
    segment(0xc2, Buffer.from([8, 0, 2, 0, 2, 1, 1, 0x11, 0])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    scan,
    segment(0xc4, Buffer.from([0, 1, 2])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    scan,
    Buffer.from([0xff, 0xd9]),
  ])
}
const CANARIES = ['GPS 36.12', 'Zhang San', 'a second picture', 'http://ns.adobe.com/xap']

describe('a photo', () => {
  test('loses what the camera wrote and what hangs behind it, and is the same picture', () => {
    const noted = Buffer.concat([
      photo(
        segment(0xe1, exif(1, true)),
        segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0 place')),
        segment(0xed, Buffer.from('Photoshop Zhang San')),
        segment(0xfe, Buffer.from('Zhang San')),
      ),
      Buffer.from('a second picture'),
    ])
    const bare = Buffer.from(bareJpeg(noted) ?? [])
    expect(bare.equals(photo())).toBe(true)
    expect(typeOfEvidence(bare)).toBe('image/jpeg')
    for (const canary of CANARIES) expect(bare.includes(canary)).toBe(false)
  })

  test.each([true, false])('is still turned as it was taken (little-endian: %s)', (little) => {
    const bare = Buffer.from(bareJpeg(photo(segment(0xe1, exif(6, little)))) ?? [])
    expect(bare.includes('GPS')).toBe(false)
    const again = Buffer.from(bareJpeg(bare) ?? [])
    expect(again.equals(bare)).toBe(true)
    expect(bare.length).toBe(photo().length + 36)
    expect(bare.subarray(2, 8).toString('hex')).toBe('ffe100224578')
    expect(bare[31]).toBe(6)
  })

  test('that does not hold together is none', () => {
    const whole = photo()
    for (let end = 2; end < whole.length; end++) {
      expect(bareJpeg(whole.subarray(0, end))).toBeUndefined()
    }
    const long = Buffer.from(whole)
    long.writeUInt16BE(0xffff, 4)
    expect(bareJpeg(long)).toBeUndefined()
  })
})

test('a drawing loses its texts and what hangs behind it', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const chunk = (kind: string, text: string) => {
    const made = Buffer.alloc(12 + text.length)
    made.writeUInt32BE(text.length, 0)
    made.write(kind + text, 4, 'latin1')
    return made
  }
  const noted = Buffer.concat([
    png.subarray(0, 33),
    chunk('tEXt', 'Author Zhang San'),
    chunk('eXIf', 'GPS 36.12'),
    png.subarray(33),
    Buffer.from('a second picture'),
  ])
  expect(Buffer.from(barePng(noted) ?? []).equals(png)).toBe(true)
  expect(barePng(png.subarray(0, -1))).toBeUndefined()
})
