/**
 * Checks the messages of all folders of the web together: the three languages have the same keys (and `formatjs verify` finds
 * the same variables in them), each key is named after its folder, every key that the code says exists, and every problem code
 * has its sentence. Run by `node web/app/verify-messages.ts`; ends with 1 and the list of faults when there is one.
 */
import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { problems } from '#language/problem'
import { roles } from '#organisation/model'
import { mergedMessages, messageFiles } from './compiled-messages.ts'

const web = fileURLToPath(new URL('..', import.meta.url))
const languages = ['fr', 'ar', 'en'] as const

/** What the frame says for the whole house, beside its own `app.` keys. */
const ownedByApp = /^(app|role|problem|fault)\./

const misnamed = (): string[] =>
  messageFiles(web, 'fr').flatMap((file) => {
    const word = basename(dirname(dirname(file)))
    const keys = Object.keys(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)
    const isOwn = (key: string) => (word === 'app' ? ownedByApp.test(key) : key.startsWith(`${word}.`))
    return keys.filter((key) => !isOwn(key)).map((key) => `${word}/messages: "${key}" is not named after its folder`)
  })

const said = /\bt\(\s*'([a-z][\w-]*(?:\.[\w-]+)+)'|<M id="([^"]+)"|\b(?:label|help): '([a-z][\w-]*\.[\w.-]+)'|\bhelp="([^"]+)"/g

const unknown = (known: Record<string, string>): string[] =>
  globSync('**/*.{ts,tsx}', { cwd: web })
    .filter((file) => !file.includes('.test.') && !file.endsWith('verify-messages.ts'))
    .flatMap((file) =>
      [
        ...readFileSync(join(web, file), 'utf8')
          .replace(/\/\*[\s\S]*?\*\//g, '')
          .matchAll(said),
      ]
        .map((found) => found.slice(1).find((key) => key !== undefined) ?? '')
        .filter((key) => !(key in known))
        .map((key) => `${file}: the message "${key}" does not exist`),
    )

const unsaid = (known: Record<string, string>): string[] =>
  [...Object.keys(problems).map((code) => `problem.${code}`), ...roles.map((role) => `role.${role}`)]
    .filter((key) => !(key in known))
    .map((key) => `app/messages: "${key}" is missing`)

const formatjs = (): string[] => {
  const folder = mkdtempSync(join(tmpdir(), 'messages-'))
  try {
    const files = languages.map((language) => join(folder, `${language}.json`))
    languages.forEach((language, at) => writeFileSync(files[at] ?? '', JSON.stringify(mergedMessages(web, language))))
    const cli = fileURLToPath(new URL('../../node_modules/.bin/formatjs', import.meta.url))
    const checks = ['--missing-keys', '--extra-keys', '--structural-equality']
    const { status, stdout, stderr } = spawnSync(cli, ['verify', '--source-locale', 'fr', ...checks, ...files], { encoding: 'utf8' })
    return status === 0 ? [] : [`${stdout}${stderr}`.trim() || `formatjs verify ended with ${status}`]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const french = mergedMessages(web, 'fr')
const faults = [...misnamed(), ...unknown(french), ...unsaid(french), ...formatjs()]
process.stdout.write(
  faults.length === 0 ? `messages: ${Object.keys(french).length} keys in ${languages.length} languages\n` : `${faults.join('\n')}\n`,
)
process.exitCode = faults.length === 0 ? 0 : 1
