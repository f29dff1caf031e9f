import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { addressOf } from '../../platform/request.ts'
import { Button, LinkButton } from '../../platform/ui/button.tsx'
import { Chips } from '../../platform/ui/choices.tsx'
import { Figure } from '../../platform/ui/figure.tsx'
import { Grid } from '../../platform/ui/grid.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { Filters, ListPage } from '../../platform/ui/list-page.tsx'
import { useOperation } from '../../platform/ui/office.tsx'
import { useFilters } from '../../platform/ui/search-state.ts'
import { Empty, Loaded } from '../../platform/ui/states.tsx'
import { contract } from '../contract.ts'
import type { PlanLine } from '../shapes.ts'
import { Burden } from './burden.tsx'
import { PlanTag } from './plan-parts.tsx'
import { words } from './words.ts'

const NewPlan = lazy(() => import('./new-plan.tsx'))

/** 工作要点: plans of the offices within reach, by year. */
export default function PlansPage() {
  const t = useWords(words)
  const navigate = useNavigate()
  const [filters, setFilters, clear] = useFilters({ year: '' })
  const [isNew, setNew] = useState(false)
  const plans = useOperation(contract.list, filters.year === '' ? {} : { year: Number(filters.year) }, { keep: true })
  const year = filters.year || plans.data?.years[0]
  return (
    <ListPage
      title={t('plans.title')}
      facts={plans.data ? t('plans.facts', { count: plans.data.rows.length }) : ' '}
      actions={
        <>
          {year ? (
            <LinkButton to={addressOf(contract.selfCheck, { year })} download="">
              {t('plan.self-check')}
            </LinkButton>
          ) : null}
          {plans.data?.mayWrite ? (
            <Button kind="primary" onPress={() => setNew(true)}>
              {t('plans.new')}
            </Button>
          ) : null}
        </>
      }
      filters={
        <Filters onClear={filters.year === '' ? undefined : clear}>
          <Chips
            label={t('plans.year')}
            value={filters.year}
            onChange={(chosen) => setFilters({ year: chosen })}
            choices={['', ...(plans.data?.years ?? [])].map((id) => ({ id, name: id === '' ? t('plans.all') : id }))}
          />
        </Filters>
      }
    >
      <Loaded of={plans} lines={6}>
        {({ rows, mayWrite }) => (
          <Grid<PlanLine>
            label={t('plans.title')}
            rows={rows}
            rowId={(row) => row.id}
            rowName={(row) => row.title}
            rowHeight={52}
            onOpen={(row) => void navigate({ to: `/plans/${row.id}` as never })}
            empty={<Empty>{t(mayWrite ? 'plans.empty' : 'plans.empty-office')}</Empty>}
            columns={[
              {
                ...{ id: 'title', name: t('plan.title'), width: 260, grows: true, text: (row) => row.title },
                cell: (row) => (
                  <span className="two-lines">
                    <span className="cut">{row.title}</span>
                    <small className="faint cut">{row.place}</small>
                  </span>
                ),
              },
              { ...{ id: 'office', name: t('plan.office'), width: 220, hideOnPhone: true }, text: (row) => row.office },
              {
                ...{ id: 'tasks', name: t('plan.tasks'), width: 80, align: 'right', hideOnPhone: true },
                text: (row) => row.tasks.value ?? '',
                cell: (row) => <Figure value={row.tasks} />,
              },
              {
                ...{ id: 'closed', name: t('plan.closed'), width: 88, align: 'right', hideOnPhone: true },
                text: (row) => row.closed.value ?? '',
                cell: (row) => <Figure value={row.closed} />,
              },
              {
                ...{ id: 'state', name: t('plan.state'), width: 120, text: (row) => t(`planState.${row.state}`) },
                cell: (row) => <PlanTag state={row.state} />,
              },
            ]}
          />
        )}
      </Loaded>
      {year ? <Burden year={Number(year)} /> : null}
      {isNew ? (
        <Suspense fallback={null}>
          <NewPlan onClose={() => setNew(false)} />
        </Suspense>
      ) : null}
    </ListPage>
  )
}
