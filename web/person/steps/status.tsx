import { useWatch } from 'react-hook-form'
import type { Fields } from '../../app/fields.tsx'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { FormPart } from '../../ui/form.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { CircumstancesFields } from '../circumstances.tsx'
import { emptyStatus, type Filled } from '../registration.ts'
import { StatusFields } from '../status-fields.tsx'

const mostStatuses = 8

/** Papers and circumstances: asked only where a service needs them, and left out as easily. */
export const StatusStep = ({ of }: { of: Fields<Filled> }) => {
  const t = useMessages()
  const statuses = useWatch({ control: of.form.control, name: 'statuses' })
  const set = (next: Filled['statuses']) => {
    of.form.setValue('statuses', next)
    of.setFaults([])
  }
  return (
    <>
      <Band tone="information">{t('person.status.why')}</Band>
      {[...statuses.keys()].map(at => (
        <FormPart key={`status ${at}`} title={t('person.status.title', { number: at + 1 })}>
          <StatusFields of={of} at={at} />
          <div><Button tone="quiet" icon="close" onPress={() => set(statuses.filter((__, other) => other !== at))}>{t('person.status.remove')}</Button></div>
        </FormPart>
      ))}
      {statuses.length < mostStatuses && (
        <div><Button icon="plus" onPress={() => set([...statuses, emptyStatus()])}>{t(statuses.length === 0 ? 'person.status.add' : 'person.status.add-another')}</Button></div>
      )}
      <Disclosure title={t('person.circumstances')} level={3}>
        <div className="stack">
          <p className="quiet">{t('person.circumstances.why')}</p>
          <CircumstancesFields of={of} />
        </div>
      </Disclosure>
    </>
  )
}
