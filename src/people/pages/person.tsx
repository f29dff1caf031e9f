import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import type { z } from 'zod'
import { PersonEligibility } from '../../eligibility/pages/shared/person-eligibility.tsx'
import { Button } from '../../platform/ui/button.tsx'
import { useDays, useWords } from '../../platform/ui/language.tsx'
import { Menu } from '../../platform/ui/menu.tsx'
import { useOperation } from '../../platform/ui/office.tsx'
import { Card, Tag } from '../../platform/ui/page.tsx'
import { Pairs, RecordPage } from '../../platform/ui/record-page.tsx'
import { Empty, Loaded } from '../../platform/ui/states.tsx'
import { contract, type PersonRecord } from '../contract.ts'
import { MergesCard } from '../merge/pages/merges-card.tsx'
import type { PersonAct } from './acts.tsx'
import { Corrections } from './corrections.tsx'
import { Namesakes } from './namesakes.tsx'
import { Records } from './records/records.tsx'
import { words } from './words.ts'
import './people.css'

const OpenDialog = lazy(async () => ({ default: (await import('./open-dialog.tsx')).OpenDialog }))

const PersonActDialog = lazy(async () => ({ default: (await import('./acts.tsx')).PersonActDialog }))

const acts: readonly PersonAct[] = ['mend', 'retire', 'move', 'die']

export type Opened = z.output<typeof contract.open.output> & { readonly purpose: string }

/** A person's record, masked. What was opened for a purpose is masked again when the page is left. */
export default function PersonPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const person = useOperation(contract.record, { id })
  return (
    <Loaded of={person} lines={10}>
      {(record) => <PersonRecordPage key={record.id} person={record} />}
    </Loaded>
  )
}

function PersonRecordPage({ person }: { person: PersonRecord }) {
  const t = useWords(words)
  const [opened, setOpened] = useState<Opened | null>(null)
  // Back begins before the next page stands: what was opened is gone with the first step.
  useEffect(() => {
    const forget = () => setOpened(null)
    window.addEventListener('popstate', forget)
    return () => window.removeEventListener('popstate', forget)
  }, [])
  const [isAsking, ask] = useState(false)
  const [act, start] = useState<PersonAct | null>(null)
  const clearNumbers = new Map(opened?.certificates?.map(({ id, number }) => [id, number]))
  return (
    <RecordPage
      title={opened?.name ?? person.name}
      trail={[{ name: t('people.title'), to: '/people' }, { name: person.name }]}
      facts={<LifeFacts person={person} />}
      actions={
        <>
          {person.mayAct ? (
            <Menu
              label={t('act.title')}
              entries={acts.map((id) => ({ id, name: t(`act.${id}`), onAction: () => start(id) }))}
            />
          ) : null}
          {!person.mayOpen ? null : opened ? (
            <Button onPress={() => setOpened(null)}>{t('open.hide')}</Button>
          ) : (
            <Button onPress={() => ask(true)}>{t('open.title')}</Button>
          )}
        </>
      }
      asks={opened ? <span className="dense">{t('open.shown', { purpose: opened.purpose })}</span> : undefined}
    >
      {person.namesakes.length === 0 ? null : <Namesakes person={person} />}
      <Card title={t('person.identity')}>
        <Identity person={person} opened={opened} />
      </Card>
      <MergesCard personId={person.id} />
      <Corrections personId={person.id} />
      <PersonEligibility personId={person.id} />
      <Records personId={person.id} clearNumbers={clearNumbers} />
      <Card title={t('person.trained')}>
        <Trained person={person} />
      </Card>
      {act === null ? null : (
        <Suspense fallback={null}>
          <PersonActDialog person={person} act={act} onClose={() => start(null)} />
        </Suspense>
      )}
      {isAsking ? (
        <Suspense fallback={null}>
          <OpenDialog person={person} onClose={() => ask(false)} onOpened={setOpened} />
        </Suspense>
      ) : null}
    </RecordPage>
  )
}

/** Where somebody is registered, and what changed of his life. */
function LifeFacts({ person }: PartProps) {
  const t = useWords(words)
  const day = useDays()
  const { place, registrar, retiredOn, movedOn, diedOn } = person
  return [
    t('person.facts', { place, registrar }),
    ...(movedOn ? [t('act.moved', { day: day(movedOn, 'year') })] : []),
    ...(retiredOn ? [t('act.retired', { day: day(retiredOn, 'year') })] : []),
    ...(diedOn ? [t('act.died', { day: day(diedOn, 'year') })] : []),
  ].join('　')
}

interface PartProps {
  readonly person: PersonRecord
  readonly opened?: Opened | null
}

function Identity({ person, opened }: PartProps) {
  const t = useWords(words)
  const unknown = t('person.unknown')
  const kind = person.residenceKind
  const education = person.education
  return (
    <Pairs
      pairs={[
        [
          t(`id-type.${person.idType}`),
          <span key="id" className="nowrap">
            {opened?.idNumber ?? person.idNumber}
          </span>,
        ],
        [t('person.sex'), person.sex ? t(`sex.${person.sex}`) : unknown],
        [t('person.birth'), person.birthYear ?? unknown],
        [t('person.phone'), (opened && 'phone' in opened ? opened.phone : person.phone) ?? unknown],
        [t('person.employer'), person.employer ?? unknown],
        [t('person.education'), education ? t(`education.${education}` as 'education.10') : unknown],
        [t('person.residence'), person.residence ?? unknown],
        [t('person.kind'), kind ? t(`kind.${kind}` as 'kind.resident') : unknown],
      ]}
    />
  )
}

function Trained({ person }: PartProps) {
  const t = useWords(words)
  const day = useDays()
  if (person.trained.length === 0) return <Empty>{t('person.no-class')}</Empty>
  return (
    <ul className="person-list">
      {person.trained.map((one) => (
        <li key={one.id}>
          <span className="two-lines">
            <Link to={`/training/${one.id}` as never}>{one.title}</Link>
            <small className="faint">
              {one.institution} ·{' '}
              {t('person.from-to', { from: day(one.startsOn, 'year'), to: day(one.endsOn, 'year') })}
            </small>
          </span>
          <Tag tone={one.state === 'finished' || one.state === 'certified' ? 'green' : 'plain'}>
            {t(`class.${one.state}` as 'class.left')}
          </Tag>
        </li>
      ))}
    </ul>
  )
}
