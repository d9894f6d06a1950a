import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Tongue = 'fr' | 'ar' | 'en'

const web = join(import.meta.dirname, '../../web')

const read = (tongue: Tongue): Record<string, string> =>
  Object.assign(
    {},
    ...readdirSync(web)
      .map((folder) => join(web, folder, 'messages', `${tongue}.json`))
      .filter((file) => existsSync(file))
      .map((file) => JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>),
  ) as Record<string, string>

/** What the screen says, by the same keys as the screen: a test that reads like its user, in each language. */
export const wordsOf = (tongue: Tongue) => {
  const messages = read(tongue)
  const say = (key: string): string => {
    const text = messages[key]
    if (text === undefined) throw new Error(`no message ${key} in ${tongue}`)
    return text.replaceAll(/[\u00a0\u202f]/g, ' ') // as a browser reads them aloud: plain
  }
  /** The message with anything in its places: `{name}, {service}` matches whatever stands there. */
  const like = (key: string): RegExp =>
    new RegExp(`^${say(key).split(/\{[^{}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`, 'u')
  return { say, like }
}
