import type { Reading } from '#results/model'
import { Band } from '../../ui/band.tsx'
import { useFormats } from '../../ui/format.ts'
import { useMessages } from '../../ui/messages.tsx'

/** How the figures of a page are read, for those who are not shown them to the unit: when they were published, and why some are withheld. */
export const Published = ({ reading: { exact, published } }: { reading: Reading }) => {
  const t = useMessages()
  const { moment, number } = useFormats()
  if (exact) return null
  return (
    <Band tone="information" slim>
      {published
        ? t('strategy.published', { moment: moment(published.madeAt), position: number(published.position) })
        : t('strategy.published.none')}
    </Band>
  )
}
