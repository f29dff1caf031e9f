import { Link, useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { z } from 'zod'
import { Chips, Segmented } from '../../platform/ui/choices.tsx'
import { Figure } from '../../platform/ui/figure.tsx'
import { useDays, useWords } from '../../platform/ui/language.tsx'
import { LightLegend, LightShape, type LightValue } from '../../platform/ui/light.tsx'
import { Filters } from '../../platform/ui/list-page.tsx'
import { Matrix, type MatrixCell, type MatrixRow } from '../../platform/ui/matrix.tsx'
import { useOperation } from '../../platform/ui/office.tsx'
import { KeyHints, PageHead } from '../../platform/ui/page.tsx'
import { useFilters } from '../../platform/ui/search-state.ts'
import { Empty, Loaded } from '../../platform/ui/states.tsx'
import { type CellLetter, cellLetters } from '../cell-rules.ts'
import { contract } from '../contract.ts'
import { CellDrawer } from './cell-drawer.tsx'
import { words } from './words.ts'
import './plans.css'

type Told = z.output<typeof contract.matrix.output>
type Say = ReturnType<typeof useWords<typeof words>>
type Only = 'all' | 'red' | 'missing'

const LIGHTS: Partial<Record<CellLetter, LightValue>> = { g: 'green', y: 'yellow', r: 'red', b: 'blue' }

function cellOf(letter: CellLetter, t: Say): MatrixCell | undefined {
  const light = LIGHTS[letter]
  if (light) return { light }
  if (letter === '.') return undefined
  return { light: 'grey', word: t(`letter.${cellLetters[letter]}` as 'letter.missing') }
}

function cellsOf(letters: string, columns: Told['columns'], t: Say): Record<string, MatrixCell> {
  const cells: Record<string, MatrixCell> = {}
  for (const [at, { id }] of columns.entries()) {
    const cell = cellOf(letters[at] as CellLetter, t)
    if (cell) cells[id] = cell
  }
  return cells
}

/** 任务与单位: every task of a plan by the units that carry it out. */
export default function MatrixPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const [filters, setFilters] = useFilters({ by: 'prefecture', only: 'all' })
  const told = useOperation(contract.matrix, { id, by: filters.by as Told['by'] }, { keep: true })
  return (
    <Loaded of={told} lines={12}>
      {(answer) => (
        <TaskMatrix
          id={id}
          told={answer}
          only={filters.only as Only}
          onBy={(by) => setFilters({ by })}
          onOnly={(only) => setFilters({ only })}
        />
      )}
    </Loaded>
  )
}

interface TaskMatrixProps {
  readonly id: string
  readonly told: Told
  readonly only: Only
  readonly onBy: (by: Told['by']) => void
  readonly onOnly: (only: Only) => void
}

function TaskMatrix({ id, told, only, onBy, onOnly }: TaskMatrixProps) {
  const t = useWords(words)
  const day = useDays()
  const [chosen, choose] = useState<{ row: string; column: string } | null>(null)
  const groups = useMemo(() => groupsOf(told, only, t), [told, only, t])
  const total = useMemo(() => ({ label: t('matrix.total'), cells: cellsOf(told.total, told.columns, t) }), [told, t])
  const by = t(`by.${told.by}`)
  const facts = { rows: told.rows.length, columns: told.columns.length, by, day: day(told.asOf, 'year') }
  return (
    <>
      <PageHead
        title={t('matrix.title', { by })}
        trail={[
          { name: t('plans.title'), to: '/plans' },
          { name: told.title, to: `/plans/${id}` },
        ]}
        facts={
          <>
            {t('matrix.facts', facts)} {t('matrix.red')} <Figure value={told.red} />
            {'　'}
            {t('matrix.yellow')} <Figure value={told.yellow} />
            {'　'}
            {t('matrix.missing')} <Figure value={told.missing} />
          </>
        }
        actions={
          <Segmented
            label={t('matrix.across')}
            value={told.by}
            onChange={onBy}
            choices={told.choices.map((one) => ({ id: one, name: t(`by.${one}`) }))}
          />
        }
      />
      <Filters aside={<LightLegend />}>
        <Chips
          label={t('matrix.only')}
          value={only}
          onChange={onOnly}
          choices={[
            { id: 'all', name: t('matrix.all') },
            { id: 'red', name: t('matrix.with-red'), sign: <LightShape value="red" /> },
            { id: 'missing', name: t('matrix.with-missing'), sign: <LightShape value="grey" /> },
          ]}
        />
      </Filters>
      {told.rows.length === 0 ? (
        <Empty>{t('matrix.none')}</Empty>
      ) : (
        <Matrix
          label={t('matrix.title', { by })}
          corner={t('matrix.task')}
          columns={told.columns}
          groups={groups}
          total={total}
          sumTitle={t('matrix.sum')}
          chosen={chosen}
          onOpen={(row, column) => choose({ row, column })}
        />
      )}
      <KeyHints
        hints={[
          ['← ↑ ↓ →', t('keys.move')],
          ['Enter', t('keys.do')],
          ['R', t('keys.red')],
        ]}
      />
      {chosen ? (
        <CellDrawer planId={id} taskId={chosen.row} unitId={chosen.column} onClose={() => choose(null)} />
      ) : null}
    </>
  )
}

function groupsOf(told: Told, only: Only, t: Say) {
  const shown = told.rows.filter(({ cells }) => only === 'all' || cells.includes(only === 'red' ? 'r' : 'm'))
  return [...Map.groupBy(shown, ({ measure }) => measure)].map(([measure, rows]) => ({
    ...{ id: measure, title: measure },
    rows: rows.map((row): MatrixRow => rowOf(row, told.columns, t)),
  }))
}

const rowOf = (row: Told['rows'][number], columns: Told['columns'], t: Say): MatrixRow => ({
  ...{ id: row.id, label: row.content, note: `${row.no}　${row.lead}`, cells: cellsOf(row.cells, columns, t) },
  name: <Link to={`/tasks/${row.id}` as never}>{row.content}</Link>,
  sum: (
    <span className="row">
      <LightShape value="red" size={12} /> <Figure value={row.red} />
      <LightShape value="yellow" size={12} /> <Figure value={row.yellow} />
    </span>
  ),
})
