import { useState, type SubmitEvent } from 'react'
import { Button } from '../ui/button.tsx'
import { useMessages } from '../ui/messages.tsx'
import { TextField } from '../ui/text-field.tsx'
import { enterWith, type Entering } from './entering.ts'
import { Refused } from './refused.tsx'

/** The one thing to do here is to type. */
const focus = (input: HTMLInputElement | null) => input?.focus()

const CodeForm = ({ entering, recovery }: { entering: Entering; recovery: boolean }) => {
  const t = useMessages()
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (code.trim() !== '') entering.enter('code', () => enterWith.code(code))
  }
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <TextField
        label={t('app.login.code')}
        help={recovery ? t('app.login.code.or-recovery') : t('app.login.code.what')}
        autoComplete="one-time-code"
        dir="ltr"
        maxLength={20}
        inputRef={focus}
        value={code}
        onChange={setCode}
        error={tried && code.trim() === '' ? t('fault.required') : undefined}
      />
      <Button type="submit" tone="primary" isPending={entering.pending === 'code'}>
        {t('app.login.enter')}
      </Button>
    </form>
  )
}

/** The second question, after a password or a directory: a code of an app, a recovery code, or a passkey. */
export const SecondFactorForm = ({ entering, ways }: { entering: Entering; ways: readonly string[] }) => {
  const t = useMessages()
  const passkey = ways.includes('passkey')
  return (
    <div className="stack">
      <Refused error={entering.error} />
      {passkey && (
        <Button icon="lock" tone={ways.includes('code') ? 'secondary' : 'primary'} isPending={entering.pending === 'passkey'} onPress={() => entering.enter('passkey', enterWith.passkey)}>
          {t('app.login.passkey')}
        </Button>
      )}
      {(ways.includes('code') || ways.includes('recovery-code')) && <CodeForm entering={entering} recovery={ways.includes('recovery-code')} />}
      <Button tone="quiet" onPress={entering.restart}>
        {t('app.login.again')}
      </Button>
    </div>
  )
}
