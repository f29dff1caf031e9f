import { Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../platform/ui/button.tsx'
import { Grid } from '../../platform/ui/grid.tsx'
import { useDays, useWords } from '../../platform/ui/language.tsx'
import { ListPage } from '../../platform/ui/list-page.tsx'
import { useOperation } from '../../platform/ui/office.tsx'
import { Tag } from '../../platform/ui/page.tsx'
import { Empty, Loaded } from '../../platform/ui/states.tsx'
import { contract } from '../contract.ts'
import type { InspectionLine } from '../inspections/contract.ts'
import { pageWords } from './words.ts'

const OpenInspection = lazy(async () => ({ default: (await import('./open-inspection.tsx')).OpenInspection }))

/** 专项督查: themes of the registered plan, newest first. */
export default function InspectionsPage() {
  const t = useWords(pageWords)
  const list = useOperation(contract.inspections, {})
  const [isOpening, setOpening] = useState(false)
  return (
    <ListPage
      title={t('inspections.title')}
      trail={[{ name: t('orders.title'), to: '/supervision' }, { name: t('inspections.title') }]}
      facts={t('inspections.facts')}
      actions={
        list.data?.mayOpen ? (
          <Button kind="primary" onPress={() => setOpening(true)}>
            {t('inspections.open')}
          </Button>
        ) : undefined
      }
    >
      <Loaded of={list} lines={6}>
        {({ rows }) => <InspectionGrid rows={rows} />}
      </Loaded>
      {isOpening ? (
        <Suspense fallback={null}>
          <OpenInspection onClose={() => setOpening(false)} />
        </Suspense>
      ) : null}
    </ListPage>
  )
}

function InspectionGrid({ rows }: { rows: readonly InspectionLine[] }) {
  const t = useWords(pageWords)
  const day = useDays()
  const navigate = useNavigate()
  const basis = (row: InspectionLine) =>
    row.planItemNo ? t('inspections.plan-item', { no: row.planItemNo }) : (row.approvalDoc ?? '')
  return (
    <Grid<InspectionLine>
      label={t('inspections.title')}
      rows={rows}
      rowId={(row) => row.id}
      rowName={(row) => row.theme}
      rowHeight={52}
      onOpen={(row) => void navigate({ to: `/supervision/inspections/${row.id}` as never })}
      empty={<Empty>{t('inspections.none')}</Empty>}
      columns={[
        {
          ...{ id: 'theme', name: t('inspections.theme'), width: 240, grows: true, text: (row) => row.theme },
          cell: (row) => (
            <span className="two-lines">
              <Link to={`/supervision/inspections/${row.id}` as never} className="cut">
                {row.theme}
              </Link>
              <small className="faint cut">{basis(row)}</small>
            </span>
          ),
        },
        { id: 'office', name: t('inspections.office'), width: 200, hideOnPhone: true, text: (row) => row.office },
        {
          ...{ id: 'days', name: t('inspections.days'), width: 240, hideOnPhone: true },
          text: (row) => `${day(row.startsOn, 'year')}—${day(row.endsOn, 'year')}`,
        },
        {
          ...{ id: 'units', name: t('inspections.units'), width: 88, align: 'right' as const, hideOnPhone: true },
          text: (row) => row.units.value ?? '',
        },
        {
          ...{ id: 'findings', name: t('inspections.findings'), width: 88, align: 'right' as const },
          text: (row) => row.findings.value ?? '',
        },
        {
          ...{ id: 'state', name: t('orders.state'), width: 96, hideOnPhone: true },
          text: (row) => t(row.endedOn ? 'inspections.ended' : 'inspections.running'),
          cell: (row) => (
            <Tag tone={row.endedOn ? 'green' : 'blue'}>
              {t(row.endedOn ? 'inspections.ended' : 'inspections.running')}
            </Tag>
          ),
        },
      ]}
    />
  )
}
