import { z } from 'zod'
import { Language, type Text } from '#language/text'

export const purposes = ['service', 'sharing', 'statistics', 'photo'] as const
export type Purpose = (typeof purposes)[number]

/** The version of the words that pages show today. */
export const wordingNow = '1'

/**
 * The words that are read out before the answer, by version: each consent keeps the version, the language and the hash of what was read.
 * A published version is never changed; other words are another version. They are the product's own, for the data-protection officer of an
 * installation to examine.
 */
export const wordings = {
  '1': {
    service: {
      fr: 'Acceptez-vous que nous gardions ce que vous nous avez dit, pour vous aider ? Vous pouvez refuser, et changer d’avis quand vous voulez : les services vous restent ouverts.',
      ar: 'هل توافقون على أن نحفظ ما أخبرتمونا به من أجل مساعدتكم؟ يمكنكم الرفض وتغيير رأيكم متى شئتم، وتبقى الخدمات مفتوحة في وجهكم.',
      en: 'Do you agree that we keep what you told us, in order to help you? You may refuse, and change your mind whenever you like: services stay open to you.',
    },
    sharing: {
      fr: 'Si une autre organisation peut vous aider, pouvons-nous lui donner votre nom et ce qui est utile ? Vous pouvez refuser, et retirer votre accord quand vous voulez : le partage s’arrête alors, et les services vous restent ouverts.',
      ar: 'إذا كان بإمكان مؤسسة أخرى مساعدتكم، هل نعطيها اسمكم وما يلزم من معلومات؟ يمكنكم الرفض وسحب موافقتكم متى شئتم: عندئذ تتوقف المشاركة، وتبقى الخدمات مفتوحة في وجهكم.',
      en: 'If another organisation can help you, may we give it your name and what is useful? You may refuse, and withdraw your agreement whenever you like: sharing then ends, and services stay open to you.',
    },
    statistics: {
      fr: 'Pouvons-nous vous compter dans nos chiffres, sans votre nom ? Vous pouvez refuser, et changer d’avis quand vous voulez : les services vous restent ouverts.',
      ar: 'هل يمكننا احتسابكم في أرقامنا دون ذكر اسمكم؟ يمكنكم الرفض وتغيير رأيكم متى شئتم، وتبقى الخدمات مفتوحة في وجهكم.',
      en: 'May we count you in our figures, without your name? You may refuse, and change your mind whenever you like: services stay open to you.',
    },
    photo: {
      fr: 'Acceptez-vous qu’on vous prenne en photo, et que cette photo soit montrée ? Vous pouvez refuser, et changer d’avis quand vous voulez : les services vous restent ouverts.',
      ar: 'هل توافقون على أخذ صورة لكم وعلى عرضها؟ يمكنكم الرفض وتغيير رأيكم متى شئتم، وتبقى الخدمات مفتوحة في وجهكم.',
      en: 'Do you agree to be photographed, and that the photo is shown? You may refuse, and change your mind whenever you like: services stay open to you.',
    },
  },
} as const satisfies Record<string, Record<Purpose, Text>>
type Version = keyof typeof wordings

/** Which words were read out, in which of their languages; the person may have heard them in another, through an interpreter. */
export const Wording = z.object({ version: z.enum(Object.keys(wordings) as [Version, ...Version[]]), language: Language })
export type Wording = z.infer<typeof Wording>

/** The same as it is kept: with the SHA-256 of exactly those words. */
export const KeptWording = z.object({ version: z.string(), language: Language, hash: z.string() })
export type KeptWording = z.infer<typeof KeptWording>
