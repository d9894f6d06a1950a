import { Button, IconButton } from '../../ui/button.tsx'
import { Figure, Figures, InlineFigure } from '../../ui/figure.tsx'
import { Icon, iconNames } from '../../ui/icon.tsx'
import { PlainButtonLink, PlainLink } from '../../ui/link.tsx'
import { Count, Status } from '../../ui/status.tsx'
import { Amount, Code, Dated, DayText, Name, Sum } from '../../ui/text.tsx'
import { Mark } from '../mark.tsx'
import { useWords } from './sample.tsx'

const tones = ['paper', 'surface', 'sunken', 'selected', 'attention-soft', 'refusal-soft', 'information-soft', 'protection-soft']

export const Colours = () => (
  <div className="kit-colours" dir="ltr" lang="en">
    {tones.map((tone) => (
      <div
        key={tone}
        className="kit-colour"
        style={{ background: `var(--${tone})`, color: `var(--${tone.endsWith('-soft') ? tone.replace('-soft', '') : 'ink'})` }}
      >
        {tone}
      </div>
    ))}
  </div>
)

export const Marks = () => (
  <div className="cluster">
    <Mark size={16} />
    <Mark size={28} />
    <Mark size={64} />
  </div>
)

export const Icons = () => (
  <div className="kit-icons">
    {iconNames.map((name) => (
      <div key={name}>
        <Icon name={name} />
        <span lang="en" dir="ltr">
          {name}
        </span>
      </div>
    ))}
  </div>
)

export const Words = () => {
  const w = useWords()
  return (
    <div className="kit-states">
      <p>
        {w('Madame', 'السيدة', 'Ms')} <Name>Fatoumata Diallo</Name> ({<Name>فاطوماتا ديالو</Name>}), <Code>+212 6 00 00 00 00</Code>
      </p>
      <p>
        <Dated date={{ value: '1990-04-12', precision: 'day' }} /> · <Dated date={{ value: '1990-07', precision: 'month' }} /> ·{' '}
        <Dated date={{ value: '1990', precision: 'year' }} /> · <Dated date={{ value: '1990', precision: 'about' }} />
      </p>
      <p>
        <DayText day="2015-12-16" /> · <Amount value={12345.6} /> · <Sum money={{ minor: 1_000_000_000, currency: 'EUR', tax: null }} />{' '}
        · <Sum money={{ minor: 125_050, currency: 'MAD', tax: 'TTC' }} />
      </p>
    </div>
  )
}

export const Buttons = () => {
  const w = useWords()
  return (
    <div className="kit-states">
      <div className="cluster">
        <Button tone="primary" icon="check">
          {w('Accepter', 'قبول', 'Accept')}
        </Button>
        <Button>{w('Proposer une date', 'اقتراح موعد', 'Offer a date')}</Button>
        <Button tone="quiet" icon="print">
          {w('Imprimer', 'طباعة', 'Print')}
        </Button>
        <Button tone="danger">{w('Clôturer', 'إغلاق', 'Close')}</Button>
        <IconButton icon="edit" label={w('Modifier', 'تعديل', 'Edit')} />
      </div>
      <div className="cluster">
        <Button tone="primary" isPending>
          {w('Envoi', 'إرسال', 'Sending')}
        </Button>
        <Button tone="primary" isDisabled>
          {w('Accepter', 'قبول', 'Accept')}
        </Button>
        <Button isDisabled>{w('Proposer une date', 'اقتراح موعد', 'Offer a date')}</Button>
      </div>
      <div className="cluster">
        <PlainLink href="#kit">{w('Voir la ligne du registre', 'عرض سطر السجل', 'See the line of the ledger')}</PlainLink>
        <PlainButtonLink href="#kit" tone="primary" iconAfter="arrow-end">
          {w('Étape suivante', 'المرحلة التالية', 'Next step')}
        </PlainButtonLink>
      </div>
    </div>
  )
}

export const Statuses = () => {
  const w = useWords()
  return (
    <div className="cluster">
      <Status>{w('Demandée', 'مطلوبة', 'Requested')}</Status>
      <Status tone="done">{w('Acceptée', 'مقبولة', 'Accepted')}</Status>
      <Status tone="attention" icon="clock">
        {w('3 jours de retard', 'تأخر 3 أيام', '3 days late')}
      </Status>
      <Status tone="refusal">{w('Refusée', 'مرفوضة', 'Declined')}</Status>
      <Status tone="information">{w('À compléter', 'للاستكمال', 'To complete')}</Status>
      <Status tone="protection">{w('Protection', 'حماية', 'Protection')}</Status>
      <Status tone="quiet">{w('Brouillon', 'مسودة', 'Draft')}</Status>
      <Count value={12} />
    </div>
  )
}

export const FigureSamples = () => {
  const w = useWords()
  return (
    <div className="kit-states">
      <Figures>
        <Figure
          kind="recorded"
          value={41}
          unit={w('personnes', 'شخصا', 'persons')}
          note={w('Registre, ligne 204', 'السجل، السطر 204', 'Ledger, line 204')}
        />
        <Figure
          kind="declared"
          value={150}
          operator="≥"
          note={w('Document de décembre 2015', 'وثيقة دجنبر 2015', 'Document of December 2015')}
        />
        <Figure kind="verified" value={38} note={w('Échantillon contrôlé', 'عينة مراقبة', 'Sample checked')} />
        <Figure kind="target" value={200} />
        <Figure kind="recorded" value={null} />
        <Figure kind="recorded" value="withheld" />
      </Figures>
      <p>
        <InlineFigure kind="recorded" value={41} /> · <InlineFigure kind="declared" value={150} operator="≥" /> ·{' '}
        <InlineFigure kind="verified" value={38} />
      </p>
    </div>
  )
}
