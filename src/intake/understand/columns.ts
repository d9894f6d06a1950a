import type { Field } from '#intake/model'

/** A heading without case, accents, marks and punctuation: what two people who mean the same column write alike. */
export const plain = (heading: string): string =>
  heading
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u0655\u0640]/g, '')
    .toLowerCase()
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/[^a-z0-9\u0621-\u064a]+/g, ' ')
    .trim()

/**
 * How columns are headed in French, Arabic, English, and in the forms of the field. Written as people write them; compared
 * plainly. A running number (`N°`) is no key: it begins anew in every list.
 */
const headings: Record<Field, string[]> = {
  key: ['_id', 'id', 'identifiant', 'identifiant unique', 'référence', 'reference', 'record id', 'rec id', 'matricule', 'n° de dossier', 'n° dossier', 'numéro de dossier', 'المعرف', 'رقم الملف', 'external id', 'case number', 'person id', '__id', 'meta/instanceID'],
  given: ['prénom', 'prénoms', 'prenom (s)', 'prénom(s)', 'given name', 'given names', 'first name', 'firstname', 'forename', 'given', 'الاسم الشخصي', 'الاسم الأول', 'إسم شخصي', 'prénom latin', 'first names', 'الإسم الشخصي'],
  family: ['nom', 'nom de famille', 'noms', 'family name', 'last name', 'lastname', 'surname', 'family', 'اسم العائلة', 'الاسم العائلي', 'الإسم العائلي', 'النسب', 'اللقب', 'nom latin', 'nom famille'],
  fullName: ['nom complet', 'nom et prénom', 'nom et prénoms', 'noms et prénoms', 'prénom et nom', 'nom prénom', 'nom & prénom', 'full name', 'fullname', 'name', 'الاسم', 'الإسم', 'الاسم الكامل', 'الإسم الكامل', 'الاسم والنسب', 'اسم الشخص', 'bénéficiaire', 'nom du bénéficiaire', 'person name', 'beneficiary name'],
  otherGiven: ['prénom arabe', 'prénom en arabe', 'given name (arabic)', 'first name arabic', 'الاسم الشخصي بالعربية', 'الاسم بالعربية', 'prénom (ar)'],
  otherFamily: ['nom arabe', 'nom en arabe', 'family name (arabic)', 'last name arabic', 'الاسم العائلي بالعربية', 'النسب بالعربية', 'nom (ar)'],
  otherFullName: ['nom complet arabe', 'nom complet en arabe', 'nom et prénom en arabe', 'full name (arabic)', 'الاسم الكامل بالعربية'],
  sex: ['sexe', 'genre', 'sex', 'gender', 'الجنس', 'النوع', 'sexe (m/f)', 'sexe h/f', 'm/f', 'h/f'],
  birth: ['date de naissance', 'date naissance', 'naissance', 'né(e) le', 'né le', 'ddn', 'dob', 'date of birth', 'birth date', 'birthdate', 'birth', 'تاريخ الازدياد', 'تاريخ الميلاد', 'تاريخ الولادة', 'd naissance', 'date nais'],
  birthYear: ['année de naissance', 'annee naissance', 'year of birth', 'birth year', 'yob', 'سنة الازدياد', 'سنة الميلاد', 'سنة الولادة'],
  age: ['âge', 'age', 'age (ans)', 'العمر', 'السن', 'age in years', 'âge en années'],
  nationality: ['nationalité', 'nationalités', 'pays', "pays d'origine", 'pays de nationalité', 'nationality', 'country', 'country of origin', 'citizenship', 'الجنسية', 'بلد الأصل', 'البلد', 'بلد المنشأ', 'origine'],
  language: ['langue', 'langues', 'langue parlée', 'langues parlées', 'language', 'languages', 'spoken language', 'اللغة', 'اللغات', 'لغة التواصل'],
  residence: ['ville', 'commune', 'province', 'préfecture', 'ville de résidence', 'lieu de résidence', 'résidence', 'city', 'town', 'residence', 'place of residence', 'المدينة', 'مكان الإقامة', 'الإقليم', 'العمالة', 'محل السكن', 'region', 'région', 'الجهة'],
  phone: ['téléphone', 'tél', 'tel', 'n° de téléphone', 'numéro de téléphone', 'gsm', 'mobile', 'portable', 'phone', 'phone number', 'telephone', 'mobile number', 'whatsapp', 'contact', 'الهاتف', 'رقم الهاتف', 'الهاتف المحمول', 'الجوال', 'tel 1', 'téléphone 1'],
  phone2: ['téléphone 2', 'tél 2', 'tel2', 'autre téléphone', 'second phone', 'phone 2', 'other phone', 'الهاتف 2', 'هاتف آخر'],
  email: ['e-mail', 'email', 'mail', 'courriel', 'adresse e-mail', 'adresse électronique', 'email address', 'البريد الإلكتروني'],
  situation: ['statut', 'statut administratif', 'situation administrative', 'statut juridique', 'status', 'legal status', 'administrative status', 'الوضعية الإدارية', 'الوضع القانوني', 'الوضعية القانونية', 'الوضعية'],
  consentService: ['consentement', 'consent', 'accord', 'الموافقة', 'consentement au service', 'consent_given'],
  consentSharing: ['consentement au partage', 'accord de partage', 'partage des données', 'consent to share', 'data sharing consent', 'الموافقة على المشاركة', 'مشاركة المعطيات'],
  consentStatistics: ['consentement statistique', 'consentement aux statistiques', 'consent to statistics', 'الموافقة على الإحصاء'],
}

const byHeading = new Map<string, Field>(
  (Object.entries(headings) as [Field, string[]][]).flatMap(([field, known]) => known.map((heading): [string, Field] => [plain(heading), field])),
)

/** Which field a heading stands for: as it is, without the group before it, or without what explains it in brackets; null where nobody knows. */
export const fieldOf = (heading: string): Field | null => {
  const tries = [heading, heading.replace(/\([^)]*\)|\[[^\]]*\]|[:*?]/g, ' '), heading.split(/\s\/\s|\//).at(-1) ?? '', heading.replace(/^\s*\d+[.)\s-]+/, '').replace(/[_-]+/g, ' ')]
  for (const each of tries) {
    const found = byHeading.get(plain(each))
    if (found) return found
  }
  return null
}

/** What each column seems to hold. A field is proposed once, for the column that comes first; names of both kinds make a full name needless. */
export const proposeFields = (columns: readonly string[]): (Field | null)[] => {
  const taken = new Set<Field>()
  const isKobo = columns.includes('_id') && (columns.includes('_uuid') || columns.includes('_xform_id_string'))
  const proposed = columns.map((column): Field | null => {
    const field = isKobo && column === '_id' ? 'key' : fieldOf(column)
    if (field === null || taken.has(field) || (isKobo && field === 'key' && column !== '_id')) return null
    taken.add(field)
    return field
  })
  // "Nom" alone, without "Prénom", is the whole name; "الاسم" beside a family name is the given one.
  const swap = (from: Field, to: Field) => proposed.map((field) => (field === from ? to : field))
  if (taken.has('family') && !taken.has('given') && taken.has('fullName')) return swap('fullName', 'given')
  if (taken.has('family') && !taken.has('given') && !taken.has('fullName')) return swap('family', 'fullName')
  return proposed
}
