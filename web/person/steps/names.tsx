import type { Fields } from '../../app/fields.tsx'
import { ProcessingNotice } from '../../rights/parts/notice.tsx'
import { FormPart } from '../../ui/form.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { ContactFields, NamesFields } from '../facts-fields.tsx'
import type { Filled } from '../registration.ts'

export const NamesStep = ({ of }: { of: Fields<Filled> }) => {
  const t = useMessages()
  return (
    <>
      <NamesFields of={of} />
      <FormPart title={t('person.contact')}><ContactFields of={of} /></FormPart>
      <ProcessingNotice form="registration" />
    </>
  )
}
