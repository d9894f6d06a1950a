import { ButtonLink } from '../app/link.tsx'
import { Card } from '../ui/card.tsx'
import { useFormats } from '../ui/format.ts'
import { useMessages } from '../ui/messages.tsx'
import { lastFullQuarter } from '../strategy/parts/period.ts'

/** On the home page: the report that the committee will want next. */
export const NextReport = () => {
  const t = useMessages()
  const { period } = useFormats()
  const quarter = lastFullQuarter()
  return (
    <Card
      title={t('report.next')}
      action={
        <ButtonLink to="/reports" search={{ period: quarter }} tone="quiet">
          {t('report.next.open')}
        </ButtonLink>
      }
    >
      <p>{t('report.next.what', { period: period(quarter) })}</p>
    </Card>
  )
}
