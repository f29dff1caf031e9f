import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { z } from 'zod'
import { LinkButton } from '../../platform/ui/button.tsx'
import { Chips, Select, Tick } from '../../platform/ui/choices.tsx'
import { Grid } from '../../platform/ui/grid.tsx'
import { useDays, useWords } from '../../platform/ui/language.tsx'
import { Light } from '../../platform/ui/light.tsx'
import { Filters, ListPage } from '../../platform/ui/list-page.tsx'
import { Tag, type TagTone } from '../../platform/ui/page.tsx'
import { usePagesOf } from '../../platform/ui/pages-of.ts'
import { useFilters } from '../../platform/ui/search-state.ts'
import { Empty, Loaded } from '../../platform/ui/states.tsx'
import { TextField } from '../../platform/ui/text-field.tsx'
import { contract } from '../contract.ts'
import type { OrderLine } from '../orders/shapes.ts'
import { type OrderState, orderStates } from '../orders/states-rules.ts'
import { BatchMove } from './batch.tsx'
import { pageWords } from './words.ts'
import './supervision.css'

type List = z.output<typeof contract.orders.output>
type Asked = z.output<typeof contract.orders.input>

const LIGHTS = ['all', 'red', 'yellow', 'green', 'blue', 'grey'] as const
const tones: Partial<Record<OrderState, TagTone>> = {
  ...({ fedBack: 'blue', checking: 'blue', closed: 'green', returned: 'red', disputed: 'amber' } as const),
  ...({ cancelled: 'struck', merged: 'struck', draft: 'amber', opened: 'amber' } as const),
}

export function StateTag({ state }: { state: OrderState }) {
  const t = useWords(pageWords)
  return <Tag tone={tones[state] ?? 'plain'}>{t(`state.${state}`)}</Tag>
}

/** 督查督办: the orders within reach, by the day they are due. */
export default function OrdersPage() {
  const t = useWords(pageWords)
  const [filters, setFilters, clear] = useFilters({ text: '', state: 'open', light: 'all', mine: 'no' })
  const [marked, mark] = useState<ReadonlySet<string>>(new Set())
  const isFiltered = filters.text !== '' || filters.state !== 'open' || filters.light !== 'all' || filters.mine !== 'no'
  const orders = usePagesOf(contract.orders, filters as Partial<Asked>)
  const first = orders.answer.data
  const facts = first
    ? t('orders.facts', { count: first.count.value, red: first.red.value, yellow: first.yellow.value })
    : ' '
  return (
    <ListPage
      title={t('orders.title')}
      facts={facts}
      actions={
        <>
          <LinkButton to="/supervision/inspections">{t('inspections.title')}</LinkButton>
          <LinkButton to="/supervision/rectifications">{t('rectifications.title')}</LinkButton>
          {first?.mayDraft ? (
            <LinkButton kind="primary" to="/supervision/new">
              {t('orders.draft')}
            </LinkButton>
          ) : null}
        </>
      }
      filters={
        <Filters onClear={isFiltered ? clear : undefined}>
          <TextField label={t('orders.find')} value={filters.text} onChange={(text) => setFilters({ text })} />
          <Select
            label={t('orders.state')}
            value={filters.state}
            onChange={(state) => setFilters({ state })}
            choices={(['open', 'all', ...orderStates] as const).map((id) => ({
              id,
              name: id === 'open' || id === 'all' ? t(`orders.${id}`) : t(`state.${id}`),
            }))}
          />
          <Chips
            label={t('orders.light')}
            value={filters.light as (typeof LIGHTS)[number]}
            onChange={(light) => setFilters({ light })}
            choices={LIGHTS.map((id) => ({ id, name: t(`lights.${id}`) }))}
          />
          <Tick isSelected={filters.mine === 'yes'} onChange={(on) => setFilters({ mine: on ? 'yes' : 'no' })}>
            {t('orders.mine', { count: first?.mine.value ?? '' })}
          </Tick>
        </Filters>
      }
    >
      <Loaded of={orders.answer} lines={8}>
        {(list) => <OrderGrid list={list} orders={orders} isFiltered={isFiltered} marked={marked} onMark={mark} />}
      </Loaded>
    </ListPage>
  )
}

interface GridProps {
  readonly list: List
  readonly orders: ReturnType<typeof usePagesOf<typeof contract.orders>>
  readonly isFiltered: boolean
  readonly marked: ReadonlySet<string>
  readonly onMark: (ids: ReadonlySet<string>) => void
}

function OrderGrid({ list, orders, isFiltered, marked, onMark }: GridProps) {
  const t = useWords(pageWords)
  const day = useDays()
  const navigate = useNavigate()
  const rows = orders.rows as readonly OrderLine[]
  return (
    <Grid<OrderLine>
      label={t('orders.title')}
      rows={rows}
      total={Number(list.count.value)}
      onMore={orders.onMore}
      onAll={orders.onAll}
      rowId={(row) => row.id}
      rowName={(row) => row.matter}
      rowHeight={52}
      marked={marked}
      onMark={onMark}
      batch={<BatchMove orders={rows.filter(({ id }) => marked.has(id))} onDone={() => onMark(new Set())} />}
      onOpen={(row) => void navigate({ to: `/supervision/${row.id}` as never })}
      empty={<Empty>{t(isFiltered ? 'orders.none' : list.mayDraft ? 'orders.empty' : 'orders.empty-unit')}</Empty>}
      columns={[
        {
          ...{ id: 'light', name: t('orders.light'), width: 84, text: (row) => t(`lights.${row.light}`) },
          cell: (row) => <Light value={row.light} reason={row.sentence} />,
        },
        {
          ...{ id: 'matter', name: t('order.matter'), width: 240, grows: true, text: (row) => row.matter },
          cell: (row) => (
            <span className="two-lines">
              <span className="cut">{row.matter}</span>
              <small className="faint cut">
                {row.number ?? t('order.no-number')} · {t(`source.${row.source}`)}
              </small>
            </span>
          ),
        },
        {
          ...{ id: 'unit', name: t('order.unit'), width: 188, hideOnPhone: true, text: (row) => row.unit.name },
          cell: (row) => (
            <span className="two-lines">
              <span className="cut">{row.unit.name}</span>
              <small className="faint cut">{row.office}</small>
            </span>
          ),
        },
        {
          ...{ id: 'state', name: t('orders.state'), width: 104, text: (row) => t(`state.${row.state}`) },
          cell: (row) => <StateTag state={row.state} />,
        },
        {
          ...{ id: 'due', name: t('order.due'), width: 188, hideOnPhone: true, sort: (row) => row.dueOn },
          text: (row) => (row.dueOn ? day(row.dueOn, 'year') : t('order.no-due')),
          cell: (row) => (
            <span className="two-lines">
              <span>{row.dueOn ? day(row.dueOn, 'year') : t('order.no-due')}</span>
              <small className="faint cut">{leftOf(row, t)}</small>
            </span>
          ),
        },
        {
          ...{ id: 'awaits', name: t('order.awaits'), width: 120, hideOnPhone: true },
          text: (row) => t(`awaits.${row.awaits}`),
        },
      ]}
    />
  )
}

type Say = ReturnType<typeof useWords<typeof pageWords>>

export function leftOf({ workingDays }: OrderLine, t: Say): string {
  if (workingDays === null) return ' '
  if (workingDays === 0) return t('left.today')
  return workingDays < 0 ? t('left.over', { days: -workingDays }) : t('left.days', { days: workingDays })
}
