import { Button } from '../../ui/button.tsx'
import { DialogFoot } from '../../ui/dialog.tsx'
import { Band } from '../../ui/band.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { Code } from '../../ui/text.tsx'

/** Recovery codes in clear, this once: to print or to write down. */
export const ShownCodes = ({ codes, close }: { codes: readonly string[]; close: () => void }) => {
  const t = useMessages()
  return (
    <>
      <Band tone="attention">{t('organisation.recovery.once')}</Band>
      <ul className="recovery-codes" aria-label={t('organisation.recovery')} dir="ltr">
        {codes.map((code) => (
          <li key={code}>
            <Code>{code}</Code>
          </li>
        ))}
      </ul>
      <DialogFoot>
        <Button icon="print" onPress={() => print()}>
          {t('organisation.recovery.print')}
        </Button>
        <Button tone="primary" onPress={close}>
          {t('organisation.recovery.kept')}
        </Button>
      </DialogFoot>
    </>
  )
}
