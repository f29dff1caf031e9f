import { type CalendarDate, parseDate } from '@internationalized/date'
import type { ClipboardEvent } from 'react'
import { Button } from 'react-aria-components/Button'
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarHeading,
} from 'react-aria-components/Calendar'
import { DateInput, DatePicker, DateSegment } from 'react-aria-components/DatePicker'
import { Dialog } from 'react-aria-components/Dialog'
import { Group } from 'react-aria-components/Group'
import { Popover } from 'react-aria-components/Popover'
import { isPlainDate, type PlainDate } from '../plain-date.ts'
import { ariaField, FieldFrame, type FieldProps } from './field.tsx'
import { useDays, useWords } from './language.tsx'
import { Sign } from './signs.tsx'
import { writtenDay } from './written.ts'
import './date-field.css'
import './list.css'
import './button.css'

export interface DateFieldProps extends FieldProps {
  /** A day, or null where none is filled in. */
  readonly value: PlainDate | null
  readonly onChange: (value: PlainDate | null) => void
  readonly earliest?: PlainDate | undefined
  readonly latest?: PlainDate | undefined
}

/** A day typed by its parts, chosen from a calendar, or pasted as 2021-6-30, 2021/6/30, 2021.6.30 or 2021年6月30日. */
export function DateField(props: DateFieldProps) {
  const { value, onChange, earliest, latest } = props
  const t = useWords()
  const say = useDays()
  const change = (date: CalendarDate | null) => onChange(date ? toDay(date) : null)
  const fault = () => {
    if (value === null) return null
    if (earliest !== undefined && value < earliest) return t('field.day-early', { day: say(earliest, 'year') })
    if (latest !== undefined && value > latest) return t('field.day-late', { day: say(latest, 'year') })
    return null
  }
  const paste = (event: ClipboardEvent) => {
    const day = writtenDay(event.clipboardData.getData('text'))
    if (day === null) return
    event.preventDefault()
    onChange(day)
  }
  return (
    <DatePicker
      {...ariaField(props, fault)}
      value={value === null ? null : parseDate(value)}
      onChange={change}
      shouldForceLeadingZeros
    >
      <FieldFrame field={props}>
        <Group className="box" onPaste={paste}>
          <DateInput className="date-input">
            {(segment) => <DateSegment segment={segment} className="date-part" />}
          </DateInput>
          <Button aria-label={t('field.open-calendar')}>
            <Sign name="calendar" />
          </Button>
        </Group>
      </FieldFrame>
      <Popover className="popover" offset={4} placement="bottom end">
        <Dialog className="calendar-dialog" aria-label={props.label}>
          <MonthCalendar />
        </Dialog>
      </Popover>
    </DatePicker>
  )
}

function MonthCalendar() {
  const t = useWords()
  return (
    <Calendar className="calendar" firstDayOfWeek="mon">
      <header>
        <Button slot="previous" className="sign-button" aria-label={t('field.previous-month')}>
          <Sign name="left" />
        </Button>
        <CalendarHeading className="calendar-title" />
        <Button slot="next" className="sign-button" aria-label={t('field.next-month')}>
          <Sign name="right" />
        </Button>
      </header>
      <CalendarGrid weekdayStyle="narrow">
        <CalendarGridHeader>{(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}</CalendarGridHeader>
        <CalendarGridBody>{(date) => <CalendarCell date={date} className="calendar-day" />}</CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  )
}

const toDay = (date: CalendarDate): PlainDate | null => {
  const text = date.toString()
  return isPlainDate(text) ? text : null
}
