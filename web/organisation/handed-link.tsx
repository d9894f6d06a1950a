import { useState } from 'react'
import { Band } from '../ui/band.tsx'
import { Button } from '../ui/button.tsx'
import { DialogFoot } from '../ui/dialog.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Code } from '../ui/text.tsx'

// Only a secure page reaches the clipboard; elsewhere the link is marked and copied by hand.
const mayCopy = 'clipboard' in navigator

/** A link that is shown once, to hand over in another way than by letter. */
export const HandedLink = ({ path, close }: { path: string; close: () => void }) => {
  const t = useMessages()
  const [copied, setCopied] = useState(false)
  const address = `${location.origin}${path}`
  const copy = () => void navigator.clipboard.writeText(address).then(() => setCopied(true), () => setCopied(false))
  return (
    <div className="stack">
      <Band tone="attention">{t('organisation.link.once')}</Band>
      <p className="handed-link" data-testid="handed-link">
        <Code>{address}</Code>
      </p>
      <p role="status" className="quiet small">
        {copied ? t('organisation.link.copied') : ''}
      </p>
      <DialogFoot>
        {mayCopy && (
          <Button icon="copy" onPress={copy}>
            {t('organisation.link.copy')}
          </Button>
        )}
        <Button tone="primary" onPress={close}>
          {t('organisation.link.handed')}
        </Button>
      </DialogFoot>
    </div>
  )
}
