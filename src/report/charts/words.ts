import type { Language } from '#language/text'

/** What a chart and the table behind it say of themselves. */
export type ChartWords = {
  recorded: string
  declared: string
  verified: string
  target: string
  withheld: string
  nothing: string
  none: string
  statement: string
  subject: string
  value: string
  source: string
  period: string
  region: string
  objective: string
  computed: string
  gap: string
  inferred: string
}

export const chartWords: Record<Language, ChartWords> = {
  fr: {
    recorded: 'enregistré',
    declared: 'déclaré',
    verified: 'vérifié',
    target: 'cible',
    withheld: 'masqué',
    nothing: 'sans donnée',
    none: 'aucun',
    statement: 'Nature du chiffre',
    subject: 'Indicateur',
    value: 'Valeur',
    source: 'Source',
    period: 'Période',
    region: 'Région',
    objective: 'Objectif',
    computed: 'compté',
    gap: 'écart',
    inferred: 'déduit',
  },
  ar: {
    recorded: 'مسجَّل',
    declared: 'مصرَّح به',
    verified: 'متحقَّق منه',
    target: 'القيمة المستهدفة',
    withheld: 'محجوب',
    nothing: 'لا معطيات',
    none: 'لا أحد',
    statement: 'طبيعة الرقم',
    subject: 'المؤشر',
    value: 'القيمة',
    source: 'المصدر',
    period: 'الفترة',
    region: 'الجهة',
    objective: 'الهدف',
    computed: 'محتسب',
    gap: 'الفارق',
    inferred: 'مستنتج',
  },
  en: {
    recorded: 'recorded',
    declared: 'declared',
    verified: 'verified',
    target: 'target',
    withheld: 'withheld',
    nothing: 'no data',
    none: 'none',
    statement: 'Kind of figure',
    subject: 'Indicator',
    value: 'Value',
    source: 'Source',
    period: 'Period',
    region: 'Region',
    objective: 'Objective',
    computed: 'counted',
    gap: 'gap',
    inferred: 'inferred',
  },
}
