import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import type { PlainDate } from '../../platform/plain-date.ts'
import { Button } from '../../platform/ui/button.tsx'
import { DateField } from '../../platform/ui/date-field.tsx'
import { Form, FormFoot } from '../../platform/ui/form.tsx'
import { Grid } from '../../platform/ui/grid.tsx'
import { useDays, useWords } from '../../platform/ui/language.tsx'
import { useCommand } from '../../platform/ui/office.tsx'
import { Tag } from '../../platform/ui/page.tsx'
import { usePagesOf } from '../../platform/ui/pages-of.ts'
import { ErrorPanel, Loaded, useFailureWords } from '../../platform/ui/states.tsx'
import { TextField } from '../../platform/ui/text-field.tsx'
import { contract } from '../contract.ts'
import type { ClassRecord, Student } from '../shapes.ts'
import { words } from './words.ts'

const Dialog = lazy(async () => ({ default: (await import('../../platform/ui/dialog.tsx')).Dialog }))

type Act = { readonly kind: 'takeOff' | 'putBack' | 'certify'; readonly student: Student }

/** The people of a class, masked; this look is on record. */
export function Students({ held }: { held: ClassRecord }) {
  const t = useWords(words)
  const day = useDays()
  const [act, setAct] = useState<Act | null>(null)
  const students = usePagesOf(contract.people, { id: held.id })
  const mayCertify = held.state === 'ended'
  return (
    <>
      <Loaded of={students.answer} lines={6}>
        {() => (
          <Grid<Student>
            label={t('record.students')}
            rows={students.rows}
            total={Number(held.people.value)}
            onMore={students.onMore}
            onAll={students.onAll}
            rowId={(row) => row.personId}
            rowName={(row) => row.name}
            empty={t('record.no-roster-office')}
            columns={[
              {
                ...{ id: 'name', name: t('student.name'), width: 100, text: (row: Student) => row.name },
                cell: (row) => <Link to={`/people/${row.personId}` as never}>{row.name}</Link>,
              },
              { id: 'id', name: t('student.id'), width: 190, text: (row) => row.idNumber },
              {
                ...{ id: 'groups', name: t('student.groups'), width: 140, grows: true, hideOnPhone: true },
                text: (row) => row.groups.map((code) => t(`group.${code}` as 'group.G01')).join('、'),
              },
              {
                ...{ id: 'attended', name: t('student.attended'), width: 96, align: 'right', hideOnPhone: true },
                sort: (row) => (row.attended === null ? null : Number(row.attended)),
                text: (row) => (row.attended === null ? '—' : String(Number(row.attended))),
              },
              {
                ...{ id: 'certificate', name: t('student.certificate'), width: 210, hideOnPhone: true },
                text: (row) =>
                  row.certificateNumber === null
                    ? '—'
                    : `${row.certificateNumber}${row.certifiedOn ? ` ${day(row.certifiedOn)}` : ''}`,
              },
              {
                ...{ id: 'state', name: t('student.state'), width: 88, text: (row) => t(`student.${row.state}`) },
                cell: (row) => <StudentTag state={row.state} />,
              },
              {
                ...{ id: 'act', name: t('student.act'), width: 96, hideOnPhone: true, text: () => '' },
                cell: (row) => <RowAct held={held} student={row} mayCertify={mayCertify} onAct={setAct} />,
              },
            ]}
          />
        )}
      </Loaded>
      {act === null ? null : (
        <Suspense fallback={null}>
          {act.kind === 'certify' ? (
            <CertifyDialog held={held} student={act.student} onClose={() => setAct(null)} />
          ) : (
            <LeaveOrReturnDialog kind={act.kind} held={held} student={act.student} onClose={() => setAct(null)} />
          )}
        </Suspense>
      )}
    </>
  )
}

function StudentTag({ state }: { state: Student['state'] }) {
  const t = useWords(words)
  const tone = state === 'finished' || state === 'certified' ? 'green' : state === 'unfinished' ? 'amber' : 'plain'
  return <Tag tone={tone}>{t(`student.${state}`)}</Tag>
}

interface RowActProps {
  readonly held: ClassRecord
  readonly student: Student
  readonly mayCertify: boolean
  readonly onAct: (act: Act) => void
}

function RowAct({ held, student, mayCertify, onAct }: RowActProps) {
  const t = useWords(words)
  const isReporter = held.mayImport
  if (isReporter && held.mayReport && student.state === 'enrolled')
    return (
      <Button kind="quiet" size="small" onPress={() => onAct({ kind: 'takeOff', student })}>
        {t('student.take-off')}
      </Button>
    )
  if (isReporter && held.mayReport && student.state === 'left')
    return (
      <Button kind="quiet" size="small" onPress={() => onAct({ kind: 'putBack', student })}>
        {t('student.put-back')}
      </Button>
    )
  if (isReporter && mayCertify && student.state === 'finished')
    return (
      <Button kind="quiet" size="small" onPress={() => onAct({ kind: 'certify', student })}>
        {t('student.certify')}
      </Button>
    )
  return null
}

interface ActDialogProps {
  readonly held: ClassRecord
  readonly student: Student
  readonly onClose: () => void
}

const leaveOrReturn = {
  takeOff: { operation: contract.takeOff, button: 'student.take-off' },
  putBack: { operation: contract.putBack, button: 'student.put-back' },
} as const

function LeaveOrReturnDialog({ kind, held, student, onClose }: ActDialogProps & { kind: keyof typeof leaveOrReturn }) {
  const t = useWords(words)
  const [reason, setReason] = useState('')
  const { operation, button } = leaveOrReturn[kind]
  const act = useCommand(operation, { onDone: onClose })
  return (
    <Dialog
      title={t(`${button}-title`, { name: student.name })}
      isOpen
      onClose={onClose}
      foot={
        <Button
          kind="primary"
          isBusy={act.isBusy}
          isDisabled={reason.trim().length < 2}
          onPress={() => act.send({ id: held.id, personId: student.personId, reason })}
        >
          {t(button)}
        </Button>
      }
    >
      <p>{t(`${button}-1`)}</p>
      <TextField label={t('record.reason')} isRequired value={reason} onChange={setReason} lines={2} />
      {act.failure ? <ErrorPanel failure={act.failure} /> : null}
    </Dialog>
  )
}

function CertifyDialog({ held, student, onClose }: ActDialogProps) {
  const t = useWords(words)
  const [number, setNumber] = useState('')
  const [issuedOn, setIssuedOn] = useState<PlainDate | null>(null)
  const failureWords = useFailureWords()
  const certify = useCommand(contract.certify, { onDone: onClose })
  const send = () => {
    if (issuedOn) certify.send({ id: held.id, rows: [{ personId: student.personId, number, issuedOn }] })
  }
  return (
    <Dialog
      title={`${t('student.certify')} · ${student.name}`}
      isOpen
      onClose={onClose}
      foot={
        <Button kind="primary" type="submit" form="certify" isBusy={certify.isBusy}>
          {t('student.certify')}
        </Button>
      }
    >
      <Form id="certify" onSubmit={send} refusal={certify.failure}>
        <TextField
          label={t('student.certificate')}
          name="rows.0.number"
          isRequired
          maxLength={40}
          value={number}
          onChange={setNumber}
        />
        <DateField
          label={t('student.issued')}
          name="rows.0.issuedOn"
          isRequired
          earliest={held.endsOn}
          value={issuedOn}
          onChange={setIssuedOn}
        />
        <FormFoot refusal={certify.failure ? failureWords(certify.failure) : null}>{null}</FormFoot>
      </Form>
    </Dialog>
  )
}
