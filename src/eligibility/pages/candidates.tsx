import { useNavigate } from '@tanstack/react-router'
import { use } from 'react'
import type { PlainDate } from '../../platform/plain-date.ts'
import { Button } from '../../platform/ui/button.tsx'
import { Segmented } from '../../platform/ui/choices.tsx'
import { Grid } from '../../platform/ui/grid.tsx'
import { printAll } from '../../platform/ui/grid-print.tsx'
import { useDays, useWords } from '../../platform/ui/language.tsx'
import { Filters } from '../../platform/ui/list-page.tsx'
import { OfficeContext, Tag } from '../../platform/ui/page.tsx'
import { usePagesOf } from '../../platform/ui/pages-of.ts'
import { useFilters } from '../../platform/ui/search-state.ts'
import { Empty, Loaded } from '../../platform/ui/states.tsx'
import { contract, type PersonLine } from '../contract.ts'
import { OfOneRule } from './asked.tsx'
import { verdictTones } from './shared/standing.tsx'
import { words } from './words.ts'

/** Who can apply today or this year, and whose papers are missing; printed as a list. */
export function Candidates() {
  const t = useWords(words)
  const [filters, set] = useFilters({ rule: '', who: 'met', when: 'today' })
  return (
    <OfOneRule chosen={filters.rule} onChoose={(rule) => set({ rule })}>
      {(ruleId, field) => (
        <>
          <Filters>
            {field}
            <Segmented
              label={t('list.verdict')}
              value={filters.who as 'met' | 'toVerify'}
              onChange={(who) => set({ who })}
              choices={(['met', 'toVerify'] as const).map((id) => ({ id, name: t(`list.${id}`) }))}
            />
            <Segmented
              label={t('list.when')}
              value={filters.when as 'today' | 'year-end'}
              onChange={(when) => set({ when })}
              choices={(['today', 'year-end'] as const).map((id) => ({ id, name: t(`list.${id}`) }))}
            />
          </Filters>
          <People ruleId={ruleId} verdict={filters.who as 'met' | 'toVerify'} isYearEnd={filters.when !== 'today'} />
        </>
      )}
    </OfOneRule>
  )
}

interface PeopleProps {
  readonly ruleId: string
  readonly verdict: 'met' | 'toVerify'
  readonly isYearEnd: boolean
}

function People({ ruleId, verdict, isYearEnd }: PeopleProps) {
  const t = useWords(words)
  const day = useDays()
  const navigate = useNavigate()
  const { officeDay } = use(OfficeContext)
  const asOf = isYearEnd && officeDay !== null ? { asOf: `${officeDay.slice(0, 4)}-12-31` as PlainDate } : {}
  const people = usePagesOf(contract.candidates, { ruleId, verdict, ...asOf })
  const wanting = ({ conditions, paper }: PersonLine) =>
    [
      ...conditions.filter((one) => one.verdict === 'toVerify').map(({ name }) => name),
      ...(paper === null ? [] : [paper]),
    ].join('；')
  const first = ({ firstDate, firstDateKind }: PersonLine) => {
    if (firstDate === null) return '—'
    return firstDateKind === 'likely' ? t('list.likely', { day: day(firstDate, 'year') }) : day(firstDate, 'year')
  }
  return (
    <Loaded of={people.answer} lines={10}>
      {() => (
        <div className="stack">
          <Grid<PersonLine>
            label={t('tab.list')}
            rows={people.rows}
            rowId={({ id }) => id}
            rowName={({ name }) => name}
            onMore={people.onMore}
            onAll={people.onAll}
            onOpen={({ id }) => void navigate({ to: `/eligibility/people/${id}` as never })}
            empty={<Empty>{t('list.empty')}</Empty>}
            columns={[
              { id: 'name', name: t('list.name'), width: 96, text: ({ name }) => name },
              { id: 'id', name: t('list.id'), width: 190, hideOnPhone: true, text: ({ idNumber }) => idNumber },
              {
                ...{ id: 'employer', name: t('list.employer'), width: 220, hideOnPhone: true },
                text: ({ employer }) => employer ?? '—',
              },
              {
                ...{ id: 'verdict', name: t('list.verdict-of'), width: 96 },
                text: (row) => t(`verdict.${row.verdict}`),
                cell: (row) => <Tag tone={verdictTones[row.verdict]}>{t(`verdict.${row.verdict}`)}</Tag>,
              },
              {
                ...{ id: 'first', name: t('list.first'), width: 150, hideOnPhone: true },
                sort: ({ firstDate }) => firstDate,
                text: first,
              },
              { id: 'wanting', name: t('list.wanting'), width: 180, grows: true, text: wanting },
            ]}
          />
          <div className="row wraps">
            <p className="note">{t('standing.clue')}</p>
            {people.rows.length === 0 ? null : (
              <Button onPress={() => void printAll(people.onAll)}>{t('list.print')}</Button>
            )}
          </div>
        </div>
      )}
    </Loaded>
  )
}
