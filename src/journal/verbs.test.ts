import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { verbs } from '#journal/model'
import { states } from '#referral/model'

const home = join(import.meta.dirname, '..', '..')
const files = globSync('src/**/*.ts', { cwd: home }).filter((file) => !file.endsWith('.test.ts') && !file.endsWith('schema.ts'))
const code = files.map((file) => readFileSync(join(home, file), 'utf8'))

/** What a verb that is put together can become; a new one of these has to be named here. */
const templates: Record<string, string[]> = {
  'casework.${to}': ['casework.missed', 'casework.cancelled'],
  'rights.${to}': ['in-hand', 'granted', 'refused', 'withdrawn'].map((state) => `rights.${state}`),
  'referral.${advance.to}': states.filter((state) => state !== 'draft').map((state) => `referral.${state}`),
}

const literals = code.flatMap((text) => [...text.matchAll(/\b(?:verb: ?|\w*[vV]erb = )(?:'([^']+)'|`([^`]+)`)/g)].map(([, plain, template]) => plain ?? template ?? ''))
const written = new Set(literals.flatMap((verb) => (verb.includes('${') ? (templates[verb] ?? [verb]) : [verb])))

describe('the verbs of the journal', () => {
  test('are written where the test looks for them', () => {
    expect(written.size).toBeGreaterThan(20)
    const calls = code.flatMap((text) => [...text.matchAll(/\bjournal\(\s*work,\s*(\{[^}]*|\w+)/g)].map(([, line]) => line ?? ''))
    expect(calls.filter((line) => !line.includes('verb:') && line !== 'line')).toEqual([])
  })

  test('that the code writes are known', () => {
    expect([...written].filter((verb) => !(verbs as readonly string[]).includes(verb))).toEqual([])
  })

  test('that are known are written by the code', () => {
    expect(verbs.filter((verb) => !written.has(verb))).toEqual([])
  })

  test('have a sentence in every language', () => {
    for (const language of ['fr', 'ar', 'en']) {
      const messages = JSON.parse(readFileSync(join(home, 'web/journal/messages', `${language}.json`), 'utf8')) as Record<string, string>
      const sentences = verbs.map((verb) => messages[`journal.verb.${verb}`] ?? `${verb}: nothing`)
      expect(sentences.filter((sentence) => sentence.endsWith(': nothing')), language).toEqual([])
      expect(new Set(sentences).size, `two verbs say the same in ${language}`).toBe(verbs.length)
    }
  })
})
