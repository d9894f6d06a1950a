import { renameSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Period } from '#language/date'
import { Language } from '#language/text'
import { codeOf, Failure, sentenceOf } from '#platform/failure'
import * as Reports from '#report/actions'
import { atTheDesk } from '../desk.ts'
import { print } from '../print.ts'

const read = (arguments_: string[]) => {
  const { values, positionals } = parseArgs({
    args: arguments_,
    options: { period: { type: 'string' }, lang: { type: 'string', default: 'fr' }, out: { type: 'string' } },
    allowPositionals: true,
  })
  if (positionals.length !== 1 || positionals[0] !== 'steering') throw new Failure('usage', 'Which report? There is: steering.')
  const period = Period.safeParse(values.period)
  if (!period.success) throw new Failure('usage', '--period is a quarter (2015-Q4), a month (2015-12) or a year (2015).')
  const language = Language.safeParse(values.lang)
  if (!language.success) throw new Failure('usage', '--lang is fr, ar or en.')
  return { period: period.data, language: language.data, out: values.out }
}

/** Writes the whole file under another name first: an interrupted run leaves no half report. */
const write = (file: string, bytes: Uint8Array): void => {
  try {
    writeFileSync(`${file}.part`, bytes)
    renameSync(`${file}.part`, file)
  } catch (error) {
    throw new Failure('directory-unusable', `The report cannot be written to ${file}: ${['ENOENT', 'ENOTDIR'].includes(codeOf(error)) ? 'there is no such directory' : sentenceOf(error)}.`, { cause: error })
  }
}

/** `report steering --period 2015-Q4 --lang fr --out FILE`: the steering report of a period as PDF. */
export async function run(arguments_: string[]): Promise<number> {
  const { period, language, out } = read(arguments_)
  const { name, bytes } = await atTheDesk('report', (work) => Reports.steering(work, period, language))
  write(out ?? name, bytes)
  print(out ?? name)
  return 0
}
