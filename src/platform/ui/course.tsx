import { useEffect, useRef, useState } from 'react'
import { daysBetween, type PlainDate } from '../plain-date.ts'
import { ChartTwin } from './chart-twin.tsx'
import { sayMonth, useDays, useLanguage, useWords } from './language.tsx'
import { numeral, shortNumeral } from './numerals.ts'
import { Empty } from './states.tsx'
import './course.css'

export interface CoursePoint {
  readonly day: PlainDate
  readonly value: number
}

/** The course of one target over its period; numbers in the target's own unit. */
export interface CourseChartProps {
  readonly label: string
  readonly from: PlainDate
  readonly to: PlainDate
  readonly plan: number
  readonly unit: string
  /** Done so far at the ends of months (or any days), ascending; the last is today. */
  readonly done: readonly CoursePoint[]
  /** What the calendar asks for today; the line runs straight from nothing to the plan. */
  readonly due?: number | undefined
  /** At the end of the period: lowest, likeliest, highest. */
  readonly forecast?: { readonly low: number; readonly middle: number; readonly high: number } | undefined
}

const HIGH = 212
const FLOOR = 188
const CEILING = 26
const LEFT = 44

/** Cumulative course against the pace, with the forecast's band; its table twin holds the same numbers. */
export const CourseChart = (props: CourseChartProps) =>
  topOf(props) === 0 ? (
    <NoCourse />
  ) : (
    <ChartTwin label={props.label} picture={<CoursePicture {...props} />} table={<CourseTable {...props} />} isCorner />
  )

/** The highest number that is drawn; 0 where nothing was done, planned or foreseen. */
const topOf = ({ plan, forecast, done }: CourseChartProps): number =>
  Math.max(plan, forecast?.high ?? 0, done.at(-1)?.value ?? 0)

function NoCourse() {
  const t = useWords()
  return <Empty>{t('course.none')}</Empty>
}

function CoursePicture(props: CourseChartProps) {
  const { from, to, plan, done, due, forecast, unit } = props
  const t = useWords()
  const { language } = useLanguage()
  const box = useRef<HTMLDivElement>(null)
  const wide = useBoxWidth(box)
  const right = wide - 8
  const days = Math.max(1, daysBetween(from, to))
  const x = (day: PlainDate) => LEFT + (Math.max(0, Math.min(days, daysBetween(from, day))) / days) * (right - LEFT)
  const top = topOf(props)
  const y = (value: number) => FLOOR - (value / top) * (FLOOR - CEILING)
  const last = done.at(-1)
  const short = (value: number) => shortNumeral(value, language)
  const gap = last && due !== undefined ? last.value - due : null
  // The band's lower edge where the label begins, so that the words never lie on it.
  const bandFloor =
    last && forecast
      ? y(last.value + (forecast.low - last.value) * Math.max(0, 1 - 135 / Math.max(1, right - x(last.day))))
      : FLOOR
  const said = [
    props.label,
    ...(last ? [`${numeral(String(last.value))} ${unit}`] : []),
    t('course.plan', { value: short(plan) }),
  ].join('，')
  return (
    <div ref={box}>
      <svg className="course-picture" viewBox={`0 0 ${wide} ${HIGH}`} height={HIGH} role="img" aria-label={said}>
        {axisOf(top).map((value) => (
          <g key={value}>
            <line x1={LEFT} x2={right} y1={y(value)} y2={y(value)} stroke="var(--cg-line)" />
            <text x={LEFT - 8} y={y(value) + 4} textAnchor="end">
              {value === 0 ? '0' : short(value)}
            </text>
          </g>
        ))}
        <line x1={LEFT} x2={right} y1={y(plan)} y2={y(plan)} stroke="var(--cg-ink-2)" />
        {monthsBetween(from, to, wide < 420 ? 3 : 2).map((month) => (
          <text key={month} x={x(month)} y={HIGH - 4} textAnchor="start">
            {sayMonth(Number(month.slice(5, 7)), language)}
          </text>
        ))}
        {last && forecast ? (
          <>
            <path
              d={`M${x(last.day)} ${y(last.value)}L${right} ${y(forecast.high)}V${y(forecast.low)}Z`}
              className="course-band"
            />
            <path d={`M${x(last.day)} ${y(last.value)}L${right} ${y(forecast.middle)}`} className="course-forecast" />
          </>
        ) : null}
        <path d={`M${LEFT} ${FLOOR}L${right} ${y(plan)}`} className="course-pace" />
        <path
          d={linePath([[LEFT, FLOOR], ...done.map((point) => [x(point.day), y(point.value)] as const)])}
          className="course-done"
        />
        {last && due !== undefined ? (
          <line
            x1={x(last.day)}
            x2={x(last.day)}
            y1={y(last.value)}
            y2={y(due)}
            className={gap !== null && gap < 0 ? 'course-gap' : 'course-lead'}
          />
        ) : null}
        {last ? (
          <circle cx={x(last.day)} cy={y(last.value)} r="4" fill="var(--cg-blue)" stroke="#fff" strokeWidth="1.5" />
        ) : null}
        <text x={right - 2} y={y(plan) - 5} textAnchor="end" className="soft-label">
          {t('course.plan', { value: short(plan) })}
        </text>
        {forecast ? (
          <text x={right - 2} y={Math.min(FLOOR - 8, bandFloor + 16)} textAnchor="end" className="forecast-label">
            {t('course.forecast', { low: short(forecast.low), high: short(forecast.high) })}
          </text>
        ) : null}
        <text x={LEFT + (right - LEFT) * 0.155} y={y(plan * 0.155) - 14} textAnchor="end" className="soft-label">
          {t('course.pace')}
        </text>
        {last && gap !== null && gap !== 0 ? (
          <text
            x={Math.max(LEFT + 110, x(last.day) - 8)}
            y={Math.min(y(last.value), y(due ?? 0)) - 8}
            textAnchor="end"
            className={gap < 0 ? 'gap-label' : 'lead-label'}
          >
            {t(gap < 0 ? 'course.gap' : 'course.ahead', { value: numeral(String(Math.abs(gap))), unit })}
          </text>
        ) : null}
      </svg>
    </div>
  )
}

function useBoxWidth(box: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(604)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const watch = new ResizeObserver(() => setWidth(Math.max(260, element.clientWidth)))
    watch.observe(element)
    return () => watch.disconnect()
  }, [box])
  return width
}

/** Three to five lines at round values: steps of 1, 2 or 5 times a power of ten. */
export function axisOf(top: number): readonly number[] {
  if (top <= 0) return [0]
  const power = 10 ** Math.floor(Math.log10(top / 4.5))
  const step = [1, 2, 5, 10].map((times) => times * power).find((size) => top / size <= 4.5) ?? top
  return Array.from({ length: Math.floor(top / step + 1e-9) + 1 }, (_, index) => index * step)
}

/** The first of every second or third month in the period. */
function monthsBetween(from: PlainDate, to: PlainDate, every: number): readonly PlainDate[] {
  const months: PlainDate[] = []
  const first = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1
  const last = Number(to.slice(0, 4)) * 12 + Number(to.slice(5, 7)) - 1
  for (let month = first; month <= last; month += every) {
    const day =
      `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01` as PlainDate
    if (day >= from) months.push(day)
  }
  return months
}

const linePath = (points: readonly (readonly [number, number])[]) =>
  points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')

function CourseTable({ label, from, to, plan, done, forecast, unit }: CourseChartProps) {
  const t = useWords()
  const day = useDays()
  const days = Math.max(1, daysBetween(from, to))
  const due = (at: PlainDate) => Math.round((plan * Math.min(days, daysBetween(from, at) + 1)) / (days + 1))
  return (
    <table className="ledger" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('chart.day')}</th>
          <th scope="col" className="number">{`${t('chart.done')}（${unit}）`}</th>
          <th scope="col" className="number">
            {t('course.pace')}
          </th>
        </tr>
      </thead>
      <tbody>
        {done.map((point) => (
          <tr key={point.day}>
            <td>{day(point.day, 'year')}</td>
            <td className="number">{numeral(String(point.value))}</td>
            <td className="number">{numeral(String(due(point.day)))}</td>
          </tr>
        ))}
        {forecast ? (
          <tr>
            <td>{`${t('chart.middle')}　${day(to, 'year')}`}</td>
            <td className="number">{`${numeral(String(forecast.low))}—${numeral(String(forecast.high))}`}</td>
            <td className="number">{numeral(String(plan))}</td>
          </tr>
        ) : null}
      </tbody>
    </table>
  )
}
