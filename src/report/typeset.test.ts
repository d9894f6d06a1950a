import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { sampleReport } from './fixture.ts'
import { readPdf, type Read } from './fixture/pdf.ts'
import { print } from './press.ts'
import { typeset } from './typeset.ts'

const run = promisify(execFile)
const report = sampleReport()
const hashOf = (pdf: Uint8Array): string => createHash('sha256').update(pdf).digest('hex')
const bare = (text: string): string => text.replace(/[\u2066-\u2069]/g, '').replace(/[\u00a0\u202f]/g, ' ')

describe.each(['fr', 'ar', 'en'] as const)('the report in %s', (language) => {
  let pdf: Uint8Array
  let read: Read
  beforeAll(async () => {
    pdf = await typeset(report, language)
    read = readPdf(pdf)
  })

  test('has between ten and twenty pages, each with its number and the number of all', () => {
    expect(read.pages.length).toBeGreaterThan(10)
    expect(read.pages.length).toBeLessThan(20)
    read.pages.forEach(({ foot }, index) => {
      const numbers = bare(foot.join(' ')).match(/\d+/g)?.slice(-2).map(Number)
      expect(numbers?.toSorted((one, other) => one - other)).toEqual([index + 1, read.pages.length])
    })
  })

  test('cites every note at a figure and lists it', () => {
    const runs = read.pages.flatMap((page) => page.runs.map(bare))
    const seldom = report.provenance.filter(({ number }) => runs.filter((text) => text === String(number)).length < 2)
    expect(seldom).toEqual([])
  })

  test('says on every page that its data is a demonstration', () => {
    // The band is what the first page shows first; nothing else stands in its head.
    const band = read.pages[0]?.runs[0] ?? ''
    expect(bare(band)).toMatch({ fr: /^Données de démonstration$/, ar: /^[\u0600-\u06ff ]+$/, en: /^Demonstration data$/ }[language])
    for (const { head } of read.pages) expect(head).toContain(band)
  })

  test('is tagged, named, and says its language and its standard', () => {
    expect(read.source).toContain('/StructTreeRoot')
    expect(read.source).toMatch(/\/Marked true/)
    expect(read.source).toContain(`/Lang (${language === 'en' ? 'en-GB' : `${language}-MA`})`)
    expect(read.source).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(read.source).toMatch(/\/Alt [(<]/)
  })

  test('is set in one family, whatever the machine has', () => {
    const fonts = [...read.source.matchAll(/\/BaseFont \/\w+\+(\w+)/g)].map(([, name]) => name)
    expect(new Set(fonts)).toEqual(new Set(['IBMPlexSansArabic']))
  })

  test('is the same to the byte when it is made again', async () => {
    expect(hashOf(await typeset(sampleReport(), language))).toBe(hashOf(pdf))
  })

  test('is the same to the byte in another process', async () => {
    const url = (path: string): string => JSON.stringify(new URL(path, import.meta.url).href)
    const script = `
      import { createHash } from 'node:crypto'
      const { sampleReport } = await import(${url('./fixture.ts')})
      const { typeset } = await import(${url('./typeset.ts')})
      process.stdout.write(createHash('sha256').update(await typeset(sampleReport(), '${language}')).digest('hex'))
    `
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script])
    expect(stdout).toBe(hashOf(pdf))
  })
})

describe('the text that comes out', () => {
  test('holds the figures side by side, the declared with its sign', async () => {
    const runs = readPdf(await typeset(report, 'fr')).pages.flatMap((page) => page.runs.map(bare))
    for (const figure of ['57', '≥ 150', '131', '14 sur 27']) expect(runs).toContain(figure)
    // 57 recorded, 150 and 150 declared, 131 verified: no sum of them stands anywhere.
    for (const sum of ['207', '300', '357', '281', '488']) expect(runs).not.toContain(sum)
  })

  test('bears no mark of demonstration when the data is real', async () => {
    const { pages } = readPdf(await typeset(sampleReport({ synthetic: false }), 'fr'))
    expect(bare(pages.flatMap(({ runs }) => runs).join(' '))).not.toContain('démonstration')
  })

  test('exists for a report of which almost nothing is known', async () => {
    const empty = sampleReport({
      headlines: [], signals: [], programmes: [], quarters: null, regions: null, money: [], disagreements: [], fingerprint: null,
      coverage: { asOf: '2015-12-31', funders: [], rows: [], computed: { supported: 0, of: 27, notes: [1] }, compared: [] },
      provenance: [{ ...report.provenance[0]!, number: 1 }],
    })
    expect(readPdf(await typeset(empty, 'ar')).pages.length).toBeGreaterThan(1)
  })
})

describe('the press', () => {
  test('leaves the caller free while it works', async () => {
    let beats = 0
    const clock = setInterval(() => beats++, 1)
    await print('report.typ', { 'report.json': JSON.stringify((await import('./layout.ts')).layOut(report, 'fr')) })
    clearInterval(clock)
    expect(beats).toBeGreaterThan(5)
  })

  test('says why it refuses, and prints the next document all the same', async () => {
    await expect(print('report.typ', { 'report.json': '{}' })).rejects.toThrow(/direction/)
    await expect(print('report.typ', {})).rejects.toThrow(/report.json/)
    expect((await typeset(report, 'fr')).length).toBeGreaterThan(10_000)
  })

  test('prints several documents asked for at once, each its own', async () => {
    const pdfs = await Promise.all((['fr', 'ar', 'en', 'fr'] as const).map((language) => typeset(report, language)))
    const hashes = pdfs.map(hashOf)
    expect(hashes[0]).toBe(hashes[3])
    expect(new Set(hashes).size).toBe(3)
  })
})
