import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const macPlaces = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']

/** The browser of this machine: `CHROME_PATH`, else a Chromium or Chrome in the path. Nothing is ever downloaded. */
export function findChromium(): string | undefined {
  const named = process.env['CHROME_PATH']
  if (named !== undefined && named !== '') return named
  const directories = (process.env['PATH'] ?? '').split(delimiter).filter((directory) => directory !== '')
  const places = names.flatMap((name) => directories.map((directory) => join(directory, name)))
  return [...places, ...macPlaces].find(isProgram)
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
