import { useMessages } from '../../ui/messages.tsx'
import { Code } from '../../ui/text.tsx'

/** The address that a directory must know before it sends anybody back. */
export const ReturnAddress = () => {
  const t = useMessages()
  return (
    <p className="directory-return">
      {t('organisation.directory.return')} <Code>{`${location.origin}/login/return`}</Code>
    </p>
  )
}
