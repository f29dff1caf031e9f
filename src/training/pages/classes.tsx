import { useNavigate } from '@tanstack/react-router'
import type { z } from 'zod'
import { LinkButton } from '../../platform/ui/button.tsx'
import { Chips } from '../../platform/ui/choices.tsx'
import { Figure } from '../../platform/ui/figure.tsx'
import { Grid } from '../../platform/ui/grid.tsx'
import { useDays, useWords } from '../../platform/ui/language.tsx'
import { Filters, ListPage } from '../../platform/ui/list-page.tsx'
import { Tag, type TagTone } from '../../platform/ui/page.tsx'
import { usePagesOf } from '../../platform/ui/pages-of.ts'
import { useFilters } from '../../platform/ui/search-state.ts'
import { Empty, Loaded } from '../../platform/ui/states.tsx'
import { TextField } from '../../platform/ui/text-field.tsx'
import { contract } from '../contract.ts'
import type { ClassState } from '../rules.ts'
import { words } from './words.ts'

type List = z.output<typeof contract.list.output>
type Line = List['rows'][number]
type StateFilter = z.output<typeof contract.list.input>['state']

const SHOWN = ['open', 'draft', 'filed', 'approved', 'running', 'ended', 'all'] as const
const tones: Partial<Record<ClassState, TagTone>> = {
  ...({ filed: 'amber', returned: 'red', approved: 'blue', running: 'blue', ended: 'green' } as const),
  ...({ cancelled: 'struck', voided: 'struck' } as const),
}

export function StateTag({ state }: { state: ClassState }) {
  const t = useWords(words)
  return <Tag tone={tones[state] ?? 'plain'}>{t(`state.${state}`)}</Tag>
}

/** 培训: the classes within reach, newest first. */
export default function ClassesPage() {
  const t = useWords(words)
  const [filters, setFilters, clear] = useFilters({ text: '', state: 'open' })
  const isFiltered = filters.text !== '' || filters.state !== 'open'
  const classes = usePagesOf(contract.list, { text: filters.text, state: filters.state as StateFilter })
  const first = classes.answer.data
  return (
    <ListPage
      title={t('classes.title')}
      facts={first ? t('classes.facts', { count: first.count.value }) : ' '}
      actions={
        first?.mayPlan ? (
          <LinkButton kind="primary" to="/training/new">
            {t('classes.plan')}
          </LinkButton>
        ) : null
      }
      filters={
        <Filters onClear={isFiltered ? clear : undefined}>
          <TextField label={t('classes.find')} value={filters.text} onChange={(text) => setFilters({ text })} />
          <Chips
            label={t('classes.state')}
            value={filters.state as (typeof SHOWN)[number]}
            onChange={(state) => setFilters({ state })}
            choices={SHOWN.map((id) => ({ id, name: nameOf(id, t) }))}
          />
        </Filters>
      }
    >
      <Loaded of={classes.answer} lines={8}>
        {(list) => <ClassGrid list={list} classes={classes} isFiltered={isFiltered} />}
      </Loaded>
    </ListPage>
  )
}

type Say = ReturnType<typeof useWords<typeof words>>

const nameOf = (id: (typeof SHOWN)[number], t: Say) =>
  id === 'open' || id === 'all' ? t(`classes.${id}`) : t(`state.${id}`)

interface GridProps {
  readonly list: List
  readonly classes: ReturnType<typeof usePagesOf<typeof contract.list>>
  readonly isFiltered: boolean
}

function ClassGrid({ list, classes, isFiltered }: GridProps) {
  const t = useWords(words)
  const day = useDays()
  const navigate = useNavigate()
  const empty = isFiltered ? 'classes.none' : list.mayPlan ? 'classes.empty' : 'classes.empty-office'
  return (
    <Grid<Line>
      label={t('classes.title')}
      rows={classes.rows}
      total={Number(list.count.value)}
      onMore={classes.onMore}
      onAll={classes.onAll}
      rowId={(row) => row.id}
      rowName={(row) => row.title}
      rowHeight={52}
      onOpen={(row) => void navigate({ to: `/training/${row.id}` as never })}
      empty={<Empty>{t(empty)}</Empty>}
      columns={[
        {
          ...{ id: 'title', name: t('class.title'), width: 200, grows: true, text: (row) => row.title },
          sort: (row) => row.sortKeys.title,
          cell: (row) => (
            <span className="two-lines">
              <span className="cut">{row.title}</span>
              <small className="faint cut">{row.number}</small>
            </span>
          ),
        },
        {
          ...{ id: 'institution', name: t('class.institution'), width: 200, hideOnPhone: true },
          sort: (row) => row.sortKeys.institution,
          text: (row) => row.institution,
          cell: (row) => (
            <span className="two-lines">
              <span className="cut">{row.institution}</span>
              <small className="faint cut">{row.place}</small>
            </span>
          ),
        },
        {
          ...{ id: 'occupation', name: t('class.occupation'), width: 136, hideOnPhone: true },
          sort: (row) => row.sortKeys.occupation,
          text: (row) => `${row.occupation} ${t(`level.${row.level}`)}`,
          cell: (row) => (
            <span className="two-lines">
              <span className="cut">{row.occupation}</span>
              <small className="faint cut">{t(`level.${row.level}`)}</small>
            </span>
          ),
        },
        {
          ...{ id: 'days', name: t('class.days'), width: 148, hideOnPhone: true },
          sort: (row) => row.startsOn,
          text: (row) => t('class.from-to', { from: day(row.startsOn), to: day(row.endsOn) }),
        },
        {
          ...{ id: 'people', name: t('class.people'), width: 88, align: 'right', hideOnPhone: true },
          sort: (row) => Number(row.people.value),
          text: (row) => row.people.value ?? '',
          cell: (row) => <Figure value={row.people} of={row.plannedPeople} />,
        },
        {
          ...{ id: 'state', name: t('classes.state'), width: 112, text: (row) => t(`state.${row.state}`) },
          cell: (row) => (
            <span className="row">
              <StateTag state={row.state} />
              {row.lateEntry ? <Tag>{t('class.late')}</Tag> : null}
            </span>
          ),
        },
      ]}
    />
  )
}
