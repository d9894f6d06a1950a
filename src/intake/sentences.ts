import type { Language, Text } from '#language/text'

/**
 * Why a row was not brought in, or what is worth knowing of it: in the pages and in the file that goes back to whoever sent it, the same.
 */
export const reasonTexts = {
  'name-missing': { fr: 'Aucun nom n’est donné', ar: 'لم يُذكر أي اسم', en: 'No name is given' },
  'date-malformed': { fr: 'Ce n’est pas une date que l’on sait lire', ar: 'هذا ليس تاريخا مقروءا', en: 'This is not a date that can be read' },
  'date-impossible': { fr: 'Cette date n’existe pas', ar: 'هذا التاريخ غير موجود', en: 'This date does not exist' },
  'in-the-future': { fr: 'Ce jour n’est pas encore venu', ar: 'هذا اليوم لم يحن بعد', en: 'This day has not come yet' },
  'age-malformed': { fr: 'Ce n’est pas un âge', ar: 'هذا ليس عمرا', en: 'This is not an age' },
  'phone-malformed': { fr: 'Ce n’est pas un numéro de téléphone', ar: 'هذا ليس رقم هاتف', en: 'This is not a telephone number' },
  'email-malformed': { fr: 'Ce n’est pas une adresse électronique', ar: 'هذا ليس بريدا إلكترونيا', en: 'This is not an e-mail address' },
  'word-unknown': { fr: 'Ce mot n’a pas encore de sens : donnez-le à l’étape « Valeurs »', ar: 'هذه الكلمة لا معنى لها بعد: حددوه في مرحلة «القيم»', en: 'This word has no meaning yet: give it one under “Values”' },
  'cells-too-many': { fr: 'La ligne a plus de cellules que de colonnes', ar: 'في السطر خانات أكثر من الأعمدة', en: 'The row has more cells than there are columns' },
  'letter-unreadable': { fr: 'Une lettre est illisible : vérifiez l’encodage du fichier', ar: 'يوجد حرف غير مقروء: تحققوا من ترميز الملف', en: 'A letter is unreadable: check the encoding of the file' },
  'cell-error': { fr: 'La cellule contient une erreur du tableur', ar: 'في الخانة خطأ من برنامج الجداول', en: 'The cell holds an error of the spreadsheet' },
  'row-invalid': { fr: 'La ligne ne peut pas devenir un dossier', ar: 'لا يمكن أن يصبح هذا السطر ملفا', en: 'The row cannot become a file' },
  'imported-before': { fr: 'Déjà importée auparavant', ar: 'سبق استيرادها', en: 'Imported before' },
  'key-of-another': { fr: 'Le même identifiant est celui d’une autre personne', ar: 'المعرف نفسه يخص شخصا آخر', en: 'The same identifier belongs to somebody else' },
  'same-row': { fr: 'La même personne figure plus haut dans le fichier', ar: 'الشخص نفسه مذكور أعلاه في الملف', en: 'The same person stands further up in the file' },
  'same-name': { fr: 'Même nom', ar: 'الاسم نفسه', en: 'Same name' },
  'same-contact': { fr: 'Même téléphone ou même adresse électronique', ar: 'الهاتف أو البريد الإلكتروني نفسه', en: 'Same telephone or e-mail' },
  'same-birth': { fr: 'Même date de naissance', ar: 'تاريخ الازدياد نفسه', en: 'Same date of birth' },
  'birth-agrees': { fr: 'La naissance concorde', ar: 'تاريخ الازدياد متوافق', en: 'The birth agrees' },
  'first-of-january': { fr: 'Le 1er janvier veut sans doute dire que seule l’année est connue', ar: 'فاتح يناير يعني غالبا أن السنة وحدها معروفة', en: 'The first of January probably means that only the year is known' },
  'short-year': { fr: 'Année à deux chiffres', ar: 'سنة من رقمين', en: 'Year of two figures' },
  'serial': { fr: 'Date lue d’un numéro de tableur', ar: 'تاريخ مقروء من رقم في برنامج الجداول', en: 'Date read from a spreadsheet’s number' },
  'phone-unusual': { fr: 'Numéro de téléphone inhabituel', ar: 'رقم هاتف غير معتاد', en: 'Unusual telephone number' },
  'formula': { fr: 'Valeur d’une formule, prise telle que le fichier la garde', ar: 'قيمة صيغة، أُخذت كما حفظها الملف', en: 'Value of a formula, taken as the file keeps it' },
} as const satisfies Record<string, Text>

export const reasonSentence = (code: string, language: Language): string => (reasonTexts as Record<string, Text>)[code]?.[language] ?? code

/** The two columns that are added to what goes back. */
export const returnedHeadings = (language: Language): string[] =>
  ({ fr: ['Ligne du fichier', 'Pourquoi'], ar: ['سطر الملف', 'السبب'], en: ['Row of the file', 'Why'] })[language]
