import { Button } from './button.tsx'
import { useMessages } from './messages.tsx'
import './more.css'

type MoreProps = { hasMore: boolean; isLoading?: boolean; onMore: () => void; shown?: number }

/** The foot of a list paged by cursor: more rows, or the end. Takes what `useInfiniteQuery` gives. */
export const More = ({ hasMore, isLoading, onMore, shown }: MoreProps) => {
  const t = useMessages()
  return (
    <div className="more no-print">
      {hasMore && (
        <Button isPending={isLoading ?? false} onPress={onMore}>
          {t('ui.more')}
        </Button>
      )}
      {shown !== undefined && (
        <span className="quiet small" role="status">
          {t(hasMore ? 'ui.more.shown' : 'ui.more.all', { count: shown })}
        </span>
      )}
    </div>
  )
}
