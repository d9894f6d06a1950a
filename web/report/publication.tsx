import { queryOptions, useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { Publication as Published } from '#results/model'
import { get, post } from '../app/api.ts'
import { useSentences } from '../app/problem.tsx'
import { useWrite } from '../app/writing.ts'
import { Band } from '../ui/band.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { useFormats } from '../ui/format.ts'
import { useMessages } from '../ui/messages.tsx'

const publicationsQuery = queryOptions({
  queryKey: ['publications'],
  queryFn: async ({ signal }) => (await get('/v1/publications', z.object({ items: z.array(Published) }), { signal })).items,
})

const Last = ({ last }: { last: Published | undefined }) => {
  const t = useMessages()
  const { moment, number } = useFormats()
  if (!last) return <p>{t('report.publication.none')}</p>
  return <p>{t('report.publication.last', { moment: moment(last.madeAt), position: number(last.position) })}</p>
}

/** When figures were published last, and how to have them published now. */
export const Publication = () => {
  const t = useMessages()
  const { problem } = useSentences()
  const order = useWrite({ write: (_: null, key) => post('/v1/publications', z.unknown(), { key }) })
  const { data: publications } = useQuery({ ...publicationsQuery, refetchInterval: order.isSuccess ? 3_000 : false })
  return (
    <Card title={t('report.publication')}>
      {publications && <Last last={publications[0]} />}
      <p className="quiet small">{t('report.publication.what')}</p>
      {order.error && (
        <Band tone="refusal" role="alert">
          {problem(order.error)}
        </Band>
      )}
      {order.isSuccess && (
        <Band tone="done" role="status">
          {t('report.publication.asked')}
        </Band>
      )}
      <div>
        <Button isPending={order.isPending} onPress={() => order.mutate(null)}>
          {t('report.publication.now')}
        </Button>
      </div>
    </Card>
  )
}
