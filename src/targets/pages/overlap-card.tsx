import type { z } from 'zod'
import { Figure, useFigureText } from '../../platform/ui/figure.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { Light } from '../../platform/ui/light.tsx'
import { difference, numeral } from '../../platform/ui/numerals.ts'
import { useOperation } from '../../platform/ui/office.tsx'
import { OverlapDiagram, type OverlapRow } from '../../platform/ui/overlap.tsx'
import { PaceBar } from '../../platform/ui/pace.tsx'
import { Card } from '../../platform/ui/page.tsx'
import { Loaded } from '../../platform/ui/states.tsx'
import type { LineAt } from '../cards/contract.ts'
import { contract } from '../contract.ts'
import { shareOf, sizeOf } from './shared/amounts.ts'
import type { At } from './shared/at.ts'
import { words } from './shared/words.ts'

type CardAnswer = z.output<(typeof contract.card)['output']>
type Overlap = z.output<(typeof contract.overlap)['output']>
type Say = ReturnType<typeof useWords<typeof words>>

/** Lines over the same person-times: the same column is the same people in every row; a sum is shown struck out. */
export function OverlapCard({ card, at }: { card: CardAnswer; at: Omit<At, 'map'> }) {
  const t = useWords(words)
  const total = card.lines[0]!
  const overlap = useOperation(contract.overlap, { code: total.code, ...at })
  const caption = useFigureText(total.value)
  return (
    <Card title={t('overlap', { count: card.lines.length })} aside={t('overlap.read')}>
      <Loaded of={overlap} lines={8}>
        {(data) => (
          <OverlapDiagram
            label={t('overlap', { count: card.lines.length })}
            caption={t('overlap.caption', { total: caption, unit: total.unit })}
            columns={columnsOf(data, card.lines, t)}
            rows={card.lines.map((line) => rowOf(line, total, data, t))}
            legend={data.times.slice(0, 4).map((figure, times) => [
              times as 0 | 1 | 2 | 3,
              <>
                {t(`times.${times as 0 | 1 | 2 | 3}`)} <Figure value={figure} />
              </>,
            ])}
            notSum={notSumOf(data, t)}
            ownTitle={t('overlap.own')}
          />
        )}
      </Loaded>
    </Card>
  )
}

function columnsOf({ segments }: Overlap, lines: readonly LineAt[], t: Say) {
  const names = new Map(lines.map(({ code, name }) => [code, name]))
  return segments.map(({ lines: codes, value }) => ({
    id: codes.join('+') || 'none',
    amount: sizeOf(value),
    lines: codes,
    said: t('overlap.said', {
      lines: codes.length === 0 ? t('times.0') : codes.map((code) => names.get(code) ?? code).join('、'),
      amount: numeral(value.value ?? ''),
      unit: value.unit,
    }),
  }))
}

function rowOf(line: LineAt, total: LineAt, data: Overlap, t: Say): OverlapRow {
  const isPart = data.parts.includes(line.code)
  const kind = line.code === total.code ? 'total' : isPart ? 'line' : 'own'
  const done = shareOf(line.value, line.target)
  return {
    ...{ id: line.code, name: line.name, note: t(`comparator.${line.comparator}`), kind },
    done: <Figure value={line.value} />,
    plan:
      line.target.value === null
        ? t('unknown')
        : `${numeral(line.target.value)}${kind === 'own' ? ` ${line.unit}` : ''}`,
    rate: line.done.value === null ? t('unknown') : `${numeral(line.done.value)}%`,
    delta: line.gap.value === null ? '' : t('delta', { points: difference(sizeOf(line.gap)) }),
    light: <Light value={line.light.value} word={line.light.word} reason={line.light.sentence} />,
    ...(kind === 'own'
      ? { bar: <PaceBar done={done} pace={sizeOf(line.gone) / 100} tone="ruled" weight="medium" /> }
      : {}),
  }
}

const notSumOf = ({ notSum }: Overlap, t: Say) =>
  notSum === null || notSum.over === '0'
    ? undefined
    : {
        sum: `${notSum.terms.map(({ value }) => numeral(value ?? '')).join(' + ')} = ${numeral(notSum.sum)}`,
        why: t('overlap.why', { over: numeral(notSum.over) }),
      }
