import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { Field } from '#intake/model'
import { plain } from '#intake/understand/columns'
import { countryOf } from '#intake/understand/countries'
import { latinDigits, type Understood } from '#intake/understand/dates'

/** The fields whose cells are one of a few words: each word is proposed a meaning, and whoever imports may give it another. */
export const codedFields = ['sex', 'nationality', 'language', 'residence', 'situation', 'consentService', 'consentSharing', 'consentStatistics'] as const
export type CodedField = (typeof codedFields)[number]
export const isCoded = (field: Field): field is CodedField => (codedFields as readonly string[]).includes(field)

const tableOf = (meanings: Record<string, string[]>): Map<string, string> =>
  new Map(Object.entries(meanings).flatMap(([meaning, words]) => words.map((word): [string, string] => [plain(word), meaning])))

const sexes = tableOf({
  female: ['f', 'femme', 'féminin', 'fille', 'female', 'woman', 'girl', 'feminin', 'fem', 'أنثى', 'انثى', 'امرأة', 'إمرأة', 'بنت', 'ث', 'أ', 'mme', 'mlle', '2', 'w'],
  male: ['m', 'h', 'homme', 'masculin', 'garçon', 'male', 'man', 'boy', 'masc', 'ذكر', 'رجل', 'ولد', 'ذ', 'mr', '1'],
  other: ['autre', 'other', 'آخر', 'أخرى', 'x', 'non binaire', 'non-binary'],
})

const languages = tableOf({
  fr: ['français', 'francais', 'french', 'الفرنسية', 'fr', 'fra'],
  ar: ['arabe', 'arabic', 'العربية', 'ar', 'ara', 'darija', 'الدارجة'],
  en: ['anglais', 'english', 'الإنجليزية', 'الانجليزية', 'en', 'eng'],
  es: ['espagnol', 'spanish', 'الإسبانية', 'es'],
  pt: ['portugais', 'portuguese', 'البرتغالية', 'pt'],
  wo: ['wolof', 'الولوف', 'wo'],
  ff: ['peul', 'pular', 'poular', 'fulani', 'fula', 'الفولانية', 'ff'],
  bm: ['bambara', 'البامبارا', 'bm'],
  ha: ['haoussa', 'hausa', 'الهوسا', 'ha'],
  ln: ['lingala', 'اللينغالا', 'ln'],
  sw: ['swahili', 'kiswahili', 'السواحيلية', 'sw'],
  am: ['amharique', 'amharic', 'الأمهرية', 'am'],
  ti: ['tigrigna', 'tigrinya', 'التغرينية', 'ti'],
  so: ['somali', 'الصومالية', 'so'],
  zgh: ['amazigh', 'tamazight', 'الأمازيغية', 'zgh', 'ber'],
})

/** What somebody says of their own situation. Nothing is concluded from it here: an unknown word stays without meaning until somebody gives it one. */
const situations = tableOf({
  asylum_seeker: ["demandeur d'asile", "demandeuse d'asile", 'asylum seeker', 'asylum-seeker', 'asylum_seeker', 'طالب لجوء', 'طالبة لجوء'],
  unhcr_refugee: ['réfugié hcr', 'refugie unhcr', 'unhcr refugee', 'réfugié reconnu par le hcr', 'unhcr_refugee', 'لاجئ معترف به من المفوضية'],
  bra_refugee: ['réfugié bra', 'réfugié reconnu par le maroc', 'bra_refugee'],
  regularised: ['régularisé', 'régularisée', 'regularised', 'regularized', 'سويت وضعيته'],
  regular: ['régulier', 'régulière', 'en situation régulière', 'regular', 'séjour régulier', 'وضعية قانونية', 'titulaire d’une carte de séjour', "carte de séjour"],
  irregular: ['irrégulier', 'irrégulière', 'en situation irrégulière', 'irregular', 'وضعية غير قانونية', 'sans papiers'],
  stateless: ['apatride', 'stateless', 'عديم الجنسية'],
  moroccan: ['marocain', 'marocaine', 'moroccan', 'مغربي', 'مغربية'],
})

const answers = tableOf({
  yes: ['oui', 'o', 'yes', 'y', 'true', '1', 'vrai', 'نعم', 'ok', 'accord', 'موافق', 'x'],
  no: ['non', 'n', 'no', 'false', '0', 'faux', 'لا', 'refus', 'رفض'],
})

/** What a word of a column is proposed to mean: a code of ours, or null where nobody can say. Towns and regions are known by their word's list. */
export const proposeMeaning = (field: CodedField, word: string): string | null => {
  const key = plain(latinDigits(word))
  if (field === 'sex') return sexes.get(key) ?? null
  if (field === 'nationality') return countryOf(word)
  if (field === 'language') return languages.get(key) ?? null
  if (field === 'situation') return situations.get(key) ?? null
  return field === 'residence' ? null : (answers.get(key) ?? null)
}

const digitsOf = (text: string): string => latinDigits(text).replace(/[\u200e\u200f\u061c]/g, '')

/**
 * Reads a telephone number: of Morocco where it says no country, with or without its first zero (spreadsheets drop it). Of several in one
 * cell, the first. Fault: `phone-malformed`, where there are not six digits.
 */
export const readPhone = (cell: string): Understood<string> => {
  const first = digitsOf(cell).split(/[;,|]|\s\/\s|\s?\/\s?(?=0|\+)/).find((part) => part.replace(/\D/g, '').length >= 6) ?? ''
  const text = first.trim().replace(/^00/, '+')
  const found = parsePhoneNumberFromString(text, 'MA') ?? parsePhoneNumberFromString(`+${text.replace(/\D/g, '')}`)
  if (found?.isPossible()) return { value: found.number }
  const international = parsePhoneNumberFromString(`+${text.replace(/\D/g, '')}`)
  if (international?.isPossible() && text.replace(/\D/g, '').length > 9) return { value: international.number }
  const digits = text.replace(/\D/g, '')
  return digits.length >= 6 && digits.length <= 15 ? { value: digits, note: 'phone-unusual' } : { fault: 'phone-malformed' }
}

export const readEmail = (cell: string): Understood<string> =>
  /^\S+@\S+\.\S+$/.test(cell.trim()) ? { value: cell.trim().toLowerCase() } : { fault: 'email-malformed' }

/** In which writing a name stands. */
export const scriptOf = (name: string): 'latin' | 'arabic' | 'other' => {
  if (/[\u0600-\u06ff]/.test(name)) return 'arabic'
  return /\p{Script=Latin}/u.test(name) || !/\p{L}/u.test(name) ? 'latin' : 'other'
}
