import type { Language } from '#language/text'
import type { Exported } from '#person/exports/store'
import type { Cell, Sheet } from '#platform/sheet'

type Words = { title: string; columns: readonly string[]; sex: Record<'female' | 'male' | 'other', string>; hidden: string; yes: string; locale: string }

/** What the file says, in the language of who asked. The last column tells a person of the demonstration from a real one. */
const words: Record<Language, Words> = {
  fr: {
    title: 'Personnes',
    columns: ['Dossier', 'Nom', 'Sexe', 'Naissance', 'Nationalités', 'Résidence', 'Dernier contact', 'Donnée fictive'],
    sex: { female: 'Femme', male: 'Homme', other: 'Autre' },
    hidden: 'Nom masqué (protection)',
    yes: 'oui',
    locale: 'fr-FR',
  },
  ar: {
    title: 'الأشخاص',
    columns: ['الملف', 'الاسم', 'الجنس', 'الولادة', 'الجنسيات', 'الإقامة', 'آخر اتصال', 'معطيات تجريبية'],
    sex: { female: 'أنثى', male: 'ذكر', other: 'آخر' },
    hidden: 'اسم محجوب (حماية)',
    yes: 'نعم',
    locale: 'ar-MA',
  },
  en: {
    title: 'Persons',
    columns: ['File', 'Name', 'Sex', 'Birth', 'Nationalities', 'Residence', 'Last contact', 'Synthetic'],
    sex: { female: 'Female', male: 'Male', other: 'Other' },
    hidden: 'Name hidden (protection)',
    yes: 'yes',
    locale: 'en-GB',
  },
}

const rowOf = (language: Language) => {
  const { sex, hidden, yes, locale } = words[language]
  const countries = new Intl.DisplayNames([locale], { type: 'region' })
  return (person: Exported): Cell[] => [
    person.code,
    person.protected ? hidden : person.name,
    person.sex && sex[person.sex],
    person.birthValue,
    person.nationalities.map((code) => countries.of(code) ?? code).join(' · '),
    person.residence && (person.residence[language] || person.residence.fr),
    person.lastAt.slice(0, 10),
    person.synthetic ? yes : null,
  ]
}

/** The table of persons, in one language: nothing of papers, contacts, documents or services. */
export const tableOf = (language: Language, persons: AsyncIterable<Exported>): Sheet => {
  const row = rowOf(language)
  const rows = async function* () {
    for await (const person of persons) yield row(person)
  }
  return { title: words[language].title, columns: words[language].columns, rows: rows() }
}
