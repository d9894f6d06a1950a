import { useSuspenseQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { z } from 'zod'
import { caseRoles } from '#organisation/model'
import type { Piece } from '#person/pieces/model'
import { addressOf, remove } from '../../app/api.ts'
import { Part } from '../../app/part.tsx'
import { useSentences } from '../../app/problem.tsx'
import { useMay } from '../../app/session.ts'
import { useWrite } from '../../app/writing.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useFormats } from '../../ui/format.ts'
import { PlainButtonLink } from '../../ui/link.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { notify } from '../../ui/notify.ts'
import { Skeleton } from '../../ui/states.tsx'
import { Status } from '../../ui/status.tsx'
import { Since } from '../../ui/text.tsx'
import { PieceForm } from './piece-form.tsx'
import { piecesQuery } from './queries.ts'

type Of = { person: string; piece: Piece }

const RemoveDialog = ({ person, piece, close }: Of & { close: () => void }) => {
  const t = useMessages()
  const { problem } = useSentences()
  const removing = useWrite({
    write: (id: string, key) => remove(`/v1/persons/${person}/pieces/${id}`, z.undefined(), { key }),
    touches: [['pieces', person]],
    done: () => notify(t('person.piece.removed')),
  })
  return (
    <ConfirmDialog
      title={t('person.piece.remove.title')} confirm={t('person.piece.remove')} danger isOpen onOpenChange={close}
      onConfirm={async () => { await removing.mutateAsync(piece.id) }} error={removing.error ? problem(removing.error) : undefined}
    >
      <p>{t('person.piece.remove.what', { name: piece.name })}</p>
    </ConfirmDialog>
  )
}

const Line = ({ person, piece }: Of) => {
  const t = useMessages()
  const { number } = useFormats()
  const [isRemoving, setRemoving] = useState(false)
  const size = t('person.piece.size', { size: number(Math.max(1, Math.round(piece.bytes / 1000))) })
  return (
    <li>
      <span className="file-line">
        <bdi translate="no">{piece.name}</bdi>
        <Status tone={piece.compartment === 'protection' ? 'protection' : 'plain'}>{t(`person.piece.compartment.${piece.compartment}`)}</Status>
      </span>
      <span className="small quiet">{t(`person.piece.kind.${piece.kind}`)} · {size} · <bdi>{piece.addedBy}</bdi> · <Since moment={piece.addedAt} /></span>
      <span className="cluster no-print">
        <PlainButtonLink tone="quiet" icon="download" href={addressOf(`/v1/persons/${person}/pieces/${piece.id}/file`)} download={piece.name} aria-label={t('person.piece.download.of', { name: piece.name })}>
          {t('person.piece.download')}
        </PlainButtonLink>
        <Button tone="quiet" aria-label={t('person.piece.remove.of', { name: piece.name })} onPress={() => setRemoving(true)}>{t('person.piece.remove')}</Button>
      </span>
      {isRemoving && <RemoveDialog person={person} piece={piece} close={() => setRemoving(false)} />}
    </li>
  )
}

const Held = ({ person }: { person: string }) => {
  const t = useMessages()
  const { data: { items, compartments, limit } } = useSuspenseQuery(piecesQuery(person))
  const [isAdding, setAdding] = useState(false)
  return (
    <Card
      title={t('person.pieces')}
      action={compartments.length > 0 && <span className="no-print"><Button tone="quiet" icon="plus" onPress={() => setAdding(true)}>{t('person.piece.add')}</Button></span>}
    >
      {items.length === 0 ? <p className="quiet">{t('person.pieces.none')}</p> : <ul className="file-lines">{items.map(piece => <Line key={piece.id} person={person} piece={piece} />)}</ul>}
      <p className="small quiet">{t('person.pieces.sealed')}</p>
      {isAdding && (
        <Dialog title={t('person.piece.new')} isOpen onOpenChange={setAdding}>
          <PieceForm person={person} compartments={compartments} limit={limit} close={() => setAdding(false)} />
        </Dialog>
      )}
    </Card>
  )
}

/** The pieces about a person that one may read. Nothing for who does not care for cases. */
export const Pieces = ({ person }: { person: string }) => {
  const may = useMay(caseRoles)
  if (!may) return null
  return <Part><Suspense fallback={<Card><Skeleton rows={2} /></Card>}><Held person={person} /></Suspense></Part>
}
