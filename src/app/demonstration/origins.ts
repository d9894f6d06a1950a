import type { TraditionName } from '#app/demonstration/naming'

/** What a person is today, in the five groups of §6.4. */
export type Group = 'regular' | 'irregular' | 'refugee' | 'asylum' | 'other'

/** Status of the case-load, in percent (§6.4). */
export const groups: readonly (readonly [Group, number])[] = [
  ['regular', 45],
  ['irregular', 25],
  ['refugee', 12],
  ['asylum', 13],
  ['other', 5],
]

/**
 * Nationality within each group. The sums over the groups are those of §6.4: West and Central Africa about 75 %, Syria, Yemen and Sudan
 * about 20 %, others 5 %. The order inside a group follows the nationalities of the first regularisation (§3.1), of the census (§6.1)
 * and of the refugees and asylum seekers counted by UNHCR (§6.3). `null` is a stateless person.
 */
export const nationalities: Record<Group, readonly (readonly [string | null, number])[]> = {
  regular: [
    ['SN', 24], ['CI', 15], ['CD', 9], ['CM', 9], ['GN', 8], ['NG', 7], ['ML', 6], ['CG', 2], ['CF', 2], ['NE', 1.6],
    ['SY', 9.3], ['YE', 2.5], ['SD', 1.5],
    ['PH', 1.6], ['MR', 0.8], ['EG', 0.7],
  ],
  irregular: [
    ['GN', 22], ['CI', 17], ['CM', 15], ['SN', 13], ['ML', 10], ['NG', 8], ['CD', 3], ['CG', 1], ['CF', 1], ['GM', 0.4],
    ['SD', 5.5], ['SY', 1.5], ['YE', 1],
    ['EG', 1], ['PH', 0.6],
  ],
  refugee: [
    ['SY', 50], ['YE', 7], ['SD', 5],
    ['CF', 12], ['CI', 6], ['CD', 5], ['SS', 4], ['GN', 3.5], ['CM', 3], ['ML', 1.5], ['NG', 1],
    ['PS', 2],
  ],
  asylum: [
    ['GN', 24], ['CM', 13], ['SS', 8], ['CI', 7], ['ML', 5], ['CD', 4], ['SN', 3], ['NG', 2],
    ['SD', 16], ['SY', 9], ['YE', 8],
    ['PS', 1],
  ],
  // Moroccans whom the listening cells serve too (P98), persons whose status nobody had to ask, a few stateless persons.
  other: [['MA', 62], ['SN', 9], ['GN', 8], ['CI', 7], ['CM', 5], ['ML', 3], [null, 6]],
}

/** The groups of §6.4 by nationality, for whoever wants to check the mix. */
export const levantAndNile = ['SY', 'YE', 'SD']
export const westAndCentralAfrica = ['SN', 'CI', 'CD', 'CM', 'GN', 'NG', 'ML', 'CG', 'CF', 'NE', 'GM', 'SS']

export type Origin = {
  /** Share of women (§6.2 where it names the country, else near its average of 40.7 %). */
  women: number
  traditions: readonly (readonly [TraditionName, number])[]
  /** Languages and how many speak them: official ones after §6.2 (French 52.5 % over all), mediation languages named there. */
  languages: readonly (readonly [string, number])[]
  /** How many know the day of their birth; the others know the month, the year, or about which year. */
  birthday: number
}

const westAfrican = (tradition: TraditionName, women: number, languages: Origin['languages']): Origin => ({
  women, traditions: [[tradition, 1]], languages, birthday: 0.5,
})
const arabicSpeaking = (tradition: TraditionName, women: number, birthday: number, languages: Origin['languages'] = []): Origin => ({
  women, traditions: [[tradition, 1]], languages: [['ar', 1], ...languages], birthday,
})
const central: Origin['languages'] = [['ln', 0.8], ['fr', 0.75]]

export const origins: Record<string, Origin> = {
  SN: westAfrican('senegal', 0.38, [['wo', 0.92], ['fr', 0.65], ['ff', 0.2]]),
  ML: westAfrican('mali', 0.299, [['bm', 0.9], ['fr', 0.5], ['ff', 0.1]]),
  GN: westAfrican('guinea', 0.276, [['ff', 0.55], ['fr', 0.55], ['sus', 0.3], ['man', 0.25]]),
  CI: {
    women: 0.536, traditions: [['ivory-coast-north', 0.55], ['ivory-coast', 0.45]],
    languages: [['fr', 0.9], ['dyu', 0.55]], birthday: 0.6,
  },
  CM: { women: 0.42, traditions: [['cameroon', 1]], languages: [['fr', 0.82], ['en', 0.28]], birthday: 0.7 },
  CD: { women: 0.538, traditions: [['congo', 1]], languages: [...central, ['sw', 0.2]], birthday: 0.65 },
  CG: { women: 0.45, traditions: [['congo', 1]], languages: central, birthday: 0.65 },
  CF: { women: 0.328, traditions: [['congo', 1]], languages: [['sg', 0.95], ['fr', 0.6]], birthday: 0.5 },
  NG: { women: 0.45, traditions: [['nigeria', 1]], languages: [['en', 0.95], ['ha', 0.2], ['yo', 0.2]], birthday: 0.65 },
  NE: westAfrican('mali', 0.3, [['ha', 0.8], ['fr', 0.5]]),
  GM: westAfrican('senegal', 0.3, [['en', 0.8], ['man', 0.5], ['wo', 0.4]]),
  MR: { ...westAfrican('senegal', 0.35, [['ar', 0.7], ['fr', 0.5], ['ff', 0.4]]), birthday: 0.6 },
  SS: { women: 0.42, traditions: [['south-sudan', 1]], languages: [['ar', 0.8], ['en', 0.6], ['din', 0.4]], birthday: 0.3 },
  SY: arabicSpeaking('syria', 0.45, 0.85, [['en', 0.15], ['ku', 0.06]]),
  PS: arabicSpeaking('syria', 0.42, 0.85, [['en', 0.3]]),
  EG: arabicSpeaking('syria', 0.4, 0.85),
  YE: arabicSpeaking('yemen', 0.36, 0.6, [['en', 0.2]]),
  SD: arabicSpeaking('sudan', 0.24, 0.35, [['en', 0.25]]),
  MA: arabicSpeaking('morocco', 0.5, 0.95, [['ary', 1], ['fr', 0.4]]),
  PH: { women: 0.88, traditions: [['philippines', 1]], languages: [['tl', 1], ['en', 0.85]], birthday: 0.95 },
}
export const stateless: Origin = arabicSpeaking('syria', 0.4, 0.5)

/** Foreigners who speak darija (§6.2). */
export const darija = 0.206

/** Ages of adults (§6.2, from 15 on) and of the minors who are in the file or alone (§6.4: 8–9 %). First year, last year, weight. */
export const minors = 0.085
export const adultAges: readonly (readonly [readonly [number, number], number])[] = [
  [[18, 29], 42.5],
  [[30, 44], 43.7],
  [[45, 59], 12],
  [[60, 74], 1.7],
]
export const minorAges: readonly (readonly [readonly [number, number], number])[] = [
  [[0, 5], 30],
  [[6, 11], 30],
  [[12, 17], 40],
]
