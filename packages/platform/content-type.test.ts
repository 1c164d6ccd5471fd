import { expect, test } from 'vitest'
import { typeOfEvidence } from './content-type.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const jpeg = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2]),
  Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 2, 0, 2, 1, 1, 0x11, 0]),
  Buffer.alloc(30, 7),
  Buffer.from([0xff, 0xd9]),
])
const pdf = Buffer.from(`%PDF-1.7\n${' '.repeat(60)}\n%%EOF\n`)

test('photos and papers are known by what they are', () => {
  expect([png, jpeg, pdf].map(typeOfEvidence)).toEqual([
    'image/png',
    'image/jpeg',
    'application/pdf',
  ])
})

test('everything else is none, also the beginning of one and one with its head cut off', () => {
  const page = Buffer.from(`<html><script>alert(1)</script>${' '.repeat(60)}`)
  const none = [
    Buffer.alloc(0),
    page,
    Buffer.concat([page, png]),
    png.subarray(0, -4),
    jpeg.subarray(0, -2),
    Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), page, Buffer.from([0xff, 0xd9])]),
    pdf.subarray(0, 40),
  ]
  expect(none.map(typeOfEvidence)).toEqual(none.map(() => undefined))
})
