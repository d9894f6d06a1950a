import { parseDate, parseTime, type CalendarDate, type Time } from '@internationalized/date'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Calendar, CalendarCell, CalendarGrid } from 'react-aria-components/Calendar'
import { DateInput, DateSegment } from 'react-aria-components/DateField'
import { DatePicker } from 'react-aria-components/DatePicker'
import { Dialog } from 'react-aria-components/Dialog'
import { Group } from 'react-aria-components/Group'
import { Heading } from 'react-aria-components/Heading'
import { Popover } from 'react-aria-components/Popover'
import { TimeField as AriaTimeField } from 'react-aria-components/TimeField'
import { ariaFieldProps, FieldLabel, FieldNotes, type FieldProps } from './field.tsx'
import { Icon } from './icon.tsx'
import './button.css'
import './day-field.css'
import './popover.css'

type DayFieldProps = FieldProps & {
  /** `YYYY-MM-DD`. */
  value: string | null
  onChange: (day: string | null) => void
  min?: string
  max?: string
}

const dayOf = (text: string | null): CalendarDate | null => (text === null || text === '' ? null : parseDate(text))

const Segments = ({ dir }: { dir?: 'ltr' }) => (
  <DateInput className="date-input" {...(dir ? { dir } : {})}>
    {(segment) => <DateSegment segment={segment} className="date-segment" />}
  </DateInput>
)

const MonthSheet = () => (
  <Popover className="popover">
    <Dialog className="calendar">
      <Calendar>
        <header className="calendar-head">
          <AriaButton slot="previous" className="button" data-tone="quiet" data-icon-only="">
            <Icon name="start" />
          </AriaButton>
          <Heading />
          <AriaButton slot="next" className="button" data-tone="quiet" data-icon-only="">
            <Icon name="end" />
          </AriaButton>
        </header>
        <CalendarGrid className="calendar-grid">{(date) => <CalendarCell date={date} className="calendar-cell" />}</CalendarGrid>
      </Calendar>
    </Dialog>
  </Popover>
)

/** A day that is known exactly: typed, or chosen from a month. For births and other dates known in part, `PartialDateField`. */
export const DayField = ({ value, onChange, min, max, ...field }: DayFieldProps) => (
  <DatePicker<CalendarDate>
    {...ariaFieldProps(field)}
    value={dayOf(value)}
    onChange={(date) => onChange(date === null ? null : date.toString())}
    shouldForceLeadingZeros
    {...(min ? { minValue: parseDate(min) } : {})}
    {...(max ? { maxValue: parseDate(max) } : {})}
  >
    <FieldLabel {...field} />
    <Group className="input-group">
      <Segments />
      <AriaButton className="button" data-tone="quiet" data-icon-only="">
        <Icon name="calendar" />
      </AriaButton>
    </Group>
    <FieldNotes {...field} />
    <MonthSheet />
  </DatePicker>
)

type TimeFieldProps = FieldProps & { value: string | null; onChange: (time: string | null) => void }

/** An hour of the day, `HH:MM`, on 24 hours. */
export const TimeField = ({ value, onChange, ...field }: TimeFieldProps) => (
  <AriaTimeField<Time>
    {...ariaFieldProps(field)}
    hourCycle={24}
    value={value === null || value === '' ? null : parseTime(value)}
    shouldForceLeadingZeros
    onChange={(time) => onChange(time === null ? null : time.toString().slice(0, 5))}
  >
    <FieldLabel {...field} />
    <Group className="input-group">
      <Segments dir="ltr" />
    </Group>
    <FieldNotes {...field} />
  </AriaTimeField>
)
