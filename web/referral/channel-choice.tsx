import type { FieldGiven } from '../app/fields.tsx'
import { useMessages } from '../ui/messages.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'

type Channel = 'in-person' | 'remote'

/** Where the two meet, or not. */
export const ChannelChoice = (field: FieldGiven<Channel>) => {
  const t = useMessages()
  return (
    <RadioGroup {...field} row options={(['in-person', 'remote'] as const).map((key) => ({ key, label: t(`referral.channel.${key}`) }))} />
  )
}
