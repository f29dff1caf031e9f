import { useNavigate, useParams } from '@tanstack/react-router'
import type { z } from 'zod'
import type { PlainDate } from '../../platform/plain-date.ts'
import { Refusal } from '../../platform/refusal.ts'
import { Button, LinkButton } from '../../platform/ui/button.tsx'
import { DraftNote, useDraft } from '../../platform/ui/draft.tsx'
import { Form, FormFoot } from '../../platform/ui/form.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { useCommand, useOperation } from '../../platform/ui/office.tsx'
import { Card, PageHead } from '../../platform/ui/page.tsx'
import { Empty, Loaded, useFailureWords } from '../../platform/ui/states.tsx'
import { contract } from '../contract.ts'
import type { Fund, ProjectType, TrainingCertificate, TrainingLevel } from '../rules.ts'
import type { ClassRecord } from '../shapes.ts'
import { Conflict } from './plan-conflict.tsx'
import { MoneyFields, WhatFields, WhenFields } from './plan-fields.tsx'
import { words } from './words.ts'

/** A plan while it is typed: null is not filled in yet. */
export interface PlanDraft {
  readonly title: string
  readonly unitId: string | null
  readonly unitName: string
  readonly projectType: ProjectType | null
  readonly occupation: string | null
  readonly level: TrainingLevel | null
  readonly certificateKind: TrainingCertificate | null
  readonly fund: Fund | null
  readonly defaultGroups: readonly string[]
  readonly plannedPeople: number | null
  readonly plannedHours: number | null
  readonly startsOn: PlainDate | null
  readonly endsOn: PlainDate | null
  readonly place: string
  readonly lateReason: string
}

export type PlanForm = z.output<typeof contract.form.output>

const emptyOf = (form: PlanForm): PlanDraft => ({
  ...{ title: '', projectType: null, occupation: null, level: null, certificateKind: null, fund: null },
  ...{ unitId: form.place?.id ?? null, unitName: form.place?.name ?? '', defaultGroups: [], place: '' },
  ...{ plannedPeople: null, plannedHours: null, startsOn: null, endsOn: null, lateReason: '' },
})

export const draftOf = (held: ClassRecord): PlanDraft => ({
  ...{ title: held.title, unitId: held.unitId, unitName: held.place, projectType: held.projectType },
  ...{ occupation: held.occupation, level: held.level, certificateKind: held.certificateKind, fund: held.fund },
  ...{ defaultGroups: held.defaultGroups, startsOn: held.startsOn, endsOn: held.endsOn, place: held.venue },
  ...{ plannedPeople: Number(held.plannedPeople), plannedHours: Number(held.plannedHours) },
  lateReason: held.lateReason ?? '',
})

/** What is sent. A field that is still null is refused at its field, here or by the office. */
const planOf = ({ unitName: _, lateReason, ...draft }: PlanDraft) =>
  ({ ...draft, lateReason: lateReason.trim() === '' ? null : lateReason }) as unknown as z.input<
    typeof contract.plan.input
  >

/** 拟办新班, or 修改计划 where the address names a class. */
export default function PlanPage() {
  const { id } = useParams({ strict: false }) as { id?: string }
  const form = useOperation(contract.form, {})
  const held = useOperation(contract.record, { id: id ?? '' }, { when: id !== undefined })
  const t = useWords(words)
  return (
    <Loaded of={form} lines={10}>
      {(known) =>
        known.offers.length === 0 ? (
          <Empty>{t('plan.no-scope')}</Empty>
        ) : id === undefined ? (
          <NewPlan form={known} />
        ) : (
          <Loaded of={held} lines={10}>
            {(record) => <ChangedPlan form={known} held={record} />}
          </Loaded>
        )
      }
    </Loaded>
  )
}

function NewPlan({ form }: { form: PlanForm }) {
  const t = useWords(words)
  const navigate = useNavigate()
  const draft = useDraft<PlanDraft>('class-new', emptyOf(form))
  const plan = useCommand(contract.plan, {
    done: ({ number }) => ({ words: t('plan.saved', { number }) }),
    onDone: ({ id }) => {
      draft.discard()
      void navigate({ to: `/training/${id}` as never })
    },
  })
  return (
    <PlanFormPage
      title={t('plan.new')}
      form={form}
      draft={draft}
      command={{ isBusy: plan.isBusy, failure: plan.failure, send: () => plan.send(planOf(draft.value)) }}
    />
  )
}

function ChangedPlan({ form, held }: { form: PlanForm; held: ClassRecord }) {
  const t = useWords(words)
  const navigate = useNavigate()
  const draft = useDraft<PlanDraft>(`class-plan:${held.id}`, draftOf(held))
  const revise = useCommand(contract.revise, {
    done: ({ number }) => ({ words: t('plan.saved', { number }) }),
    onDone: () => {
      draft.discard()
      void navigate({ to: `/training/${held.id}` as never })
    },
  })
  const isStale = revise.failure instanceof Refusal && revise.failure.code === 'class.changed'
  const send = () => revise.send({ ...planOf(draft.value), id: held.id, version: held.version })
  return (
    <PlanFormPage
      title={t('plan.change')}
      trail={held}
      form={form}
      draft={draft}
      command={{ isBusy: revise.isBusy, failure: revise.failure, send }}
      conflict={isStale ? <Conflict theirs={draftOf(held)} mine={draft.value} onTake={draft.set} /> : null}
    />
  )
}

interface PlanFormPageProps {
  readonly title: string
  readonly trail?: ClassRecord
  readonly form: PlanForm
  readonly draft: ReturnType<typeof useDraft<PlanDraft>>
  readonly command: { readonly isBusy: boolean; readonly failure: Error | null; readonly send: () => void }
  readonly conflict?: React.ReactNode
}

function PlanFormPage({ title, trail, form, draft, command, conflict }: PlanFormPageProps) {
  const t = useWords(words)
  const failureWords = useFailureWords()
  const set = (change: Partial<PlanDraft>) => draft.set((was) => ({ ...was, ...change }))
  const parts = { form, plan: draft.value, set }
  const back = trail ? [{ name: trail.title, to: `/training/${trail.id}` }] : []
  return (
    <>
      <PageHead
        title={title}
        trail={[{ name: t('classes.title'), to: '/training' }, ...back, { name: title }]}
        facts={t('plan.facts')}
      />
      <Form onSubmit={command.send} refusal={command.failure}>
        <div className="stack">
          {conflict}
          <Card title={t('plan.what')} aside={form.institution}>
            <WhatFields {...parts} />
          </Card>
          <Card title={t('plan.when')}>
            <WhenFields {...parts} />
          </Card>
          <Card title={t('plan.who')}>
            <MoneyFields {...parts} />
          </Card>
          <FormFoot
            refusal={command.failure ? failureWords(command.failure) : null}
            draft={<DraftNote draft={draft} />}
          >
            <Button kind="primary" type="submit" isBusy={command.isBusy}>
              {t('plan.save')}
            </Button>
            <LinkButton to={trail ? `/training/${trail.id}` : '/training'}>{t('action.cancel')}</LinkButton>
          </FormFoot>
        </div>
      </Form>
    </>
  )
}
