import { useNavigate, useParams } from '@tanstack/react-router'
import { addressOf } from '../../platform/request.ts'
import { LinkButton } from '../../platform/ui/button.tsx'
import { Figure } from '../../platform/ui/figure.tsx'
import { FileDrop } from '../../platform/ui/file-drop.tsx'
import { useDays, useWords } from '../../platform/ui/language.tsx'
import { useCommand, useOperation } from '../../platform/ui/office.tsx'
import { Card, Part } from '../../platform/ui/page.tsx'
import { type HistoryEntry, Pairs, RecordPage } from '../../platform/ui/record-page.tsx'
import { Empty, ErrorPanel, Loaded } from '../../platform/ui/states.tsx'
import { contract } from '../contract.ts'
import type { ClassRecord } from '../shapes.ts'
import { StateTag } from './classes.tsx'
import { Drops } from './drops.tsx'
import { NextMoves } from './next-moves.tsx'
import { Students } from './students.tsx'
import { words } from './words.ts'
import './training.css'

export const ROSTER_LIMIT = 50 * 1024 * 1024
export const ROSTER_KINDS = ['.xlsx', '.xls', '.csv', '.et', '.xlsm']

/** A class: where it stands, what is to be done next, its rosters and people, what happened. */
export default function ClassPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const held = useOperation(contract.record, { id })
  return (
    <Loaded of={held} lines={12}>
      {(record) => <ClassRecordPage held={record} />}
    </Loaded>
  )
}

function ClassRecordPage({ held }: { held: ClassRecord }) {
  const t = useWords(words)
  const day = useDays()
  const isEmpty = held.people.value === '0'
  const plan = (
    <Card title={t('record.plan')}>
      <PlanPairs held={held} />
    </Card>
  )
  return (
    <RecordPage
      title={held.title}
      trail={[{ name: t('classes.title'), to: '/training' }, { name: held.title }]}
      facts={`${held.number} · ${held.institution} · ${t('class.from-to', {
        from: day(held.startsOn, 'year'),
        to: day(held.endsOn, 'year'),
      })}`}
      actions={<RecordActions held={held} />}
      history={useHistory(held)}
    >
      <div className="card">
        <Part>
          <ClassFigures held={held} />
        </Part>
        {held.moves.length === 0 ? null : (
          <Part>
            <NextMoves held={held} />
          </Part>
        )}
      </div>
      {isEmpty ? plan : null}
      {isEmpty && !held.mayImport ? null : (
        <Card title={t('record.rosters')}>
          {held.mayImport ? <DropHere held={held} /> : null}
          <Drops classId={held.id} />
        </Card>
      )}
      <Card title={t('record.students')}>
        {isEmpty ? (
          <Empty>{t(held.mayImport ? 'record.no-roster' : 'record.no-roster-office')}</Empty>
        ) : (
          <div className="class-students">
            <Students held={held} />
          </div>
        )}
      </Card>
      {isEmpty ? null : plan}
    </RecordPage>
  )
}

function RecordActions({ held }: { held: ClassRecord }) {
  const t = useWords(words)
  return (
    <>
      {held.mayImport ? (
        <LinkButton to={addressOf(contract.template, { id: held.id })} download="">
          {t('record.template')}
        </LinkButton>
      ) : null}
      {held.mayReport && held.people.value !== '0' ? (
        <LinkButton to={`/training/${held.id}/hours`}>{t('record.hours')}</LinkButton>
      ) : null}
      {held.mayRevise ? <LinkButton to={`/training/${held.id}/plan`}>{t('record.revise')}</LinkButton> : null}
    </>
  )
}

function ClassFigures({ held }: { held: ClassRecord }) {
  const t = useWords(words)
  return (
    <div className="class-figures">
      <StateTag state={held.state} />
      <span>
        <Figure value={held.people} size="fact" of={held.plannedPeople} />
        <small>{t('class.people')}</small>
      </span>
      <span>
        <Figure value={held.finished} size="fact" />
        <small>{t('record.finished')}</small>
      </span>
      {held.withoutHours.value === '0' ? null : (
        <span>
          <Figure value={held.withoutHours} size="fact" />
          <small>{t('record.without-hours')}</small>
        </span>
      )}
    </div>
  )
}

function DropHere({ held }: { held: ClassRecord }) {
  const t = useWords(words)
  const navigate = useNavigate()
  const drop = useCommand(contract.drop, {
    onDone: ({ id }) => void navigate({ to: `/training/rosters/${id}` as never }),
  })
  return (
    <>
      <FileDrop
        label={t('record.drop')}
        kinds={ROSTER_KINDS}
        limit={ROSTER_LIMIT}
        onFile={(file) => drop.send({ id: held.id, fileName: file.name }, file)}
        progress={drop.progress}
        onStop={drop.stop}
        hint={t('record.drop-hint')}
      />
      {drop.failure ? <ErrorPanel title={t('record.drop-refused')} failure={drop.failure} /> : null}
    </>
  )
}

function PlanPairs({ held }: { held: ClassRecord }) {
  const t = useWords(words)
  const groups = held.defaultGroups.map((code) => t(`group.${code}` as 'group.G01'))
  return (
    <Pairs
      pairs={[
        [t('record.institution'), held.institution],
        [t('plan.project-type'), t(`type.${held.projectType}`)],
        [t('class.occupation'), `${held.occupation} · ${t(`level.${held.level}`)}`],
        [t('plan.certificate'), t(`certificate.${held.certificateKind}`)],
        [t('plan.fund'), t(`fund.${held.fund}`)],
        [t('record.hours-planned'), `${held.plannedHours} ${t('hours')}`],
        [t('record.county'), held.place],
        [t('record.venue'), held.venue],
        ...(groups.length === 0 ? [] : [[t('record.groups'), groups.join('、')] as const]),
        ...(held.lateReason === null ? [] : [[t('plan.late-reason'), held.lateReason] as const]),
      ]}
    />
  )
}

function useHistory(held: ClassRecord): HistoryEntry[] {
  const t = useWords(words)
  const day = useDays()
  return held.steps.map(({ id, move, note, takenBy, takenOn }) => ({
    id,
    when: day(takenOn, 'year'),
    what: t(`move.${move}` as 'move.plan'),
    who: takenBy ?? '',
    ...(note === '' ? {} : { change: note }),
  }))
}
