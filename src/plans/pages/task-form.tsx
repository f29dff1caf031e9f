import { useNavigate, useParams } from '@tanstack/react-router'
import { Refusal } from '../../platform/refusal.ts'
import { Button, LinkButton } from '../../platform/ui/button.tsx'
import { DateField } from '../../platform/ui/date-field.tsx'
import { DraftNote, useDraft } from '../../platform/ui/draft.tsx'
import { FieldGrid } from '../../platform/ui/field.tsx'
import { Form, FormFoot } from '../../platform/ui/form.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { useCommand, useOperation } from '../../platform/ui/office.tsx'
import { Card, PageHead } from '../../platform/ui/page.tsx'
import { Loaded, useFailureWords } from '../../platform/ui/states.tsx'
import { TextField } from '../../platform/ui/text-field.tsx'
import { contract } from '../contract.ts'
import type { PlanRecord, TaskRecord } from '../shapes.ts'
import { decisionOf, draftOf, emptyTask, type TaskDraft, taskOf } from './task-draft.ts'
import { MilestoneFields, SourceFields, WhatFields, WhoFields } from './task-fields.tsx'
import { words } from './words.ts'
import './plans.css'

/** 增加任务 of a plan, or 修改、调整 where the address names a task. */
export default function TaskFormPage() {
  const { id, taskId } = useParams({ strict: false }) as { id?: string; taskId?: string }
  const plan = useOperation(contract.record, { id: id ?? '' }, { when: id !== undefined })
  const task = useOperation(contract.task, { id: taskId ?? '' }, { when: taskId !== undefined })
  if (taskId !== undefined)
    return (
      <Loaded of={task} lines={10}>
        {(held) => <ChangedTask task={held} />}
      </Loaded>
    )
  return (
    <Loaded of={plan} lines={10}>
      {(held) => <NewTask plan={held} />}
    </Loaded>
  )
}

/** Faults of one task of a batch stand at the fields of its form. */
function ownFaults(failure: Error | null): Error | null {
  if (!(failure instanceof Refusal)) return failure
  const faults = failure.faults.map((fault) => ({ ...fault, field: fault.field.replace(/^tasks\.0\./, '') }))
  const own = new Refusal(failure.kind, failure.code, failure.facts, faults)
  own.message = failure.message
  return own
}

function NewTask({ plan }: { plan: PlanRecord }) {
  const t = useWords(words)
  const navigate = useNavigate()
  const draft = useDraft<TaskDraft>(`task-new:${plan.id}`, emptyTask)
  const add = useCommand(contract.addTasks, {
    done: () => ({ words: t('task.saved') }),
    onDone: () => {
      draft.discard()
      void navigate({ to: `/plans/${plan.id}` as never })
    },
  })
  return (
    <TaskForm
      title={t('task.new')}
      back={{ name: plan.title, to: `/plans/${plan.id}` }}
      draft={draft}
      isNew
      isDecided={false}
      command={{
        ...{ isBusy: add.isBusy, failure: ownFaults(add.failure) },
        send: () => add.send({ id: plan.id, tasks: [taskOf(draft.value)] }),
      }}
    />
  )
}

function ChangedTask({ task }: { task: TaskRecord }) {
  const t = useWords(words)
  const navigate = useNavigate()
  const draft = useDraft<TaskDraft>(`task:${task.id}`, draftOf(task))
  const isDecided = task.state !== 'draft'
  const revise = useCommand(contract.revise, {
    done: () => ({ words: t('task.saved') }),
    onDone: () => {
      draft.discard()
      void navigate({ to: `/tasks/${task.id}` as never })
    },
  })
  const send = () => {
    const { source: _, ...content } = taskOf(draft.value)
    const { reason } = draft.value
    revise.send({ ...content, id: task.id, version: task.version, reason, decision: decisionOf(draft.value) })
  }
  return (
    <TaskForm
      title={t(isDecided ? 'task.adjust' : 'task.change')}
      back={{ name: task.content, to: `/tasks/${task.id}` }}
      draft={draft}
      isNew={false}
      isDecided={isDecided}
      command={{ isBusy: revise.isBusy, failure: revise.failure, send }}
    />
  )
}

interface TaskFormProps {
  readonly title: string
  readonly back: { readonly name: string; readonly to: string }
  readonly draft: ReturnType<typeof useDraft<TaskDraft>>
  readonly isNew: boolean
  readonly isDecided: boolean
  readonly command: { readonly isBusy: boolean; readonly failure: Error | null; readonly send: () => void }
}

function TaskForm({ title, back, draft, isNew, isDecided, command }: TaskFormProps) {
  const t = useWords(words)
  const failureWords = useFailureWords()
  const set = (change: Partial<TaskDraft>) => draft.set((was) => ({ ...was, ...change }))
  const parts = { task: draft.value, set }
  return (
    <>
      <PageHead title={title} trail={[{ name: t('plans.title'), to: '/plans' }, back, { name: title }]} />
      <Form onSubmit={command.send} refusal={command.failure}>
        <div className="stack">
          <Card title={t('task.what')}>
            <WhatFields {...parts} />
          </Card>
          {isNew ? (
            <Card title={t('task.source')}>
              <SourceFields {...parts} />
            </Card>
          ) : null}
          <Card title={t('task.who')}>
            <WhoFields {...parts} />
          </Card>
          <Card title={t('task.when')}>
            <MilestoneFields {...parts} />
          </Card>
          {isDecided ? (
            <Card title={t('task.reason')}>
              <FieldGrid columns={3}>
                <TextField
                  label={t('task.reason')}
                  name="reason"
                  value={draft.value.reason}
                  onChange={(reason) => set({ reason })}
                  isRequired
                />
                <TextField
                  label={t('task.decision')}
                  value={draft.value.decisionNo}
                  onChange={(decisionNo) => set({ decisionNo })}
                  isRequired
                />
                <DateField
                  label={t('task.decision-day')}
                  value={draft.value.decisionOn}
                  onChange={(decisionOn) => set({ decisionOn })}
                  isRequired
                />
              </FieldGrid>
            </Card>
          ) : null}
          <FormFoot
            refusal={command.failure ? failureWords(command.failure) : null}
            draft={<DraftNote draft={draft} />}
          >
            <Button kind="primary" type="submit" isBusy={command.isBusy}>
              {t('task.save')}
            </Button>
            <LinkButton to={back.to}>{t('action.cancel')}</LinkButton>
          </FormFoot>
        </div>
      </Form>
    </>
  )
}
