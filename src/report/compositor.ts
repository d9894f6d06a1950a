import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What is asked of the compositor: a template's main file, and the files that it reads, by name. */
export type Job = { id: number; main: string; files: Record<string, string> }

/** What it answers: the document, or why there is none. */
export type Outcome = { id: number; pdf: Uint8Array<ArrayBuffer> } | { id: number; fault: string }

const templates = fileURLToPath(new URL('./template', import.meta.url))
const weights = ['400Regular', '500Medium', '600SemiBold', '700Bold']

const font = (weight: string): Buffer =>
  readFileSync(fileURLToPath(import.meta.resolve(`@expo-google-fonts/ibm-plex-sans-arabic/${weight}/IBMPlexSansArabic_${weight}.ttf`)))

// The compiler also knows the machine's fonts. Ours come first in its book, and the template forbids any other.
const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontBlobs: weights.map(font) }] })

const composed = ({ main, files }: Job): Uint8Array<ArrayBuffer> => {
  for (const [name, text] of Object.entries(files)) compiler.mapShadow(join(templates, name), Buffer.from(text))
  const outcome = compiler.compile({ mainFilePath: join(templates, main) })
  if (!outcome.result) throw new Error(JSON.stringify(outcome.takeError()?.shortDiagnostics ?? 'no diagnostics'))
  return new Uint8Array(compiler.pdf(outcome.result, { pdfStandard: 'ua-1' }))
}

const answered = (job: Job): Outcome => {
  try {
    return { id: job.id, pdf: composed(job) }
  } catch (error) {
    return { id: job.id, fault: error instanceof Error ? error.message : String(error) }
  } finally {
    compiler.resetShadow()
    compiler.evictCache(0)
  }
}

process.on('message', (job: Job) => process.send?.(answered(job)))
process.on('disconnect', () => process.exit(0))
