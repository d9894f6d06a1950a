import { describe, expect, test } from 'vitest'
import { fieldOf, proposeFields } from '#intake/understand/columns'
import { orderIn, readAge, readDate } from '#intake/understand/dates'
import { proposeMeaning, readPhone } from '#intake/understand/values'

const today = '2026-05-12'
const usual = { dayFirst: true, firstOfYearIsYear: true }

describe('columns', () => {
  test.each([
    ['Prénom(s)', 'given'], ['NOM', 'family'], ['Nom et prénoms', 'fullName'], ['الاسم الشخصي', 'given'], ['الإسم العائلي', 'family'], ['تاريخ الازدياد', 'birth'],
    ['Date of Birth', 'birth'], ['identite/date_naissance', 'birth'], ['Identité / Sexe', 'sex'], ['3. Nationalité', 'nationality'], ['N° de téléphone *', 'phone'],
    ['phone_number', 'phone'], ['Âge (ans)', 'age'], ['الهاتف', 'phone'], ['Situation administrative', 'situation'], ['Remarques', null], ['N°', null],
  ])('%s', (heading, field) => {
    expect(fieldOf(heading)).toBe(field)
  })

  test('"Nom" alone is the whole name; a field is proposed once', () => {
    expect(proposeFields(['Nom', 'Sexe', 'Téléphone', 'Tél'])).toEqual(['fullName', 'sex', 'phone', null])
  })
})

describe('dates keep what is known', () => {
  test.each([
    ['1990', '1990', 'year'], ['05/1990', '1990-05', 'month'], ['1990-05', '1990-05', 'month'], ['1990-05-12', '1990-05-12', 'day'], ['12/05/1990', '1990-05-12', 'day'],
    ['12.5.90', '1990-05-12', 'day'], ['12 mai 1990', '1990-05-12', 'day'], ['1er mars 1990', '1990-03-01', 'day'], ['mars 1990', '1990-03', 'month'], ['١٢/٠٥/١٩٩٠', '1990-05-12', 'day'],
    ['12 ماي 1990', '1990-05-12', 'day'], ['غشت 1990', '1990-08', 'month'], ['vers 1990', '1990', 'about'], ['33005', '1990-05-12', 'day'], ['2026-05-12T10:00:00Z', '2026-05-12', 'day'],
    ['01/01/1990', '1990', 'year'], ['05/25/1990', '1990-05-25', 'day'], ['1990-05-12 ', '1990-05-12', 'day'],
  ])('%s', (cell, value, precision) => {
    expect(readDate(cell, usual, today)).toMatchObject({ value: { value, precision } })
  })

  test.each([['32/13/2020', 'date-impossible'], ['31/02/1990', 'date-impossible'], ['hier', 'date-malformed'], ['12/05/2027', 'in-the-future'], ['1850', 'date-impossible'], ['99999', 'date-malformed']])('%s is %s', (cell, fault) => {
    expect(readDate(cell, usual, today)).toEqual({ fault })
  })

  test('the first of January is flagged, whatever it is taken for', () => {
    expect(readDate('01/01/1990', { ...usual, firstOfYearIsYear: false }, today)).toEqual({ value: { value: '1990-01-01', precision: 'day' }, note: 'first-of-january' })
  })

  test('a column tells the order of day and month, where it can', () => {
    expect([orderIn(['12/05/1990', '25/05/1990']), orderIn(['05/25/1990']), orderIn(['05/06/1990']), orderIn(['1990'])]).toEqual(['day-first', 'month-first', 'either', 'none'])
  })

  test('an age is about a year', () => {
    expect(readAge('34 ans', today)).toEqual({ value: { value: '1992', precision: 'about' } })
    expect(readAge('340', today)).toEqual({ fault: 'age-malformed' })
  })
})

describe('telephones', () => {
  test.each([
    ['06 12 34 56 78', '+212612345678'], ['612345678', '+212612345678'], ['+212 6 12 34 56 78', '+212612345678'], ['00212612345678', '+212612345678'], ['212612345678', '+212612345678'],
    ['٠٦١٢٣٤٥٦٧٨', '+212612345678'], ['+224 620 12 34 56', '+224620123456'], ['0612345678 / 0522334455', '+212612345678'],
  ])('%s', (cell, value) => {
    expect(readPhone(cell)).toMatchObject({ value })
  })

  test('what is none is refused', () => {
    expect(readPhone('12')).toEqual({ fault: 'phone-malformed' })
  })
})

describe('words', () => {
  test.each([
    ['sex', 'F', 'female'], ['sex', 'Femme', 'female'], ['sex', 'أنثى', 'female'], ['sex', '2', 'female'], ['sex', 'H', 'male'], ['sex', 'ذكر', 'male'], ['sex', 'Q', null],
    ['nationality', 'Guinée', 'GN'], ['nationality', 'guinéenne', 'GN'], ['nationality', 'غينيا', 'GN'], ['nationality', 'Côte d’Ivoire', 'CI'], ['nationality', 'SEN', 'SN'], ['nationality', 'السنغال', 'SN'],
    ['nationality', 'Congo', null], ['nationality', 'RDC', 'CD'], ['nationality', 'Syrienne', 'SY'], ['situation', "Demandeur d'asile", 'asylum_seeker'], ['situation', 'carte', null], ['consentService', 'نعم', 'yes'],
  ] as const)('%s: %s', (field, word, meaning) => {
    expect(proposeMeaning(field, word)).toBe(meaning)
  })
})
