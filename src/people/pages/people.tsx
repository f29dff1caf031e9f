import { useNavigate } from '@tanstack/react-router'
import type { z } from 'zod'
import { Button, LinkButton } from '../../platform/ui/button.tsx'
import { Select } from '../../platform/ui/choices.tsx'
import { Grid } from '../../platform/ui/grid.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { Filters, ListPage } from '../../platform/ui/list-page.tsx'
import { usePagesOf } from '../../platform/ui/pages-of.ts'
import { useFilters } from '../../platform/ui/search-state.ts'
import { Empty, Loaded } from '../../platform/ui/states.tsx'
import { TextField } from '../../platform/ui/text-field.tsx'
import { contract, type PersonLine } from '../contract.ts'
import { UnitFilter } from './unit-filter.tsx'
import { GROUPS, words } from './words.ts'

type Input = z.input<typeof contract.list.input>

const wordsOf = (unit: string) => `/people/words${unit === '' ? '' : `?unit=${unit}`}`

/** 人员: people within reach, masked, in the order of their readings. */
export default function PeoplePage() {
  const t = useWords(words)
  const navigate = useNavigate()
  const [filters, setFilters, clear] = useFilters({ text: '', group: 'all', unit: '' })
  const isFiltered = filters.text !== '' || filters.group !== 'all' || filters.unit !== ''
  const input: Input = {
    text: filters.text,
    ...(filters.group === 'all' ? {} : { group: filters.group }),
    ...(filters.unit === '' ? {} : { unitId: filters.unit }),
  }
  const people = usePagesOf(contract.list, input)
  const first = people.answer.data
  const count = { count: first?.count.value ?? '' }
  return (
    <ListPage
      title={t('people.title')}
      facts={first ? t(first.more ? 'people.facts-more' : 'people.facts', count) : ' '}
      actions={
        <>
          {first?.mayMerge ? <LinkButton to="/people/merges">{t('people.merges')}</LinkButton> : null}
          {first?.mayWrite ? (
            <Button onPress={() => void navigate({ href: wordsOf(filters.unit) })}>{t('appraisal-words.title')}</Button>
          ) : null}
          {first?.mayWrite ? <LinkButton to="/people/drops">{t('drops.title')}</LinkButton> : null}
          {first?.mayRegister ? (
            <LinkButton kind="primary" to="/people/new">
              {t('people.register')}
            </LinkButton>
          ) : null}
        </>
      }
      filters={
        <Filters onClear={isFiltered ? clear : undefined}>
          <TextField label={t('people.find')} value={filters.text} onChange={(text) => setFilters({ text })} />
          <Select
            label={t('people.group')}
            value={filters.group}
            onChange={(group) => setFilters({ group })}
            choices={[
              { id: 'all', name: t('people.every-group') },
              ...GROUPS.map((id) => ({ id, name: t(`group.${id}` as 'group.G01') })),
            ]}
          />
          <UnitFilter label={t('people.unit')} value={filters.unit} onChange={(unit) => setFilters({ unit })} />
        </Filters>
      }
    >
      <Loaded of={people.answer} lines={10}>
        {(list) => (
          <Grid<PersonLine>
            label={t('people.title')}
            rows={people.rows}
            {...(list.more ? {} : { total: Number(list.count.value) })}
            onMore={people.onMore}
            onAll={list.more ? undefined : people.onAll}
            rowId={(row) => row.id}
            rowName={(row) => row.name}
            onOpen={(row) => void navigate({ to: `/people/${row.id}` as never })}
            empty={<Empty>{t(isFiltered ? 'people.none' : 'people.empty')}</Empty>}
            columns={[
              { id: 'name', name: t('person.name'), width: 110, text: (row) => row.name },
              { id: 'id', name: t('person.id'), width: 200, grows: true, text: (row) => row.idNumber },
              {
                ...{ id: 'birth', name: t('person.birth'), width: 90, hideOnPhone: true },
                sort: (row) => row.birthYear,
                text: (row) => row.birthYear ?? t('person.unknown'),
              },
              {
                ...{ id: 'sex', name: t('person.sex'), width: 64, hideOnPhone: true },
                text: (row) => (row.sex ? t(`sex.${row.sex}`) : t('person.unknown')),
              },
              {
                ...{ id: 'place', name: t('person.place'), width: 120, hideOnPhone: true },
                text: (row) => row.place,
              },
              {
                ...{ id: 'employer', name: t('person.employer'), width: 280, hideOnPhone: true },
                text: (row) => row.employer ?? '—',
              },
              {
                ...{ id: 'classes', name: t('person.classes'), width: 80, align: 'right', hideOnPhone: true },
                sort: (row) => Number(row.classes.value),
                text: (row) => row.classes.value ?? '',
              },
            ]}
          />
        )}
      </Loaded>
    </ListPage>
  )
}
