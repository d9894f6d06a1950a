import { ButtonLink } from '../app/link.tsx'
import { useMessages } from '../ui/messages.tsx'
import './entry.css'

/** Somebody stands at the desk: whatever else waits, this is one press away. */
export const Entry = () => {
  const t = useMessages()
  return (
    <section className="counter-entry" aria-labelledby="counter-entry">
      <div>
        <h2 id="counter-entry">{t('casework.entry')}</h2>
        <p className="quiet">{t('casework.entry.what')}</p>
      </div>
      <ButtonLink to="/counter" tone="primary" icon="search">
        {t('casework.entry.open')}
      </ButtonLink>
    </section>
  )
}
