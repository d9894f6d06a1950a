import type { Event } from '#outreach/model'
import { Quote, SourceText } from '../strategy/parts/sources.tsx'
import { useFormats } from '../ui/format.ts'
import { useLanguage } from '../ui/language.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Status } from '../ui/status.tsx'
import { T, useText } from '../ui/text.tsx'
import { disagrees, sayDates } from './dates.ts'

type Claim = Event['claims'][number]

const isKept = (claim: Claim, event: Event) => claim.from === event.from && claim.to === event.to

/** The days that one source gives, and whether they are those kept above. */
const ClaimedDates = ({ claim, event }: { claim: Claim; event: Event }) => {
  const t = useMessages()
  const dates = sayDates(claim, useLanguage())
  if (!disagrees(event)) return null
  if (dates === null) return <p className="quiet small">{t('outreach.claim.undated')}</p>
  return (
    <p className="claim-dates">
      <strong>{dates}</strong> {isKept(claim, event) && <Status tone="done">{t('outreach.claim.kept')}</Status>}
    </p>
  )
}

/** What one source says, in its own words where they are known. */
const ClaimOf = ({ claim, event }: { claim: Claim; event: Event }) => (
  <li className="claim">
    <ClaimedDates claim={claim} event={event} />
    <p>
      <T text={claim.text} />
    </p>
    {claim.quote && <Quote>{claim.quote}</Quote>}
    <SourceText source={claim.source} />
  </li>
)

const Where = ({ event: { area, place, organisers } }: { event: Event }) => {
  const t = useMessages()
  const say = useText()
  const { list } = useFormats()
  const places = [place, area?.name].filter((name) => name != null).map(say)
  return (
    <p className="quiet">
      {places.length > 0 && <>{places.join(t('outreach.comma'))} · </>}
      {organisers.length > 0 ? t('outreach.by', { names: list(organisers.map(({ name }) => say(name))) }) : t('outreach.by.unknown')}
    </p>
  )
}

const Claims = ({ event }: { event: Event }) => {
  const t = useMessages()
  if (event.claims.length === 0) return <SourceText source={event.source} />
  return (
    <ul className="claims" aria-label={t('outreach.claims')}>
      {event.claims.map((claim) => (
        <ClaimOf key={claim.id} claim={claim} event={event} />
      ))}
    </ul>
  )
}

/** One event: when, what, where and by whom; below, what each source says of it, side by side. */
export const EventOf = ({ event }: { event: Event }) => {
  const t = useMessages()
  const dates = sayDates(event, useLanguage())
  return (
    <li className="event">
      <p className="event-when">{dates ?? t('outreach.undated')}</p>
      <div className="event-words">
        <h3>
          <T text={event.name} /> {disagrees(event) && <Status tone="attention">{t('outreach.disagreeing')}</Status>}
        </h3>
        <Where event={event} />
        <Claims event={event} />
      </div>
    </li>
  )
}
