import { useCallback, type ReactNode } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'

export type Values = Record<string, string | number | boolean | null | undefined>

/** Says a message by its key: `t('referral.late', { days: 3 })`. */
export type Say = (id: string, values?: Values) => string

/** The messages of the current language, as plain strings. */
export const useMessages = (): Say => {
  const intl = useIntl()
  return useCallback((id, values) => intl.formatMessage({ id }, values), [intl])
}

/** Whether a message exists: for codes that come from the server and may be newer than this page. */
export const useKnown = (): ((id: string) => boolean) => {
  const intl = useIntl()
  return useCallback((id) => Object.hasOwn(intl.messages, id), [intl])
}

type Tag = (chunks: ReactNode[]) => ReactNode

const strong: Tag = (chunks) => <strong>{chunks}</strong>

/** A message with elements inside: `<M id="referral.sent" values={{ name: <Name>…</Name> }} />`; `<b>` works everywhere. */
export const M = ({ id, values }: { id: string; values?: Record<string, ReactNode | Tag> }) => (
  <FormattedMessage id={id} values={{ b: strong, ...values }} />
)
