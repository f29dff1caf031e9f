import { useState } from 'react'
import { Button } from '../../../platform/ui/button.tsx'
import { Select, Tick } from '../../../platform/ui/choices.tsx'
import { FieldGrid } from '../../../platform/ui/field.tsx'
import { useWords } from '../../../platform/ui/language.tsx'
import { useAsk } from '../../../platform/ui/office.tsx'
import { Card } from '../../../platform/ui/page.tsx'
import { ErrorPanel } from '../../../platform/ui/states.tsx'
import { NumberField } from '../../../platform/ui/text-field.tsx'
import { contract } from '../../contract.ts'
import { cellKey, type Sheet, type Table, type TableLine } from './sheet.ts'
import { splitWords } from './split-words.ts'

const measures = ['lastYear', 'soFar', 'workers', 'whole'] as const
type Measure = (typeof measures)[number]
type Weights = Readonly<Record<Measure, number | null>>

const ALL = 'all'

interface SplitFillProps {
  readonly at: { readonly code: string; readonly place?: string }
  readonly table: Table
  readonly sheet: Sheet
  readonly onEdit: (next: Sheet) => void
}

/** Works a line, or all of them, out by weighted measures; the result only fills the sheet. */
export function SplitFill({ at, table, sheet, onEdit }: SplitFillProps) {
  const t = useWords(splitWords)
  const ask = useAsk()
  const [line, setLine] = useState<string>(ALL)
  const [weights, setWeights] = useState<Weights>({ lastYear: null, soFar: null, workers: 100, whole: null })
  const [step, setStep] = useState<'1' | '10' | '100'>('1')
  const [reserve, setReserve] = useState<number | null>(0)
  const [isCapped, setCapped] = useState(false)
  const [keeps, setKeeps] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const sum = measures.reduce((total, one) => total + (weights[one] ?? 0), 0)
  const wanted = table.lines.filter(({ code, parent }) => (line === ALL || code === line) && parent.value !== null)
  const run = async () => {
    setBusy(true)
    setFailure(null)
    try {
      const lines = wanted.map((one) => ({
        line: one.code,
        shares: keeps ? givenOf(table, sheet, one) : [],
        fill: { factors: factorsOf(one, weights), step, reservePercent: String(reserve ?? 0), capped: isCapped },
      }))
      onEdit(filled(sheet, (await ask(contract.tryOut, { ...at, lines })).lines))
    } catch (error) {
      setFailure(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Card title={t('fill.title')} aside={t('fill.note')}>
      <FieldGrid>
        <Select
          name="line"
          label={t('fill.line')}
          value={line}
          onChange={setLine}
          choices={[{ id: ALL, name: t('fill.all') }, ...table.lines.map(({ code, name }) => ({ id: code, name }))]}
        />
        {measures.map((measure) => (
          <NumberField
            key={measure}
            name={measure}
            label={t(`fill.${measure}`)}
            minimum={0}
            maximum={100}
            value={weights[measure]}
            onChange={(value) => setWeights({ ...weights, [measure]: value })}
          />
        ))}
        <NumberField
          name="reserve"
          label={t('fill.reserve')}
          minimum={0}
          maximum={10}
          value={reserve}
          onChange={setReserve}
        />
        <Select
          name="step"
          label={t('fill.step')}
          value={step}
          onChange={setStep}
          choices={(['1', '10', '100'] as const).map((id) => ({ id, name: id }))}
        />
      </FieldGrid>
      <div className="row wraps">
        <Tick isSelected={keeps} onChange={setKeeps}>
          {t('fill.keep')}
        </Tick>
        <Tick isSelected={isCapped} onChange={setCapped}>
          {t('fill.capped')}
        </Tick>
        <span className={sum === 100 ? 'soft push' : 'bad push'}>{t('fill.sum', { sum })}</span>
        <Button onPress={() => void run()} isBusy={isBusy} isDisabled={sum !== 100 || wanted.length === 0}>
          {t('fill.run')}
        </Button>
      </div>
      {failure === null ? null : <ErrorPanel failure={failure} />}
    </Card>
  )
}

/** A line that is part of none has no line around it: its weight goes to the others in proportion, or to the workers. */
function factorsOf(line: TableLine, weights: Weights) {
  const usable = measures.filter((one) => (weights[one] ?? 0) > 0 && (one !== 'whole' || line.within !== null))
  const total = usable.reduce((sum, one) => sum + weights[one]!, 0)
  if (total === 100) return usable.map((measure) => ({ measure, percent: String(weights[measure]) }))
  if (total === 0) return [{ measure: 'workers' as const, percent: '100' }]
  const shares = usable.map((measure) => Math.floor((weights[measure]! * 10_000) / total))
  const rest = 10_000 - shares.reduce((sum, share) => sum + share, 0)
  return usable.map((measure, i) => ({ measure, percent: ((shares[i]! + (i === 0 ? rest : 0)) / 100).toFixed(2) }))
}

function givenOf(table: Table, sheet: Sheet, { code }: TableLine) {
  return table.places.flatMap((place) => {
    const amount = sheet.shares[cellKey(code, place.code)] ?? ''
    return amount === '' ? [] : [{ place: place.code, amount }]
  })
}

type Tried = readonly {
  readonly line: string
  readonly reserve: string
  readonly shares: readonly { readonly place: string; readonly amount: string }[]
}[]

const filled = (sheet: Sheet, lines: Tried): Sheet => ({
  shares: {
    ...sheet.shares,
    ...Object.fromEntries(
      lines.flatMap(({ line, shares }) => shares.map(({ place, amount }) => [cellKey(line, place), amount])),
    ),
  },
  reserves: { ...sheet.reserves, ...Object.fromEntries(lines.map(({ line, reserve }) => [line, reserve])) },
})
