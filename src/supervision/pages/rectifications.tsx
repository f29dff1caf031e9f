import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { addressOf } from '../../platform/request.ts'
import { Button, LinkButton } from '../../platform/ui/button.tsx'
import { Segmented } from '../../platform/ui/choices.tsx'
import { FileDrop } from '../../platform/ui/file-drop.tsx'
import { Grid } from '../../platform/ui/grid.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { Light } from '../../platform/ui/light.tsx'
import { Filters, ListPage } from '../../platform/ui/list-page.tsx'
import { useCommand, useOperation } from '../../platform/ui/office.tsx'
import { Card } from '../../platform/ui/page.tsx'
import { useFilters } from '../../platform/ui/search-state.ts'
import { Empty, Loaded, useFailureWords } from '../../platform/ui/states.tsx'
import { TextField } from '../../platform/ui/text-field.tsx'
import { contract } from '../contract.ts'
import { LARGEST_LIST, type Rectification } from '../lists/contract.ts'
import { columns } from '../lists/rectification-rules.ts'
import { pageWords } from './words.ts'
import './supervision.css'

const STATES = ['open', 'closed', 'all'] as const
const wide: Readonly<Record<string, number>> = { 序号: 56, 问题描述: 220, 依据条款: 200, 整改措施: 200, 进展: 200 }

/** 问题整改清单: the orders as offices list them, out to a workbook and back. */
export default function RectificationsPage() {
  const t = useWords(pageWords)
  const [filters, setFilters, clear] = useFilters({ text: '', state: 'open' })
  const [isReturning, setReturning] = useState(false)
  const asked = { text: filters.text, state: filters.state as (typeof STATES)[number] }
  const list = useOperation(contract.rectifications, asked, { keep: true })
  const isFiltered = filters.text !== '' || filters.state !== 'open'
  return (
    <ListPage
      title={t('rectifications.title')}
      trail={[{ name: t('orders.title'), to: '/supervision' }, { name: t('rectifications.title') }]}
      facts={list.data ? t('rectifications.facts', { count: list.data.count.value }) : ' '}
      actions={
        <>
          <Button onPress={() => setReturning(!isReturning)}>{t('rectifications.return')}</Button>
          <LinkButton kind="primary" to={addressOf(contract.rectificationBook, asked)} download="">
            {t('rectifications.export')}
          </LinkButton>
        </>
      }
      strip={isReturning ? <ReturnBook /> : null}
      filters={
        <Filters onClear={isFiltered ? clear : undefined}>
          <TextField label={t('orders.find')} value={filters.text} onChange={(text) => setFilters({ text })} />
          <Segmented
            label={t('orders.state')}
            value={asked.state}
            onChange={(state) => setFilters({ state })}
            choices={STATES.map((id) => ({ id, name: id === 'closed' ? t('state.closed') : t(`orders.${id}`) }))}
          />
        </Filters>
      }
    >
      <Loaded of={list} lines={8}>
        {({ rows }) => <ListGrid rows={rows} />}
      </Loaded>
    </ListPage>
  )
}

function ListGrid({ rows }: { rows: readonly Rectification[] }) {
  const t = useWords(pageWords)
  const navigate = useNavigate()
  const at = (name: (typeof columns)[number]) => columns.indexOf(name)
  return (
    <Grid<Rectification>
      label={t('rectifications.title')}
      rows={rows}
      rowId={(row) => row.id}
      rowName={(row) => row.cells[at('问题描述')]!}
      onOpen={(row) => void navigate({ to: `/supervision/${row.id}` as never })}
      empty={<Empty>{t('orders.none')}</Empty>}
      columns={columns.map((name, column) => ({
        ...{ id: name, name, width: wide[name] ?? 120, text: (row: Rectification) => row.cells[column]! },
        ...(name === '灯'
          ? { cell: (row: Rectification) => <Light value={row.light} word={t(`lights.${row.light}`)} /> }
          : {}),
        hideOnPhone: !['序号', '问题描述', '灯'].includes(name),
      }))}
    />
  )
}

/** The edited list comes back: what was done, and each row that was refused with its reason. */
function ReturnBook() {
  const t = useWords(pageWords)
  const failureWords = useFailureWords()
  const send = useCommand(contract.returnBook)
  const answer = send.answer
  return (
    <Card title={t('rectifications.return')}>
      <FileDrop
        label={t('rectifications.drop')}
        kinds={['.xlsx']}
        limit={LARGEST_LIST}
        onFile={(file) => send.send({ fileName: file.name }, file)}
        progress={send.progress}
        onStop={send.stop}
        hint={t('rectifications.hint')}
      />
      {send.failure ? (
        <p role="alert" className="form-refusal">
          {failureWords(send.failure)}
        </p>
      ) : null}
      {answer ? (
        <>
          <p role="status">
            {t('rectifications.done', {
              ...{ done: answer.done.value, refused: answer.refused.value, unchanged: answer.unchanged.value },
            })}
          </p>
          <ul className="refused-orders">
            {answer.rows.map(({ row, number, asked, refusal }) => (
              <li key={row}>
                <b>{t('rectifications.row', { row })}</b> {number} {asked} {refusal ?? t('rectifications.taken')}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Card>
  )
}
