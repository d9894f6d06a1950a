import { useState } from 'react'
import { Attendance, type Appointment } from '#casework/model'
import { useSentences } from '../app/problem.tsx'
import { dayAt, today } from '../app/today.ts'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-field.tsx'
import { Dialog, DialogFoot } from '../ui/dialog.tsx'
import { useMessages } from '../ui/messages.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'

type Noted = (attendance: Attendance) => void

const channels = ['in-person', 'remote'] as const

const startOf = ({ startsAt, channel }: Appointment): { on: string | null; channel: Attendance['channel'] } => {
  const planned = dayAt(startsAt)
  return { on: planned < today() ? planned : today(), channel }
}

/** On which day the person came, and how: where it was not as planned. */
const Noting = ({ appointment, onNoted }: { appointment: Appointment; onNoted: Noted }) => {
  const t = useMessages()
  const { fault } = useSentences()
  const [{ on, channel }, setValues] = useState(() => startOf(appointment))
  const [isTried, setTried] = useState(false)
  const read = Attendance.safeParse({ on, channel })
  const error = !read.success ? fault('required') : read.data.on > today() ? fault('in-the-future') : undefined
  const note = () => (read.success && error === undefined ? onNoted(read.data) : setTried(true))
  return (
    <>
      <div className="stack">
        <DayField
          label={t('casework.attendance.on')}
          help={t('casework.attendance.on.help')}
          value={on}
          onChange={(day) => setValues({ on: day, channel })}
          error={isTried ? error : undefined}
        />
        <RadioGroup
          label={t('casework.attendance.channel')}
          row
          value={channel}
          onChange={(key) => setValues({ on, channel: key })}
          options={channels.map((key) => ({ key, label: t(`casework.channel.${key}`) }))}
        />
      </div>
      <DialogFoot>
        <Button tone="primary" icon="check" onPress={note}>
          {t('casework.attendance.note')}
        </Button>
      </DialogFoot>
    </>
  )
}

type AttendanceDialogProps = { appointment: Appointment; isOpen: boolean; onOpenChange: (isOpen: boolean) => void; onNoted: Noted }

export const AttendanceDialog = ({ appointment, isOpen, onOpenChange, onNoted }: AttendanceDialogProps) => {
  const t = useMessages()
  return (
    <Dialog title={t('casework.attendance', { name: appointment.person.name })} isOpen={isOpen} onOpenChange={onOpenChange}>
      {(close) => (
        <Noting
          appointment={appointment}
          onNoted={(attendance) => {
            close()
            onNoted(attendance)
          }}
        />
      )}
    </Dialog>
  )
}
