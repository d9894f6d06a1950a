import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Chance } from '#app/demonstration/chance'
import type { PersonName } from '#person/model'

/** A name: in Arabic script where it is natural to write it so, then in Latin letters, the usual spelling first. */
const Spelled = z.tuple([z.string().min(1).nullable()], z.string().min(1)).refine((name) => name.length > 1)
type Spelled = z.infer<typeof Spelled>

const NameFile = z.strictObject({
  female: z.array(Spelled).optional(),
  male: z.array(Spelled).optional(),
  family: z.array(Spelled).optional(),
})

const read = (name: string) => NameFile.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'names', `${name}.json`), 'utf8')))

const given = (name: string) => {
  const { female = [], male = [] } = read(name)
  return { female, male }
}
const family = (name: string) => read(name).family ?? []

/** Where given names and family names come from, and how often the worker writes the name in both scripts. */
export type Tradition = { female: Spelled[]; male: Spelled[]; family: Spelled[]; arabic: number }

const muslimWestAfrican = { ...given('west-africa'), arabic: 0.35 }
const whole = (name: string, arabic: number): Tradition => ({ ...given(name), family: family(name), arabic })

/** The traditions of naming. Arabic-speaking origins are written in both scripts for all, Muslim West African ones where it is natural. */
export const traditions = {
  senegal: { ...muslimWestAfrican, family: family('senegal') },
  mali: { ...muslimWestAfrican, family: family('mali') },
  guinea: { ...muslimWestAfrican, family: family('guinea') },
  'ivory-coast-north': { ...muslimWestAfrican, family: family('ivory-coast-north') },
  'ivory-coast': whole('ivory-coast', 0),
  cameroon: whole('cameroon', 0),
  congo: whole('congo', 0),
  nigeria: whole('nigeria', 0.2),
  syria: whole('syria', 1),
  yemen: whole('yemen', 1),
  sudan: whole('sudan', 1),
  morocco: whole('morocco', 1),
  'south-sudan': whole('south-sudan', 0),
  philippines: whole('philippines', 0),
} satisfies Record<string, Tradition>

export type TraditionName = keyof typeof traditions

/** The usual spelling more often than not, else one of the others: Mohamed or Mohammed, Diallo or Jallow. */
const spell = (chance: Chance, [, usual, ...others]: Spelled): string =>
  others.length > 0 && chance.yes(0.4) ? chance.pick(others)! : usual!

/** One name of a person, in Latin letters and, where the worker knows it, in Arabic script too. */
export const nameOf = (chance: Chance, tradition: Tradition, sex: 'female' | 'male'): PersonName[] => {
  const first = chance.pick(tradition[sex])
  const last = chance.pick(tradition.family)
  const latin: PersonName = { given: spell(chance, first), family: spell(chance, last), script: 'latin' }
  const wanted = chance.yes(tradition.arabic)
  return wanted && first[0] && last[0] ? [latin, { given: first[0], family: last[0], script: 'arabic' }] : [latin]
}
