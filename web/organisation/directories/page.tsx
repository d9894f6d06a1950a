import { useSuspenseQuery } from '@tanstack/react-query'
import { createLazyRoute } from '@tanstack/react-router'
import { useState } from 'react'
import { z } from 'zod'
import type { Directory } from '#account/model'
import { remove } from '../../app/api.ts'
import { Page } from '../../app/page.tsx'
import { useSentences } from '../../app/problem.tsx'
import { useWrite } from '../../app/writing.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { notify } from '../../ui/notify.ts'
import { EmptyState } from '../../ui/states.tsx'
import { Status } from '../../ui/status.tsx'
import { Code, T, useText } from '../../ui/text.tsx'
import { directoriesQuery } from '../queries.ts'
import { ReturnAddress } from './return-address.tsx'
import { SettingForm } from './setting.tsx'
import '../account/account.css'
import './directories.css'

const What = ({ directory }: { directory: Directory }) => {
  const t = useMessages()
  return (
    <Facts lines>
      <Fact label={t('organisation.state')}>
        {directory.closedAt ? <Status tone="quiet">{t('organisation.directory.closed')}</Status> : <Status tone="done">{t('organisation.directory.open')}</Status>}
      </Fact>
      <Fact label={t('organisation.directory.issuer')}>
        <Code>{directory.issuer}</Code>
      </Fact>
      <Fact label={t('organisation.directory.client')}>
        <Code>{directory.clientId}</Code>
      </Fact>
      <Fact label={t('organisation.directory.secret')}>{directory.hasSecret ? t('organisation.directory.secret.there') : t('organisation.directory.secret.none')}</Fact>
      <Fact label={t('organisation.directory.domains')}>
        <ul className="directory-list">
          {directory.domains.map(({ domain, organisation }) => (
            <li key={domain}>
              <Code>{domain}</Code> <T text={organisation.name} />
            </li>
          ))}
        </ul>
      </Fact>
    </Facts>
  )
}

type Acts = { edit: (directory: Directory) => void; close: (directory: Directory) => void }

const DirectoryCard = ({ directory, acts }: { directory: Directory; acts: Acts }) => {
  const t = useMessages()
  const name = useText()(directory.name)
  return (
    <Card title={<T text={directory.name} />}>
      <What directory={directory} />
      <div className="account-acts">
        <Button icon="edit" aria-label={directory.closedAt ? t('organisation.directory.reopen.of', { name }) : t('organisation.directory.edit.of', { name })} onPress={() => acts.edit(directory)}>
          {directory.closedAt ? t('organisation.directory.reopen') : t('organisation.directory.edit')}
        </Button>
        {!directory.closedAt && (
          <Button tone="quiet" aria-label={t('organisation.directory.close.of', { name })} onPress={() => acts.close(directory)}>
            {t('organisation.directory.close')}
          </Button>
        )}
      </div>
    </Card>
  )
}

const Closing = ({ directory, done }: { directory: Directory | null; done: () => void }) => {
  const t = useMessages()
  const text = useText()
  const { problem } = useSentences()
  const closing = useWrite({
    write: (id: string, key) => remove(`/v1/directories/${id}`, z.unknown(), { key }),
    touches: [['directories'], ['session', 'ways']],
    done: () => notify(t('organisation.directory.is-closed')),
  })
  return (
    <ConfirmDialog
      title={t('organisation.directory.close')}
      confirm={t('organisation.directory.close')}
      danger
      isOpen={directory !== null}
      onOpenChange={(isOpen) => !isOpen && done()}
      error={closing.error ? problem(closing.error) : undefined}
      onConfirm={async () => void (directory && (await closing.mutateAsync(directory.id)))}
    >
      <p>{directory && t('organisation.directory.close.what', { name: text(directory.name) })}</p>
    </ConfirmDialog>
  )
}

const Directories = () => {
  const t = useMessages()
  const { data: directories } = useSuspenseQuery(directoriesQuery)
  const [set, setSet] = useState<Directory | 'new' | null>(null)
  const [closed, setClosed] = useState<Directory | null>(null)
  const add = (
    <Button tone="primary" icon="plus" onPress={() => setSet('new')}>
      {t('organisation.directory.add')}
    </Button>
  )
  return (
    <Page title={t('organisation.directories')} help="organisation.help.directories" lead={t('organisation.directories.lead')} actions={add}>
      {directories.length === 0 && (
        <EmptyState icon="organisation" title={t('organisation.directories.none')}>
          <p>{t('organisation.directories.none.what')}</p>
          <ReturnAddress />
        </EmptyState>
      )}
      <div className="account-cards">
        {directories.map((directory) => (
          <DirectoryCard key={directory.id} directory={directory} acts={{ edit: setSet, close: setClosed }} />
        ))}
      </div>
      <Dialog
        title={set === 'new' || set === null ? t('organisation.directory.add') : t('organisation.directory.edit')}
        wide
        isOpen={set !== null}
        onOpenChange={(isOpen) => !isOpen && setSet(null)}
      >
        {set !== null && <SettingForm directory={set === 'new' ? null : set} close={() => setSet(null)} />}
      </Dialog>
      <Closing directory={closed} done={() => setClosed(null)} />
    </Page>
  )
}

export const DirectoriesPage = createLazyRoute('/frame/directories')({ component: Directories })
