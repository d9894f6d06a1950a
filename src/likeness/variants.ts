import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { lettersOf } from './letters.ts'
import { soundOf } from './sound.ts'

const VariantFile = z.object({
  title: z.string(),
  composed: z.string(),
  source: z.string(),
  groups: z.array(z.array(z.string().min(1)).min(2)),
}).strict()

const file = new URL('../../data/likeness/variants.json', import.meta.url)

/** A French e at the end makes no other name. */
const bare = (sound: string): string => sound.replace(/e$/, '')

const groupsBySound = (): Map<string, number[]> => {
  const { groups } = VariantFile.parse(JSON.parse(readFileSync(file, 'utf8')))
  const found = new Map<string, number[]>()
  groups.forEach((group, index) => {
    for (const sound of new Set(group.flatMap((form) => lettersOf(form).map((word) => bare(soundOf(word)))))) found.set(sound, [...(found.get(sound) ?? []), index])
  })
  return found
}

let known: Map<string, number[]> | undefined
const none: readonly number[] = []

/** The groups of names to which a sound belongs, by their place in `data/likeness/variants.json`; none for most. */
export const variantGroupsOf = (sound: string): readonly number[] => (known ??= groupsBySound()).get(bare(sound)) ?? none
