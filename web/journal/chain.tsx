import type { Seal } from '#journal/model'
import { Card } from '../ui/card.tsx'
import { Fact, Facts } from '../ui/facts.tsx'
import { useFormats } from '../ui/format.ts'
import { useMessages } from '../ui/messages.tsx'
import { Amount, Code } from '../ui/text.tsx'

/** The head of the chain: what somebody writes down elsewhere, and compares. */
export const Chain = ({ seal }: { seal: Seal | null }) => {
  const t = useMessages()
  const { moment } = useFormats()
  if (seal === null) return <p className="quiet">{t('journal.chain.none')}</p>
  return (
    <Card title={t('journal.chain')} tone="done">
      <Facts lines>
        <Fact label={t('journal.chain.last')}>
          <Amount value={seal.position} />
        </Fact>
        <Fact label={t('journal.chain.at')}>
          <time dateTime={seal.at}>{moment(seal.at)}</time>
        </Fact>
        <Fact label={t('journal.chain.hash')}>
          <span className="journal-hash">
            <Code>{seal.hash}</Code>
          </span>
        </Fact>
      </Facts>
      <p className="quiet small">{t('journal.chain.what')}</p>
    </Card>
  )
}
