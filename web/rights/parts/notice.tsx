import { useQuery } from '@tanstack/react-query'
import { Link } from '../../app/link.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { Code, useText } from '../../ui/text.tsx'
import { processingsQuery } from '../queries.ts'

/** Under a form that collects data: as which processing it is declared, under which number, and where the rest can be read. */
export const ProcessingNotice = ({ form }: { form: 'registration' | 'correction' | 'consent' | 'referral' | 'appointment' | 'delivery' | 'note' }) => {
  const t = useMessages()
  const text = useText()
  const { data = [] } = useQuery(processingsQuery)
  const named = data.filter(({ forms }) => forms.includes(form))
  if (named.length === 0) return null
  return (
    <p className="small quiet no-print">
      {named.map(({ code, name, authorisation }, at) => (
        <span key={code}>
          {at > 0 && ' · '}
          {text(name)}{t('rights.notice.number')} {authorisation ? <Code>{authorisation}</Code> : t('rights.awaited')}
        </span>
      ))}{' '}
      <Link to="/processings">{t('rights.notice.more')}</Link>
    </p>
  )
}
