import type { Text } from '#language/text'
import { same } from './notes.ts'

const text = (fr: string, ar: string, en: string): Text => ({ fr, ar, en })

export const units: Record<string, Text> = {
  person: text('personnes', 'أشخاص', 'persons'),
  household: text('ménages', 'أسر معيشية', 'households'),
  act: text('actes', 'أعمال', 'acts'),
  session: text('entretiens', 'مقابلات', 'sessions'),
  case: text('affaires', 'قضايا', 'cases'),
  request: text('demandes', 'طلبات', 'requests'),
  card: text('cartes', 'بطاقات', 'cards'),
  objective: text('objectifs', 'أهداف', 'objectives'),
  action: text('actions', 'إجراءات', 'actions'),
  project: text('projets', 'مشاريع', 'projects'),
  place: text('places', 'أماكن', 'places'),
  percent: same('%'),
  MAD: text('dirhams', 'دراهم', 'dirhams'),
}

export const populations: Record<string, Text | null> = {
  migrants: text('migrants', 'مهاجرون', 'migrants'),
  'migrants-and-nationals': text('migrants et Marocains', 'مهاجرون ومغاربة', 'migrants and Moroccans'),
  nationals: text('Marocains', 'مغاربة', 'Moroccans'),
  refugees: text('réfugiés', 'لاجئون', 'refugees'),
  regularised: text('migrants régularisés', 'مهاجرون تمت تسوية وضعيتهم', 'regularised migrants'),
  women: text('femmes', 'نساء', 'women'),
  children: text('enfants', 'أطفال', 'children'),
  none: null,
}

export const kingdom = text('Royaume du Maroc', 'المملكة المغربية', 'Kingdom of Morocco')

export const services = {
  headline: text('services rendus dans la période', 'خدمة مقدَّمة خلال الفترة', 'services given in the period'),
  quarters: text('Services enregistrés par trimestre', 'الخدمات المسجَّلة حسب الفصل', 'Services recorded by quarter'),
  quartersRule: text(
    'Chaque ligne du grand livre compte pour les services qu’elle porte ; les lignes annulées ne comptent pas.',
    'يُحتسب كل سطر في السجل بعدد الخدمات التي يحملها؛ ولا تُحتسب السطور الملغاة.',
    'Each line of the ledger counts for the services it carries; reversed lines do not count.',
  ),
  regions: text('Services enregistrés par région', 'الخدمات المسجَّلة حسب الجهة', 'Services recorded by region'),
  regionsRule: text(
    'Services inscrits au grand livre dans la période, selon la région du site qui les a rendus.',
    'الخدمات المقيدة في السجل خلال الفترة، حسب جهة الموقع الذي قدمها.',
    'Services entered in the ledger in the period, by the region of the site that gave them.',
  ),
  note: text(
    'Comptage des services du grand livre : somme des quantités des lignes en vigueur.',
    'احتساب خدمات السجل: مجموع كميات السطور السارية.',
    'Count of the services of the ledger: sum of the quantities of the lines that stand.',
  ),
}

export const coverageWords = {
  headline: text('objectifs avec un projet connu', 'هدفا له مشروع معروف', 'objectives with a known project'),
  note: text(
    'Objectifs spécifiques auxquels un projet connu se rattache, que la source le dise ou qu’on l’ait déduit.',
    'الأهداف الخاصة التي يرتبط بها مشروع معروف، سواء نص المصدر على ذلك أو استُنتج.',
    'Specific objectives to which a known project is attached, whether the source says so or it was inferred.',
  ),
  declared: text('objectifs appuyés par l’UE', 'هدفا يدعمه الاتحاد الأوروبي', 'objectives supported by the EU'),
  scope: text('objectifs appuyés par l’Union européenne', 'الأهداف التي يدعمها الاتحاد الأوروبي', 'objectives supported by the European Union'),
  gapTitle: text(
    'La couverture déclarée dépasse celle que les projets connus établissent',
    'التغطية المصرَّح بها تفوق ما تثبته المشاريع المعروفة',
    'The declared coverage exceeds what the known projects establish',
  ),
  gapDetail: (declared: number, computed: number): Text =>
    text(
      `${declared} objectifs sont déclarés appuyés par l’Union européenne ; les projets connus en appuient ${computed}. La liste des ${declared} n’a pas été donnée.`,
      `صُرِّح بأن الاتحاد الأوروبي يدعم ${declared} هدفا، بينما تدعم المشاريع المعروفة ${computed}. ولم تُقدَّم لائحة هذه الأهداف.`,
      `${declared} objectives are declared as supported by the European Union; the known projects support ${computed}. The list of the ${declared} was not given.`,
    ),
}

export const signalWords = {
  uncoveredTitle: (count: number): Text =>
    text(
      `${count} objectifs spécifiques n’ont aucun projet connu`,
      `${count} من الأهداف الخاصة ليس لها أي مشروع معروف`,
      `${count} specific objectives have no known project`,
    ),
  silentTitle: (count: number): Text =>
    text(
      `${count} objectifs spécifiques n’ont aucun service compté dans la période`,
      `${count} من الأهداف الخاصة لم تُحتسب لها أي خدمة خلال الفترة`,
      `${count} specific objectives have no service counted in the period`,
    ),
  list: (codes: string[]): Text => {
    const shown = codes.join(', ')
    return text(`${shown}.`, `${codes.join('، ')}.`, `${shown}.`)
  },
  progressTitle: text('Activité du trimestre', 'نشاط الفصل', 'Activity of the quarter'),
  progressDetail: (now: string, before: string): Text =>
    text(
      `${now} services rendus dans la période, ${before} dans la précédente.`,
      `${now} خدمة مقدَّمة خلال الفترة، مقابل ${before} خلال الفترة السابقة.`,
      `${now} services given in the period, ${before} in the one before.`,
    ),
  withheld: text('un nombre retenu', 'عدد محجوب', 'a withheld number'),
}

export const counted = (name: Text): Text =>
  text(`Comptage au grand livre : ${name.fr}.`, `احتساب من السجل: ${name.ar}.`, `Count from the ledger: ${name.en}.`)
