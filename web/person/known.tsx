import { useQuery } from '@tanstack/react-query'
import { useWatch, type Control } from 'react-hook-form'
import { Matches } from '../access/parts/matches.tsx'
import { Link } from '../app/link.tsx'
import { Card } from '../ui/card.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Code, Name } from '../ui/text.tsx'
import { useRested } from './find.tsx'
import { findQuery } from './queries.ts'
import { fullName, namesOf, type Filled } from './registration.ts'
import { PersonTraits } from './traits.tsx'

const most = 5

const searchesOf = (names: Filled['names'], phone: string): [string, string] => {
  const written = names.find(({ given, family }) => `${given}${family}`.trim().length >= 3)
  return [written ? fullName(written) : '', phone.replace(/\D/g, '').length >= 6 ? phone.trim() : '']
}

/** While a name or a number is typed: the files that look like it, of those that one may see. */
export const Known = ({ control }: { control: Control<Filled> }) => {
  const t = useMessages()
  const [names, phone, birth] = useWatch({ control, name: ['names', 'phone', 'birth'] })
  const [name, number] = searchesOf(names, phone)
  const byName = useQuery(findQuery(useRested(name), most)).data
  const byPhone = useQuery(findQuery(useRested(number), most)).data
  const rows = [...new Map([...(byPhone?.items ?? []), ...(byName?.items ?? [])].map(row => [row.id, row])).values()].slice(0, most)
  return (
    <aside className="known" aria-label={t('person.known')}>
      <Card title={t('person.known')} {...(rows.length > 0 ? { count: rows.length, tone: 'attention' as const } : {})}>
        <div role="status">
          {rows.length === 0 ? <p className="quiet">{t('person.known.none')}</p> : <p>{t('person.known.what')}</p>}
          <ul className="known-rows">
            {rows.map(row => (
              <li key={row.id}>
                <Link to="/persons/$id" params={{ id: row.id }}><Name>{row.name}</Name></Link>
                <span className="small"><PersonTraits row={row} /></span>
                <span className="small quiet"><Code>{row.code}</Code></span>
              </li>
            ))}
          </ul>
        </div>
        <Matches names={namesOf(names)} phone={phone} birth={birth} />
      </Card>
    </aside>
  )
}
