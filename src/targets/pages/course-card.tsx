import { CourseChart } from '../../platform/ui/course.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { useOperation } from '../../platform/ui/office.tsx'
import { Card } from '../../platform/ui/page.tsx'
import { Loaded } from '../../platform/ui/states.tsx'
import type { LineAt } from '../cards/contract.ts'
import { contract } from '../contract.ts'
import { sizeOf } from './shared/amounts.ts'
import type { At } from './shared/at.ts'
import { words } from './shared/words.ts'

/** The year so far and where it leads. */
export function CourseCard({ line, at }: { line: LineAt; at: Omit<At, 'map'> }) {
  const t = useWords(words)
  const course = useOperation(contract.course, { code: line.code, ...at })
  const { forecast } = line
  return (
    <Card title={t('course')} aside={forecast ? t('course.band') : t('forecast.few')}>
      <Loaded of={course} lines={6}>
        {({ points }) => (
          <CourseChart
            label={t('course')}
            from={line.from}
            to={line.to}
            plan={sizeOf(line.target)}
            unit={line.unit}
            due={sizeOf(line.due)}
            forecast={
              forecast
                ? { low: sizeOf(forecast.low), middle: sizeOf(forecast.mid), high: sizeOf(forecast.high) }
                : undefined
            }
            done={points.map(({ day, value }) => ({ day, value: sizeOf(value) }))}
          />
        )}
      </Loaded>
    </Card>
  )
}
