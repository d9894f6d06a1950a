import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { frontRoles } from '#organisation/model'
import type { PersonDocument } from '#person/documents/model'
import { remove } from '../../app/api.ts'
import { useSentences } from '../../app/problem.tsx'
import { useActing, useMay } from '../../app/session.ts'
import { useWrite } from '../../app/writing.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { notify } from '../../ui/notify.ts'
import { Code, DayText } from '../../ui/text.tsx'
import { useCountries } from '../countries.ts'
import { DocumentForm } from './document-form.tsx'
import { documentsQuery, numberOf } from './queries.ts'

type Of = { person: string; document: PersonDocument }

const RemoveDialog = ({ person, document, close }: Of & { close: () => void }) => {
  const t = useMessages()
  const { problem } = useSentences()
  const removing = useWrite({
    write: (id: string, key) => remove(`/v1/persons/${person}/documents/${id}`, z.undefined(), { key }),
    touches: [['documents', person]],
    done: () => notify(t('person.document.removed')),
  })
  return (
    <ConfirmDialog
      title={t('person.document.remove.title')} confirm={t('person.document.remove')} danger isOpen onOpenChange={close}
      onConfirm={async () => { await removing.mutateAsync(document.id) }} error={removing.error ? problem(removing.error) : undefined}
    >
      <p>{t('person.document.remove.what', { kind: t(`person.document.${document.kind}`), ending: document.ending })}</p>
    </ConfirmDialog>
  )
}

/** The end of the number, and the whole of it for whoever asks: that is a line of the journal. */
const Number = ({ person, document }: Of) => {
  const t = useMessages()
  const { problem } = useSentences()
  const isFront = useMay(frontRoles)
  const asking = useMutation({ mutationFn: () => numberOf(person, document.id), gcTime: 0 })
  return (
    <span className="cluster">
      <Code>{asking.data?.number ?? `•••${document.ending}`}</Code>
      {isFront && !asking.data && (
        <span className="no-print">
          <Button tone="quiet" isPending={asking.isPending} aria-label={t('person.document.show.of', { kind: t(`person.document.${document.kind}`), ending: document.ending })} onPress={() => asking.mutate()}>
            {t('person.document.show')}
          </Button>
        </span>
      )}
      {asking.error && <span className="field-error" role="alert">{problem(asking.error)}</span>}
    </span>
  )
}

const Line = ({ person, document, mayWrite }: Of & { mayWrite: boolean }) => {
  const t = useMessages()
  const { nameOf } = useCountries()
  const isOwn = useActing().organisation.id === document.recordedBy
  const [isRemoving, setRemoving] = useState(false)
  const kind = t(`person.document.${document.kind}`)
  return (
    <li>
      <span className="file-line"><span>{kind}{document.country && ` · ${nameOf(document.country)}`}</span></span>
      <Number person={person} document={document} />
      {document.validUntil && <span className="small quiet">{t('person.document.until')} <DayText day={document.validUntil} /></span>}
      {mayWrite && isOwn && (
        <span className="no-print">
          <Button tone="quiet" aria-label={t('person.document.remove.of', { kind, ending: document.ending })} onPress={() => setRemoving(true)}>{t('person.document.remove')}</Button>
        </span>
      )}
      {isRemoving && <RemoveDialog person={person} document={document} close={() => setRemoving(false)} />}
    </li>
  )
}

/** The documents that the person showed; each is taken out by who wrote it down. */
export const Documents = ({ person, mayWrite }: { person: string; mayWrite: boolean }) => {
  const t = useMessages()
  const { data: documents } = useSuspenseQuery(documentsQuery(person))
  const [isAdding, setAdding] = useState(false)
  return (
    <Card title={t('person.documents')} action={mayWrite && <span className="no-print"><Button tone="quiet" icon="plus" onPress={() => setAdding(true)}>{t('person.document.add')}</Button></span>}>
      {documents.length === 0 && <p className="quiet">{t('person.documents.none')}</p>}
      {documents.length > 0 && <ul className="file-lines">{documents.map(document => <Line key={document.id} person={person} document={document} mayWrite={mayWrite} />)}</ul>}
      <p className="small quiet">{t('person.documents.sealed')}</p>
      {isAdding && (
        <Dialog title={t('person.document.new')} isOpen onOpenChange={setAdding}>
          <DocumentForm person={person} close={() => setAdding(false)} />
        </Dialog>
      )}
    </Card>
  )
}
