import { Fragment, type ReactNode } from 'react'
import type { PersonRow } from '#person/model'
import { useMessages } from '../ui/messages.tsx'
import { Dated } from '../ui/text.tsx'
import { useCountries } from './countries.ts'
import { usePlaces } from './places.ts'
import './traits.css'

/** A few short facts on one line, each by itself whatever its direction. */
export const Traits = ({ of }: { of: Readonly<Record<string, ReactNode>> }) => (
  <span className="traits">
    {Object.entries(of).filter(([, trait]) => Boolean(trait)).map(([key, trait], at) => <Fragment key={key}>{at > 0 && <span aria-hidden> · </span>}<bdi>{trait}</bdi></Fragment>)}
  </span>
)

/** What tells two persons of one name apart: birth, nationality, where they live. */
export const PersonTraits = ({ row }: { row: PersonRow }) => {
  const t = useMessages()
  const { nameOf: countryOf } = useCountries()
  const { nameOf: placeOf } = usePlaces()
  return (
    <Traits
      of={{
        birth: row.birth ? <>{t('person.born')} <Dated date={row.birth} /></> : t('person.birth.unknown'),
        nationalities: row.nationalities.map(countryOf).join(' · '),
        residence: placeOf(row.residence),
      }}
    />
  )
}
