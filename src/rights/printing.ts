import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { print, typographic } from '#report/actions'
import type { HandedFile } from '#rights/model'
import { words } from '#rights/words'
import { voiceOf } from '#rights/voice'

const template = readFileSync(fileURLToPath(new URL('./template/file.typ', import.meta.url)), 'utf8')

/** Every text of a value as it is typeset in its language; codes that the template reads stay as they are. */
const said = <V>(value: V, say: (text: string) => string): V => {
  if (typeof value === 'string') return say(value) as V
  if (Array.isArray(value)) return value.map((each) => said(each, say)) as V
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, key === 'code' ? each : said(each, say)])) as V
}

const sheetOf = (file: HandedFile, synthetic: boolean) => {
  const { running, foot, page, demonstration, author } = words[file.language]
  const { day } = voiceOf(file.language)
  const say = (text: string) => typographic(text, file.language)
  const [year = 0, month = 0, date = 0] = file.madeOn.split('-').map(Number)
  return {
    language: file.language,
    direction: file.direction,
    document: { title: `${file.title}, ${file.code}`, author, year, month, day: date },
    running: say(running(file.code)),
    foot: say(foot(day(file.madeOn))),
    page,
    demonstration: synthetic ? said(demonstration, say) : null,
    title: say(file.title),
    subtitle: say(running(file.code)),
    lead: said(file.lead, say),
    parts: said(file.parts, say),
    rights: said(file.rights, say),
  }
}

/** Prints the file of a person: A4, tagged, PDF/UA-1; Arabic reads from right to left. */
export const printFile = (file: HandedFile, synthetic: boolean): Promise<Uint8Array<ArrayBuffer>> =>
  print('person-file.typ', { 'person-file.typ': template, 'report.json': JSON.stringify(sheetOf(file, synthetic)) })
