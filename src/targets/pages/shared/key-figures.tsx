import { Figure } from '../../../platform/ui/figure.tsx'
import { useWords } from '../../../platform/ui/language.tsx'
import { Light } from '../../../platform/ui/light.tsx'
import { useOperation } from '../../../platform/ui/office.tsx'
import { PaceBar } from '../../../platform/ui/pace.tsx'
import { FigureStrip } from '../../../platform/ui/work-list.tsx'
import type { LineAt } from '../../cards/contract.ts'
import { contract } from '../../contract.ts'
import { shareOf, sizeOf } from './amounts.ts'
import { words } from './words.ts'
import './shared.css'

interface KeyFiguresProps {
  /** How many lines at most; the total first, then those that are furthest behind. */
  readonly most: number
}

/** The lines of the newest target as a strip: what is done, of how much, its light, its pace. */
export function KeyFigures({ most }: KeyFiguresProps) {
  const t = useWords(words)
  const answer = useOperation(contract.list, {})
  const [newest] = answer.data?.targets ?? []
  if (!newest) return null
  return (
    <FigureStrip
      figures={pick(newest.lines, most).map((line) => ({
        label: line.name,
        value: (
          <>
            <Figure value={line.value} size="strip" />
            <span className="soft whole">
              {' / '}
              <Figure value={line.target} /> {line.unit}
            </span>
          </>
        ),
        light: <Light value={line.light.value} word={wordOf(line, t)} reason={line.light.sentence} />,
        pace: <PaceBar done={shareOf(line.value, line.target)} pace={sizeOf(line.gone) / 100} weight="thin" />,
      }))}
    />
  )
}

function pick(lines: readonly LineAt[], most: number): readonly LineAt[] {
  const [total, ...rest] = lines
  const behind = rest.filter(({ gap }) => gap.value !== null).sort((a, b) => sizeOf(a.gap) - sizeOf(b.gap))
  return total ? [total, ...behind].slice(0, most) : []
}

function wordOf({ gap, light }: LineAt, t: ReturnType<typeof useWords<typeof words>>): string {
  if (gap.value === null) return light.word
  const points = Math.abs(sizeOf(gap)).toFixed(2)
  return t(sizeOf(gap) < 0 ? 'slower' : 'faster', { points })
}
