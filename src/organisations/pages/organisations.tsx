import { useNavigate } from '@tanstack/react-router'
import type { z } from 'zod'
import { LinkButton } from '../../platform/ui/button.tsx'
import { Segmented, Select } from '../../platform/ui/choices.tsx'
import { Grid } from '../../platform/ui/grid.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { Filters } from '../../platform/ui/list-page.tsx'
import { Card, PageHead, Tag } from '../../platform/ui/page.tsx'
import { usePagesOf } from '../../platform/ui/pages-of.ts'
import { useFilters } from '../../platform/ui/search-state.ts'
import { Empty, Loaded } from '../../platform/ui/states.tsx'
import { TextField } from '../../platform/ui/text-field.tsx'
import { contract } from '../contract.ts'
import { type Tree, unitKinds } from '../rules.ts'
import { UnitTreePicker } from './shared/unit-picker.tsx'
import { UnitTree } from './unit-tree.tsx'
import { useWhen } from './when.ts'
import { words } from './words.ts'
import './organisations.css'

type Asked = z.input<typeof contract.units.input>
type Line = z.output<typeof contract.units.output>['rows'][number]

const usual = { text: '', kind: 'all', state: 'open', tree: 'territory', below: '', name: '' }
const KINDS = ['all', 'place', 'other', ...unitKinds] as const

/** 组织: the trees, and the units below the chosen one. */
export default function OrganisationsPage() {
  const t = useWords(words)
  const [filters, setFilters, clear] = useFilters(usual)
  const tree = filters.tree as Tree
  const units = usePagesOf(contract.units, {
    ...{ text: filters.text, kind: filters.kind as NonNullable<Asked['kind']>, tree },
    ...{ state: filters.state as NonNullable<Asked['state']> },
    ...(filters.below === '' ? {} : { below: filters.below }),
  })
  const first = units.answer.data
  const choose = (node: { readonly id: string; readonly name: string }) =>
    setFilters(node.id === filters.below ? { below: '', name: '' } : { below: node.id, name: node.name })
  const isFiltered = Object.entries(usual).some(([name, value]) => filters[name as keyof typeof usual] !== value)
  return (
    <>
      <PageHead
        title={t('units.title')}
        facts={
          first ? (
            <>
              {t('units.facts', { count: first.count.value })}
              {filters.name === '' ? null : ` · ${t('units.below', { name: filters.name })}`}
            </>
          ) : (
            ' '
          )
        }
        actions={<Actions mayOpen={first?.mayOpen ?? false} below={filters.below} />}
      />
      <Filters onClear={isFiltered ? clear : undefined}>
        <TextField label={t('units.find')} value={filters.text} onChange={(text) => setFilters({ text })} />
        <Segmented
          label={t('move.tree')}
          value={tree}
          onChange={(next) => setFilters({ tree: next, below: '', name: '' })}
          choices={(['territory', 'system'] as const).map((id) => ({ id, name: t(`tree.${id}`) }))}
        />
        <Select
          label={t('units.kind')}
          value={filters.kind}
          onChange={(kind) => setFilters({ kind })}
          choices={KINDS.map((id) => ({ id, name: id === 'all' ? t('units.any-kind') : t(`kind.${id}`) }))}
        />
        <Segmented
          label={t('units.state')}
          value={filters.state}
          onChange={(state) => setFilters({ state })}
          choices={(['open', 'ended', 'all'] as const).map((id) => ({ id, name: t(`units.${id}`) }))}
        />
      </Filters>
      <div className="holder">
        <div className="units-page">
          <div className="unit-branches">
            <Card label={t('units.tree')}>
              <UnitTree tree={tree} chosen={filters.below || null} onChoose={choose} />
            </Card>
          </div>
          <div className="stack">
            <div className="unit-picker-narrow">
              <UnitTreePicker
                label={t('units.tree')}
                tree={tree}
                value={filters.below === '' ? null : { id: filters.below, name: filters.name }}
                onChange={choose}
              />
            </div>
            <Loaded of={units.answer} lines={10}>
              {(list) => <UnitGrid list={list} units={units} isFiltered={isFiltered} />}
            </Loaded>
          </div>
        </div>
      </div>
    </>
  )
}

function Actions({ mayOpen, below }: { mayOpen: boolean; below: string }) {
  const t = useWords(words)
  return (
    <>
      {mayOpen ? (
        <LinkButton kind="primary" to={`/organisations/new${below === '' ? '' : `?below=${below}`}`}>
          {t('units.new')}
        </LinkButton>
      ) : null}
      <LinkButton to="/organisations/pairings">{t('units.pairings')}</LinkButton>
    </>
  )
}

interface GridProps {
  readonly list: z.output<typeof contract.units.output>
  readonly units: ReturnType<typeof usePagesOf<typeof contract.units>>
  readonly isFiltered: boolean
}

function UnitGrid({ list, units, isFiltered }: GridProps) {
  const t = useWords(words)
  const navigate = useNavigate()
  const when = useWhen()
  const open = (row: Line) => void navigate({ to: `/organisations/${row.id}` as never })
  return (
    <Grid<Line>
      label={t('units.title')}
      rows={units.rows}
      total={Number(list.count.value)}
      onMore={units.onMore}
      onAll={units.onAll}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      rowHeight={52}
      onOpen={open}
      empty={<Empty>{t(isFiltered ? 'units.none' : 'units.empty')}</Empty>}
      columns={[
        {
          ...{ id: 'name', name: t('units.name'), width: 240, grows: true, text: (row) => row.name },
          cell: (row) => (
            <span className="two-lines">
              <span className="cut">{row.name}</span>
              <small className="faint cut">{row.code ?? t('unit.no-code')}</small>
            </span>
          ),
        },
        { ...{ id: 'kind', name: t('units.kind'), width: 120 }, text: (row) => t(`kind.${row.kind}`) },
        {
          ...{ id: 'place', name: t('units.place'), width: 200, hideOnPhone: true },
          text: (row) => row.place,
        },
        {
          ...{ id: 'system', name: t('units.system'), width: 180, hideOnPhone: true },
          text: (row) => row.system,
        },
        {
          ...{ id: 'state', name: t('units.state'), width: 130, hideOnPhone: true },
          text: (row) => (row.toOn ? t('units.ended-on', { when: when(row.toOn, row.precision) }) : t('units.open')),
          cell: (row) =>
            row.toOn ? (
              <Tag tone="struck">{t('units.ended-on', { when: when(row.toOn, row.precision) })}</Tag>
            ) : (
              <span className="faint">{t('units.since', { when: when(row.fromOn, row.precision) })}</span>
            ),
        },
      ]}
    />
  )
}
