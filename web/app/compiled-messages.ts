import { parse } from '@formatjs/icu-messageformat-parser'
import { readdirSync, readFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const languages = ['fr', 'ar', 'en'] as const
type Language = (typeof languages)[number]

/** The message files of one language: one in each folder of the web that speaks. */
export const messageFiles = (web: string, language: Language): string[] =>
  readdirSync(web, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(web, entry.name, 'messages', `${language}.json`))
    .filter(existsSync)
    .sort()

/** All messages of one language, key → ICU text. A key that two folders define is an error: whose sentence would it be? */
export const mergedMessages = (web: string, language: Language): Record<string, string> => {
  const merged: Record<string, string> = {}
  for (const file of messageFiles(web, language)) {
    for (const [key, text] of Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)) {
      if (key in merged) throw new Error(`${file}: the message "${key}" is already defined in another folder`)
      merged[key] = text
    }
  }
  return merged
}

/** Parses a message; one without variables, plurals or tags stays the string that it is. */
const compile = (key: string, text: string): unknown => {
  try {
    const elements = parse(text)
    const [only] = elements
    return elements.length === 1 && only?.type === 0 ? only.value : elements
  } catch (error) {
    throw new Error(`The message "${key}" cannot be read: ${(error as Error).message}\n${text}`, { cause: error })
  }
}

/** Vite plugin: merges the messages of all folders and parses them at build time, one file per language, loaded when asked for. */
export const compiledMessages = (web: string): Plugin => ({
  name: 'compiled-messages',
  resolveId: (id) => (id.startsWith('virtual:messages') ? `\0${id}` : null),
  load(id) {
    if (id === '\0virtual:messages') {
      return `export default { ${languages.map((language) => `${language}: () => import('virtual:messages/${language}')`).join(', ')} }`
    }
    const language = languages.find((one) => id === `\0virtual:messages/${one}`)
    if (language === undefined) return null
    for (const file of messageFiles(web, language)) this.addWatchFile(file)
    const compiled = Object.entries(mergedMessages(web, language)).map(([key, text]) => [key, compile(key, text)])
    return `export default JSON.parse(${JSON.stringify(JSON.stringify(Object.fromEntries(compiled)))})`
  },
})
