import { useNavigate, useParams } from '@tanstack/react-router'
import { Button, LinkButton } from '../../platform/ui/button.tsx'
import { DraftNote, useDraft } from '../../platform/ui/draft.tsx'
import { Form, FormFoot } from '../../platform/ui/form.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { useCommand, useOperation } from '../../platform/ui/office.tsx'
import { Card, PageHead } from '../../platform/ui/page.tsx'
import { type PagesOf, usePagesOf } from '../../platform/ui/pages-of.ts'
import { Loaded, useFailureWords } from '../../platform/ui/states.tsx'
import { NumberField } from '../../platform/ui/text-field.tsx'
import { contract } from '../contract.ts'
import { hasAttended } from '../participation-rules.ts'
import type { ClassRecord, Student } from '../shapes.ts'
import { words } from './words.ts'
import './training.css'

/** Hours typed, by person; null where the field was emptied. */
type Typed = Readonly<Record<string, number | null>>

/** 上报学时: a number for each person of the class; the draft outlives a reload. */
export default function HoursPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const held = useOperation(contract.record, { id })
  const students = usePagesOf(contract.people, { id })
  return (
    <Loaded of={held} lines={10}>
      {(record) => (
        <Loaded of={students.answer} lines={10}>
          {() => <HoursForm held={record} students={students} />}
        </Loaded>
      )}
    </Loaded>
  )
}

interface HoursFormProps {
  readonly held: ClassRecord
  readonly students: PagesOf<typeof contract.people>
}

const reported = ({ attended }: Student): number | null => (attended === null ? null : Number(attended))

function HoursForm({ held, students }: HoursFormProps) {
  const t = useWords(words)
  const navigate = useNavigate()
  const failureWords = useFailureWords()
  const planned = Number(held.plannedHours)
  const draft = useDraft<Typed>(`class-hours:${held.id}`, {})
  const present = students.rows.filter(({ state }) => state === 'enrolled')
  const typedOf = (row: Student) => (row.personId in draft.value ? draft.value[row.personId]! : reported(row))
  const changed = present.filter((row) => typedOf(row) !== null && typedOf(row) !== reported(row))
  const report = useCommand(contract.reportHours, {
    done: () => ({ words: t('hours.saved') }),
    onDone: () => {
      draft.discard()
      void navigate({ to: `/training/${held.id}` as never })
    },
  })
  const send = () =>
    report.send({
      id: held.id,
      rows: changed.map((row) => ({ personId: row.personId, version: row.version, attended: typedOf(row)! })),
    })
  const fillAll = () =>
    draft.set((was) => ({
      ...was,
      ...Object.fromEntries(present.filter((row) => typedOf(row) === null).map((row) => [row.personId, planned])),
    }))
  const at = new Map(changed.map((row, index) => [row.personId, index]))
  return (
    <>
      <PageHead
        title={t('hours.title')}
        trail={[
          { name: t('classes.title'), to: '/training' },
          { name: held.title, to: `/training/${held.id}` },
          { name: t('hours.title') },
        ]}
        facts={t('hours.facts', { planned: held.plannedHours, least: String(planned * 0.8) })}
        actions={<Button onPress={fillAll}>{t('hours.all', { planned: held.plannedHours })}</Button>}
      />
      <Form onSubmit={send} refusal={report.failure}>
        <Card label={t('hours.title')}>
          <div className="part hours-list">
            {present.map((row) => (
              <div key={row.personId} className="hours-row">
                <span className="two-lines">
                  <span>{row.name}</span>
                  <small className="faint">{row.idNumber}</small>
                  {isShort(typedOf(row), planned) ? <small className="short">{t('hours.short')}</small> : null}
                </span>
                <NumberField
                  label={t('hours.of', { name: row.name })}
                  name={at.has(row.personId) ? `rows.${at.get(row.personId)}.attended` : undefined}
                  unit={t('hours')}
                  places={2}
                  minimum={0}
                  maximum={planned}
                  value={typedOf(row)}
                  onChange={(hours) => draft.set((was) => ({ ...was, [row.personId]: hours }))}
                />
              </div>
            ))}
            {students.onMore ? <Button onPress={() => void students.onMore?.()}>{t('hours.more')}</Button> : null}
          </div>
        </Card>
        <FormFoot refusal={report.failure ? failureWords(report.failure) : null} draft={<DraftNote draft={draft} />}>
          <Button kind="primary" type="submit" isBusy={report.isBusy} isDisabled={changed.length === 0}>
            {t('hours.save', { count: changed.length })}
          </Button>
          <LinkButton to={`/training/${held.id}`}>{t('action.cancel')}</LinkButton>
        </FormFoot>
      </Form>
    </>
  )
}

const isShort = (attended: number | null, planned: number) => attended !== null && !hasAttended(attended, planned)
