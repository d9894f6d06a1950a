import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** A folder of the calling file's own for the files that it writes, removed after its last test. */
export const useFiles = () => {
  const folder = mkdtempSync(join(tmpdir(), 'rawabit-intake-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  return (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name)
    writeFileSync(path, content)
    return path
  }
}
