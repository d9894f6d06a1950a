import { describe, expect, test } from 'vitest'
import { accept, typeOf } from '#platform/strip'

const chunk = (name: string, data: Buffer): Buffer => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  return Buffer.concat([length, Buffer.from(name), data, Buffer.alloc(4)])
}
const segment = (marker: number, data: string): Buffer => {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(data.length + 2)
  return Buffer.concat([Buffer.from([0xff, marker]), length, Buffer.from(data)])
}
const pngMark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const png = Buffer.concat([pngMark, chunk('IHDR', Buffer.alloc(13)), chunk('IDAT', Buffer.from('points')), chunk('IEND', Buffer.alloc(0))])
const told = Buffer.concat([
  pngMark, chunk('IHDR', Buffer.alloc(13)), chunk('tEXt', Buffer.from('Author Aminata')), chunk('eXIf', Buffer.from('GPS')), chunk('IDAT', Buffer.from('points')),
  chunk('IEND', Buffer.alloc(0)), Buffer.from('<script>'),
])
const start = Buffer.from([0xff, 0xd8])
const scan = Buffer.concat([segment(0xda, 'head'), Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4]), Buffer.from([0xff, 0xd9])])
const jpeg = Buffer.concat([start, segment(0xe0, 'JFIF'), segment(0xdb, 'table'), scan])
const photographed = Buffer.concat([start, segment(0xe0, 'JFIF'), segment(0xe1, 'Exif GPS 33.97'), segment(0xfe, 'by Aminata'), segment(0xed, 'IPTC'), segment(0xdb, 'table'), scan, Buffer.from('PK behind')])
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n')

describe('a file that somebody brings', () => {
  test('is what its content says', () => {
    expect([pdf, png, jpeg].map(typeOf)).toEqual(['application/pdf', 'image/png', 'image/jpeg'])
    expect(accept(pdf)?.bytes.equals(pdf)).toBe(true)
    expect(accept(png)?.bytes.equals(png)).toBe(true)
    expect(accept(jpeg)?.bytes.equals(jpeg)).toBe(true)
  })

  test('loses what tells who made a picture, where and when, and what hangs behind it', () => {
    expect(accept(told)?.bytes.equals(png)).toBe(true)
    expect(accept(photographed)?.bytes.equals(jpeg)).toBe(true)
  })

  test('is refused where it is something else, or not whole', () => {
    const others = ['<html><script>', 'MZ program', 'PK\u0003\u0004 archive', '', '%PDF-1.7 without an end', '<svg xmlns="http://www.w3.org/2000/svg"/>']
    expect(others.map((text) => accept(Buffer.from(text)))).toEqual(others.map(() => null))
    for (const whole of [png, jpeg]) {
      for (let length = 0; length < whole.length; length++) expect(accept(whole.subarray(0, length)), String(length)).toBeNull()
    }
  })
})
