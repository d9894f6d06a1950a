import { queryOptions, useMutation, useQuery } from '@tanstack/react-query'
import { WaysIn } from '#account/model'
import { Button } from '../ui/button.tsx'
import { useMessages } from '../ui/messages.tsx'
import { useText } from '../ui/text.tsx'
import { get } from './api.ts'
import { enterWith, goToDirectory, type Entering } from './entering.ts'
import { Refused } from './refused.tsx'

const waysQuery = queryOptions({
  queryKey: ['session', 'ways'],
  queryFn: ({ signal }) => get('/v1/session/ways', WaysIn, { signal }),
  retry: false,
  staleTime: Infinity,
})

/** A button that leads to a directory and back. */
export const DirectoryButton = ({ id, label }: { id: string; label: string }) => {
  const going = useMutation({ mutationFn: () => goToDirectory(id) })
  return (
    <>
      <Refused error={going.error} />
      <Button icon="organisation" isPending={going.isPending} onPress={() => going.mutate()}>
        {label}
      </Button>
    </>
  )
}

/** The ways in beside a password, where this installation and this browser have them. */
export const OtherWays = ({ entering }: { entering: Entering }) => {
  const t = useMessages()
  const text = useText()
  const { data } = useQuery(waysQuery)
  const passkeys = data?.passkeys === true && 'PublicKeyCredential' in globalThis
  if (!data || (!passkeys && data.directories.length === 0)) return null
  return (
    <div className="login-ways">
      <p className="quiet small">{t('app.login.or')}</p>
      {passkeys && (
        <Button icon="lock" isPending={entering.pending === 'passkey'} onPress={() => entering.enter('passkey', enterWith.passkey)}>
          {t('app.login.passkey')}
        </Button>
      )}
      {data.directories.map(({ id, name }) => (
        <DirectoryButton key={id} id={id} label={t('app.login.directory', { name: text(name) })} />
      ))}
    </div>
  )
}
