import { Figure } from '../../platform/ui/figure.tsx'
import { useDays, useWords } from '../../platform/ui/language.tsx'
import { Light } from '../../platform/ui/light.tsx'
import { difference } from '../../platform/ui/numerals.ts'
import { Facts, PaceBar } from '../../platform/ui/pace.tsx'
import { Card, Part } from '../../platform/ui/page.tsx'
import type { LineAt } from '../cards/contract.ts'
import { shareOf, sizeOf } from './shared/amounts.ts'
import { words } from './shared/words.ts'

/** Done, against the calendar, what each working day takes, and whether it can be reached. */
export function StateCard({ line }: { line: LineAt }) {
  const t = useWords(words)
  const day = useDays()
  const plan = sizeOf(line.target)
  const band =
    line.forecast && plan > 0
      ? ([sizeOf(line.forecast.low) / plan, sizeOf(line.forecast.high) / plan] as const)
      : undefined
  return (
    <Card label={t('state')}>
      <Part>
        <div className="small soft">{t('done')}</div>
        <div className="hero-line">
          <Figure value={line.value} size="hero" />
          <span className="soft plan-of">
            {' / '}
            <Figure value={line.target} /> {line.unit}
          </span>
        </div>
        <PaceBar done={shareOf(line.value, line.target)} pace={sizeOf(line.gone) / 100} {...(band ? { band } : {})} />
        <p className="small soft">{line.light.sentence}</p>
      </Part>
      <Part>
        <Facts
          facts={[
            {
              label: t('against-pace'),
              value: (
                <Light
                  value={line.light.value}
                  word={line.gap.value === null ? t('unknown') : difference(sizeOf(line.gap), 2)}
                />
              ),
              note: t('points'),
            },
            {
              label: t('required'),
              value: <Figure value={line.required} />,
              note: (
                <>
                  {t('recent')} <Figure value={line.recent} />
                </>
              ),
            },
            {
              label: t('forecast'),
              value: line.forecast ? <Figure value={line.forecast.mid} /> : t('forecast.none'),
              note: line.forecast?.reachedOn
                ? t('forecast.reached', { day: day(line.forecast.reachedOn) })
                : line.forecast
                  ? t('forecast.never')
                  : t('forecast.few'),
            },
            {
              label: t('feasible'),
              value: line.feasibility === null ? t('unknown') : t(`feasibility.${line.feasibility}`),
              note: (
                <>
                  {t('best')} <Figure value={line.best} />
                </>
              ),
            },
          ]}
        />
      </Part>
    </Card>
  )
}
