import { misdated, typed, wrong } from './errors.ts'
import { english, levant, rareWord, westAfrica } from './names.ts'
import { Chance } from './random.ts'

export type Record_ = { id: string; cluster: string; [column: string]: string }

/** A set of invented people whose truth is known: the file, perhaps a second one to be linked with it, and how its columns are called. */
export type Set_ = { name: string; people: Record_[]; against?: Record_[]; fields: Record<string, string> }

const pad = (value: number, width: number): string => String(value).padStart(width, '0')
const figures = (chance: Chance, count: number): string => Array.from({ length: count }, () => chance.below(10)).join('')
const dateIn = (chance: Chance, from: number, to: number): string => `${from + chance.below(to - from + 1)}${pad(1 + chance.below(12), 2)}${pad(1 + chance.below(28), 2)}`
const spaced = (text: string): string => text.replaceAll('_', ' ')
const pause = (chance: Chance, record: Record_, column: string, probability: number): void => {
  if (chance.happens(probability)) record[column] = ''
}

const australian = (chance: Chance, number: number, places: { place: string; postcode: string }[]): Record_ => {
  const home = chance.common(places, 0.4)
  const family = chance.happens(0.45) ? rareWord(chance) : chance.common(english.family)
  const record: Record_ = {
    id: `rec-${number}-org`, cluster: `${number}`, given_name: chance.common(english.given, 0.6), surname: family, street_number: `${1 + chance.below(200)}`,
    address_1: `${rareWord(chance)} ${chance.of(['street', 'place', 'crescent', 'court'])}`, suburb: home.place, postcode: home.postcode, state: chance.of(['nsw', 'vic', 'qld', 'wa', 'sa']),
    date_of_birth: dateIn(chance, 1900, 1999), soc_sec_id: figures(chance, 7),
  }
  for (const column of ['given_name', 'surname', 'suburb', 'date_of_birth']) pause(chance, record, column, 0.02)
  return record
}

const suburbs = (chance: Chance): { place: string; postcode: string }[] =>
  Array.from({ length: 900 }, () => ({ place: chance.happens(0.3) ? `${chance.of(english.places)} ${chance.of(['north', 'south', 'east', 'west', 'park', 'heights'])}` : rareWord(chance), postcode: pad(2000 + chance.below(5500), 4) }))

const touched = ['given_name', 'given_name', 'surname', 'surname', 'street_number', 'address_1', 'address_1', 'suburb', 'suburb', 'postcode', 'state', 'date_of_birth', 'soc_sec_id']

/** As the generator of Febrl does: some fields of a copy are mistyped, exchanged with another, emptied or taken from somebody else. */
const febrlCopy = (chance: Chance, original: Record_, copy: number, most: number, perField: number): Record_ => {
  const record: Record_ = { ...original, id: original.id.replace('org', `dup-${copy}`) }
  const changes = 1 + chance.below(most)
  for (let change = 0; change < changes; change++) {
    const column = chance.of(touched)
    const which = chance.next()
    if (which < 0.08) record[column] = ''
    else if (which < 0.14 && column.endsWith('name')) [record['given_name'], record['surname']] = [record['surname']!, record['given_name']!]
    else if (which < 0.2 && column === 'surname') record[column] = rareWord(chance)
    else if (column === 'date_of_birth') record[column] = record[column] === '' ? '' : misdated(chance, record[column]!)
    else for (let times = 1 + chance.below(perField); times > 0; times--) record[column] = wrong(chance, record[column]!)
  }
  return record
}

const febrlFields = { given: 'given_name', family: 'surname', birthDate: 'date_of_birth', place: 'suburb', postcode: 'postcode' }

/** Two clean files of 5,000 people each, in the manner of Febrl's fourth set. */
export const clean = (seed: number, count = 5000): Set_ => {
  const chance = new Chance(seed)
  const places = suburbs(chance)
  const people = Array.from({ length: count }, (_, number) => australian(chance, number, places))
  return { name: 'clean', people, against: people.map((person) => febrlCopy(chance, person, 0, 3, 1)), fields: febrlFields }
}

/** 2,000 people and 3,000 copies, up to five of one, much mistyped, in the manner of Febrl's third set. */
export const noisy = (seed: number, count = 2000): Set_ => {
  const chance = new Chance(seed)
  const places = suburbs(chance)
  const people = Array.from({ length: count }, (_, number) => australian(chance, number, places))
  const copies = people.flatMap((person) => Array.from({ length: chance.happens(0.45) ? 0 : 1 + Math.floor(5 * chance.next() ** 1.5) }, (_, copy) => febrlCopy(chance, person, copy, 6, 2)))
  return { name: 'noisy', people: [...people, ...copies], fields: febrlFields }
}

const nicknames: Record<string, string[]> = { william: ['bill', 'will', 'willie'], thomas: ['tom', 'tommy'], robert: ['bob', 'rob'], richard: ['dick', 'rick'], john: ['jack', 'johnny'], henry: ['harry', 'hal'], edward: ['ted', 'ned', 'ed'], charles: ['charlie', 'chas'], james: ['jim', 'jimmy'], elizabeth: ['betty', 'liz'], margaret: ['maggie', 'peggy'], mary: ['molly', 'polly'] }
const ranks = ['1st baron', '2nd baron', '3rd earl', '4th duke', 'sir', '5th viscount']

const historicalCopy = (chance: Chance, person: Record_, number: number, postcodesNear: () => string): Record_ => {
  const record: Record_ = { ...person, id: `${person.cluster}-${number}` }
  if (number === 1) return record
  if (chance.happens(0.15)) record['first_name'] = chance.of(nicknames[person['first_name']!] ?? [person['first_name']!])
  if (chance.happens(0.16)) record['first_name'] = wrong(chance, record['first_name']!)
  if (chance.happens(0.2)) record['surname'] = wrong(chance, record['surname']!)
  if (chance.happens(0.03)) [record['first_name'], record['surname']] = [record['surname']!, record['first_name']!]
  if (chance.happens(0.04)) record['surname'] = chance.of(english.family)
  record['full_name'] = record['full_name']!.replace(person['first_name']!, record['first_name']!).replace(person['surname']!, record['surname']!)
  if (chance.happens(0.2)) record['dob'] = person['dob'] === '' ? '' : misdated(chance, person['dob']!)
  if (chance.happens(0.3)) record['postcode_fake'] = postcodesNear()
  if (chance.happens(0.1)) record['postcode_fake'] = typed(chance, record['postcode_fake']!)
  if (chance.happens(0.15)) record['birth_place'] = chance.happens(0.5) ? chance.of(english.places) : wrong(chance, record['birth_place']!)
  for (const [column, probability] of [['first_name', 0.02], ['surname', 0.03], ['dob', 0.08], ['birth_place', 0.1], ['postcode_fake', 0.1], ['gender', 0.1], ['occupation', 0.3]] as const) pause(chance, record, column, probability)
  return record
}

const historical1 = (chance: Chance, number: number): Record_[] => {
  const [first, family, place] = [chance.common(english.given), chance.happens(0.5) ? rareWord(chance) : chance.common(english.family, 0.7), chance.common(english.places, 0.5)]
  const area = `${place.slice(0, 2)}${1 + chance.below(20)}`
  const postcode = () => `${area} ${chance.below(9)}${chance.of(['ab', 'df', 'hu', 'jn', 'lq', 'nx', 'pw', 'rs'])}`
  const middle = chance.happens(0.3) ? ` ${chance.common(english.given)}` : ''
  const rank = chance.happens(0.15) ? `, ${chance.of(ranks)} ${rareWord(chance)}` : ''
  const person: Record_ = {
    id: '', cluster: `Q${number}`, full_name: `${first}${middle} ${family}${rank}`, first_name: first, surname: family, dob: dateIn(chance, 1600, 1930),
    birth_place: place, postcode_fake: postcode(), gender: chance.happens(0.8) ? 'male' : 'female', occupation: chance.of(['politician', 'writer', 'painter', 'cricketer', 'priest']),
  }
  if (chance.happens(0.05)) person['dob'] = `${person['dob']!.slice(0, 4)}0101`
  return Array.from({ length: 1 + Math.floor(20 * chance.next() ** 1.3) }, (_, copy) => historicalCopy(chance, person, copy + 1, postcode))
}

/** People of past centuries with up to twenty records each, in the manner of sets made from encyclopaedias. */
export const historical = (seed: number, count = 5000): Set_ => {
  const chance = new Chance(seed)
  return {
    name: 'historical', people: Array.from({ length: count }, (_, number) => historical1(chance, number)).flat(),
    fields: { given: 'first_name', family: 'surname', fullName: 'full_name', birthDate: 'dob', sex: 'gender', place: 'birth_place', postcode: 'postcode_fake' },
  }
}

type Land = typeof westAfrica
const spelled = (chance: Chance, forms: readonly string[], latinOnly: boolean): string => {
  const able = latinOnly ? forms.filter((form) => !/[\u0600-\u06FF]/.test(form)) : forms
  return spaced(chance.happens(0.6) ? able[0]! : chance.of(able))
}

type Invented = { given: readonly string[]; middle: readonly string[] | null; family: readonly string[]; sex: string; birth: string; phone: string; town: string; rare: string | null }

const invent = (chance: Chance, land: Land, house: Invented | null): Invented => {
  const sex = chance.happens(0.55) ? 'male' : 'female'
  const names = sex === 'male' ? land.men : land.women
  return {
    sex, given: chance.common(names, 0.7), middle: chance.happens(0.25) ? chance.common(names, 0.7) : null, family: house?.family ?? chance.common(land.family, 0.6),
    birth: dateIn(chance, 1950, 2022), phone: house?.phone ?? `07${figures(chance, 8)}`, town: house?.town ?? chance.common(towns, 0.6), rare: house?.rare ?? (chance.happens(0.3) ? rareWord(chance) : null),
  }
}

const towns = ['rabat', 'casablanca', 'tanger', 'oujda', 'agadir', 'fes', 'nador', 'marrakech', 'laayoune', 'dakhla', 'kenitra', 'sale', 'meknes', 'tetouan', 'temara']

const writtenDown = (chance: Chance, person: Invented, cluster: number, copy: number, latinOnly: boolean): Record_ => {
  const given = spelled(chance, person.given, latinOnly)
  const middle = person.middle !== null && chance.happens(copy === 0 ? 1 : 0.7) ? ` ${spelled(chance, person.middle, latinOnly)}` : ''
  const record: Record_ = {
    id: `rec-${cluster}-${copy}`, cluster: `${cluster}`, given_name: given + middle, surname: person.rare ?? spelled(chance, person.family, latinOnly), gender: person.sex, date_of_birth: person.birth,
    phone_number: chance.happens(copy > 0 ? 0.2 : 0) ? `06${figures(chance, 8)}` : person.phone, town: chance.happens(copy > 0 ? 0.2 : 0) ? chance.of(towns) : person.town,
  }
  if (copy === 0) return record
  if (chance.happens(0.1)) record['given_name'] = wrong(chance, record['given_name']!)
  if (chance.happens(0.1)) record['surname'] = wrong(chance, record['surname']!)
  if (chance.happens(0.05)) [record['given_name'], record['surname']] = [record['surname']!, record['given_name']!]
  if (chance.happens(0.12)) record['date_of_birth'] = misdated(chance, record['date_of_birth']!)
  if (chance.happens(0.05)) record['phone_number'] = wrong(chance, record['phone_number']!)
  return record
}

/** A registry of people from one land: families in one house with one telephone, twins, sons who bear their father's name, few papers. */
const registry = (name: string, land: Land, seed: number, count: number, latinOnly: boolean): Set_ => {
  const chance = new Chance(seed)
  const people: Record_[] = []
  let house: Invented | null = null
  for (let number = 0; number < count; number++) {
    const person: Invented = invent(chance, land, chance.happens(0.5) ? house : null)
    // Twins share the day, fathers and sons the name.
    if (house && person.phone === house.phone && chance.happens(0.08)) person.birth = house.birth
    else if (house && person.phone === house.phone && chance.happens(0.05)) [person.given, person.sex] = [house.given, house.sex]
    house = person
    const copies = chance.happens(0.6) ? 1 : 2 + chance.below(3)
    for (let copy = 0; copy < copies; copy++) people.push(writtenDown(chance, person, number, copy, latinOnly))
  }
  for (const record of people) for (const [column, probability] of [['gender', 0.15], ['date_of_birth', 0.12], ['phone_number', 0.3], ['town', 0.1]] as const) pause(chance, record, column, probability)
  return { name, people, fields: { given: 'given_name', family: 'surname', sex: 'gender', birthDate: 'date_of_birth', phone: 'phone_number', place: 'town' } }
}

export const africa = (seed: number, count = 8000): Set_ => registry('africa', westAfrica, seed, count, true)
export const arabic = (seed: number, count = 8000): Set_ => registry('arabic', levant, seed, count, false)

/** One slip or two, or none. */
const slipIn = (chance: Chance, record: Record_): void => {
  for (let slip = chance.below(3); slip > 0; slip--) {
    const column = chance.of(['given_name', 'surname', 'date_of_birth', 'phone_number'])
    record[column] = column === 'date_of_birth' ? misdated(chance, record[column]!) : typed(chance, record[column]!)
  }
}

/**
 * An African registry without hardships of its own making: rarer names, each record copied once or more with one slip or two, and sex, birth
 * dates and telephones often missing.
 */
export const clinic = (seed: number, count = 8000): Set_ => {
  const chance = new Chance(seed)
  const people: Record_[] = []
  for (let number = 0; number < count; number++) {
    const person = { ...invent(chance, westAfrica, null), rare: chance.happens(0.7) ? rareWord(chance) : null }
    for (let copy = 0; copy < (chance.happens(0.5) ? 1 : 2); copy++) {
      const record = writtenDown(chance, { ...person, given: [person.given[0]!], family: [person.family[0]!] }, number, 0, true)
      record.id = `rec-${number}-${copy}`
      if (copy > 0) slipIn(chance, record)
      people.push(record)
    }
  }
  for (const record of people) for (const [column, probability] of [['gender', 0.1], ['date_of_birth', 0.08], ['phone_number', 0.15]] as const) pause(chance, record, column, probability)
  return { name: 'clinic', people, fields: { given: 'given_name', family: 'surname', sex: 'gender', birthDate: 'date_of_birth', phone: 'phone_number' } }
}
