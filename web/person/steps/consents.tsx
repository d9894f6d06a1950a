import { useWatch } from 'react-hook-form'
import { type Purpose, wordingNow, wordings } from '#person/consent/model'
import { manners } from '#person/model'
import { Field, type Fields } from '../../app/fields.tsx'
import { ProcessingNotice } from '../../rights/parts/notice.tsx'
import { Band } from '../../ui/band.tsx'
import { FormPart } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { ComboBox } from '../../ui/select.tsx'
import { useOrganisations } from '../organisations.ts'
import type { Filled } from '../registration.ts'
import { Several } from '../several.tsx'
import { useTongues } from '../tongues.ts'

const purposes = ['service', 'statistics', 'photo'] as const
const answers = ['given', 'refused'] as const
const sharings = ['partners', 'named', 'nobody'] as const

/** What is read out, in the language of the page. */
const useWords = (purpose: Purpose): string => {
  const t = useMessages()
  const language = useLanguage()
  return t('person.consent.say', { words: wordings[wordingNow][purpose][language] })
}

type Of = { of: Fields<Filled> }

const Plain = ({ of, purpose }: Of & { purpose: (typeof purposes)[number] }) => {
  const t = useMessages()
  return (
    <Field of={of} name={`consents.${purpose}`} label={t(`person.consent.${purpose}`)} help={useWords(purpose)} optional>
      {field => <RadioGroup {...field} row options={answers.map(answer => ({ key: answer, label: t(`person.consent.${answer}`) }))} />}
    </Field>
  )
}

const Sharing = ({ of }: Of) => {
  const t = useMessages()
  const organisations = useOrganisations()
  const sharing = useWatch({ control: of.form.control, name: 'consents.sharing' })
  return (
    <>
      <Field of={of} name="consents.sharing" label={t('person.consent.sharing')} help={useWords('sharing')} optional>
        {field => <RadioGroup {...field} options={sharings.map(each => ({ key: each, label: t(`person.sharing.${each}`) }))} />}
      </Field>
      {sharing === 'named' && (
        <Field of={of} name="consents.organisations" label={t('person.sharing.which')}>
          {field => <Several {...field} options={organisations.options} nameOf={organisations.nameOf} />}
        </Field>
      )}
    </>
  )
}

/** What the person agrees to, purpose by purpose; a refusal is an answer like another. */
export const ConsentsStep = ({ of }: Of) => {
  const t = useMessages()
  const tongues = useTongues()
  return (
    <>
      <Band tone="information">{t('person.consents.why')}</Band>
      <Plain of={of} purpose="service" />
      <Sharing of={of} />
      <Plain of={of} purpose="statistics" />
      <Plain of={of} purpose="photo" />
      <FormPart title={t('person.consents.how')}>
        <Field of={of} name="consents.manner" label={t('person.manner')}>
          {field => <RadioGroup {...field} options={manners.map(manner => ({ key: manner, label: t(`person.manner.${manner}`) }))} />}
        </Field>
        <Field of={of} name="consents.language" label={t('person.consent.language')} help={t('person.consent.language.help')}>
          {field => <ComboBox {...field} onChange={language => field.onChange(language ?? '')} options={tongues.options} />}
        </Field>
      </FormPart>
      <ProcessingNotice form="consent" />
    </>
  )
}
