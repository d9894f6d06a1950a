import { isConsentEnded } from '#referral/model'
import { useMessages } from '../../ui/messages.tsx'

/** Why a referral is where it is: the words of who said so, or those of the product in the language of the reader. */
export const useStateReason = (): ((reason: string) => string) => {
  const t = useMessages()
  return (reason) => (isConsentEnded(reason) ? t('referral.reason.consent-ended') : reason)
}
