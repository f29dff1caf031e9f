import { useState } from 'react'
import type { z } from 'zod'
import { Button } from '../../platform/ui/button.tsx'
import { Chips } from '../../platform/ui/choices.tsx'
import { Grid } from '../../platform/ui/grid.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { Filters, ListPage } from '../../platform/ui/list-page.tsx'
import { Tag } from '../../platform/ui/page.tsx'
import { usePagesOf } from '../../platform/ui/pages-of.ts'
import { useFilters } from '../../platform/ui/search-state.ts'
import { Empty, Loaded } from '../../platform/ui/states.tsx'
import { TextField } from '../../platform/ui/text-field.tsx'
import { contract } from '../contract.ts'
import { PairDialog } from './pairing-dialogs.tsx'
import { PairingPreview } from './pairing-preview.tsx'
import { useWhen } from './when.ts'
import { words } from './words.ts'
import './organisations.css'

export type Pairing = z.output<typeof contract.pairings.output>['rows'][number]
type State = NonNullable<z.input<typeof contract.pairings.input>['state']>

/** 指导员结对: who looks after which enterprise, and where a visit is due. */
export default function PairingsPage() {
  const t = useWords(words)
  const [filters, setFilters, clear] = useFilters({ text: '', state: 'open', chosen: '' })
  const isFiltered = filters.text !== '' || filters.state !== 'open'
  const pairings = usePagesOf(contract.pairings, { text: filters.text, state: filters.state as State })
  const [isPairing, setPairing] = useState(false)
  const first = pairings.answer.data
  const chosen = pairings.rows.find(({ id }) => id === filters.chosen)
  return (
    <ListPage
      title={t('pairings.title')}
      trail={[{ name: t('units.title'), to: '/organisations' }]}
      facts={first ? t('pairings.facts', { count: first.count.value, cap: first.cap }) : ' '}
      actions={
        first?.mayManage ? (
          <Button kind="primary" onPress={() => setPairing(true)}>
            {t('pairing.pair')}
          </Button>
        ) : null
      }
      filters={
        <Filters onClear={isFiltered ? clear : undefined}>
          <TextField label={t('pairings.find')} value={filters.text} onChange={(text) => setFilters({ text })} />
          <Chips
            label={t('units.state')}
            value={filters.state as State}
            onChange={(state) => setFilters({ state })}
            choices={(['open', 'overdue', 'ended', 'all'] as const).map((id) => ({ id, name: t(`pairings.${id}`) }))}
          />
        </Filters>
      }
      preview={chosen ? <PairingPreview pairing={chosen} mayManage={first?.mayManage ?? false} /> : undefined}
      previewLabel={chosen?.instructor ?? ''}
    >
      <Loaded of={pairings.answer} lines={8}>
        {(list) => (
          <PairingGrid
            list={list}
            pairings={pairings}
            isFiltered={isFiltered}
            chosen={filters.chosen || null}
            onChoose={(id) => setFilters({ chosen: id })}
          />
        )}
      </Loaded>
      {isPairing ? <PairDialog onClose={() => setPairing(false)} /> : null}
    </ListPage>
  )
}

interface GridProps {
  readonly list: z.output<typeof contract.pairings.output>
  readonly pairings: ReturnType<typeof usePagesOf<typeof contract.pairings>>
  readonly isFiltered: boolean
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
}

function PairingGrid({ list, pairings, isFiltered, chosen, onChoose }: GridProps) {
  const t = useWords(words)
  const when = useWhen()
  return (
    <Grid<Pairing>
      label={t('pairings.title')}
      rows={pairings.rows}
      total={Number(list.count.value)}
      onMore={pairings.onMore}
      onAll={pairings.onAll}
      rowId={(row) => row.id}
      rowName={(row) => `${row.instructor} ${row.enterprise}`}
      rowHeight={52}
      chosen={chosen}
      onOpen={(row) => onChoose(row.id)}
      empty={<Empty>{t(isFiltered || !list.mayManage ? 'pairings.none' : 'pairings.empty')}</Empty>}
      columns={[
        {
          ...{ id: 'instructor', name: t('pairing.instructor'), width: 180 },
          text: (row) => row.instructor,
          cell: (row) => (
            <span className="two-lines">
              <span className="cut">{row.instructor}</span>
              <small className="faint cut">{row.instructorUnit}</small>
            </span>
          ),
        },
        {
          ...{ id: 'enterprise', name: t('pairing.enterprise'), width: 220, grows: true },
          text: (row) => row.enterprise,
          cell: (row) => (
            <span className="two-lines">
              <span className="cut">{row.enterprise}</span>
              <small className="faint cut">{row.place}</small>
            </span>
          ),
        },
        {
          ...{ id: 'purpose', name: t('pairing.purpose'), width: 160, hideOnPhone: true },
          text: (row) => row.purpose,
        },
        {
          ...{ id: 'from', name: t('pairing.from'), width: 130, hideOnPhone: true },
          text: (row) => when(row.fromOn),
        },
        {
          ...{ id: 'visit', name: t('pairing.visit-by'), width: 150, hideOnPhone: true },
          text: (row) => (row.visitDue ? when(row.visitDue) : ''),
          cell: (row) =>
            row.visitDue === null ? (
              <Tag tone="struck">{row.endReason ? t(`reason.${row.endReason}`) : t('pairings.ended')}</Tag>
            ) : row.overdue ? (
              <Tag tone="red">{when(row.visitDue)}</Tag>
            ) : (
              when(row.visitDue)
            ),
        },
      ]}
    />
  )
}
