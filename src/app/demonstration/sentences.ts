import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Chance } from '#app/demonstration/chance'

const list = z.array(z.string().min(3).max(500)).min(1)

/** What workers write: why they refer, decline, hold, reverse. Invented, in the languages in which they work. */
const sentences = z
  .strictObject({
    referral: z.record(z.string(), list),
    rejected: list,
    cancelled: list,
    'on-hold': list,
    failed: list,
    'entered-in-error': list,
    override: list,
    reversal: list,
  })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'sentences.json'), 'utf8')))

export const reasonFor = (chance: Chance, kind: string): string =>
  chance.pick(sentences.referral[kind] ?? sentences.referral['social-accompaniment']!)

export const sentenceOf = (chance: Chance, occasion: Exclude<keyof typeof sentences, 'referral'>): string =>
  chance.pick(sentences[occasion])
