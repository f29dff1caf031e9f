import { contract as organisations } from '../../organisations/contract.ts'
import { Button } from '../../platform/ui/button.tsx'
import { Select, Tick } from '../../platform/ui/choices.tsx'
import { ComboBox } from '../../platform/ui/combo-box.tsx'
import { DateField } from '../../platform/ui/date-field.tsx'
import { FieldGrid } from '../../platform/ui/field.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { useAsk, useOperation } from '../../platform/ui/office.tsx'
import { NumberField, TextField } from '../../platform/ui/text-field.tsx'
import { contract as policies } from '../../policies/contract.ts'
import { contract as targets } from '../../targets/contract.ts'
import { MOST_MILESTONES } from '../content-rules.ts'
import { type MilestoneDraft, newMilestone, type TaskDraft } from './task-draft.ts'
import { words } from './words.ts'

interface Parts {
  readonly task: TaskDraft
  readonly set: (change: Partial<TaskDraft>) => void
}

const NO_LINE = '-'

export function WhatFields({ task, set }: Parts) {
  const t = useWords(words)
  const lines = useOperation(targets.list, {})
  const choices = (lines.data?.targets ?? []).flatMap((target) =>
    target.lines.map(({ code, name }) => ({ id: code, name: `${code} ${name}` })),
  )
  return (
    <>
      <FieldGrid columns={2}>
        <TextField
          label={t('task.measure')}
          name="measure"
          value={task.measure}
          onChange={(measure) => set({ measure })}
          isRequired
        />
        <TextField
          label={t('task.content')}
          name="content"
          value={task.content}
          onChange={(content) => set({ content })}
          isRequired
        />
        <TextField
          label={t('task.deliverable')}
          name="deliverable"
          value={task.deliverable}
          onChange={(deliverable) => set({ deliverable })}
        />
        <TextField
          label={t('task.standard')}
          name="standard"
          value={task.standard}
          onChange={(standard) => set({ standard })}
        />
        <Select
          label={t('task.line')}
          name="line"
          value={task.line ?? NO_LINE}
          onChange={(line) => set({ line: line === NO_LINE ? null : line })}
          choices={[{ id: NO_LINE, name: t('task.line-none') }, ...choices]}
        />
        <TextField label={t('task.risk')} name="risk" value={task.risk} onChange={(risk) => set({ risk })} />
      </FieldGrid>
      <Tick isSelected={task.isKey} onChange={(isKey) => set({ isKey })}>
        {t('task.key')}
      </Tick>
    </>
  )
}

export function SourceFields({ task, set }: Parts) {
  const t = useWords(words)
  const notices = useOperation(policies.list, { state: 'confirmed', text: '' })
  const open = useOperation(policies.open, { id: task.policyId ?? '' }, { when: task.policyId !== null })
  const lines = (open.data?.lines ?? []).filter(({ state }) => state === 'confirmed')
  return (
    <FieldGrid columns={2}>
      <Select
        label={t('task.source-policy')}
        name="source"
        value={task.policyId}
        onChange={(policyId) => set({ policyId, policyLineNo: null })}
        choices={(notices.data?.rows ?? []).slice(0, 50).map(({ id, title }) => ({ id, name: title }))}
      />
      <Select
        label={t('task.source-line')}
        value={task.policyLineNo === null ? null : String(task.policyLineNo)}
        onChange={(no) => set({ policyLineNo: Number(no) })}
        choices={lines.map(({ no, text }) => ({ id: String(no), name: text.slice(0, 60) }))}
      />
    </FieldGrid>
  )
}

export function WhoFields({ task, set }: Parts) {
  const t = useWords(words)
  const ask = useAsk()
  const posts = useOperation(organisations.posts, { id: task.lead?.id ?? '' }, { when: task.lead !== null })
  const choices = (posts.data?.posts ?? []).map(({ id, title }) => ({ id, name: title }))
  const find = async (text: string, signal: AbortSignal) => {
    if (text.trim() === '') return []
    const { hits } = await ask(organisations.findUnits, { text }, signal)
    return hits.map(({ id, name }) => ({ id, name }))
  }
  const without = (id: string) => task.partners.filter((one) => one.id !== id)
  return (
    <>
      <FieldGrid columns={2}>
        <ComboBox
          label={t('task.lead')}
          name="leadId"
          value={task.lead}
          onChange={(lead) => set({ lead, leaderPostId: null, personPostId: null })}
          find={find}
          isRequired
        />
        <ComboBox
          key={task.partners.length}
          label={t('task.partners')}
          name="partnerIds"
          value={null}
          onChange={(unit) => unit && set({ partners: [...without(unit.id), unit] })}
          find={find}
        />
        <Select
          label={t('task.leader')}
          name="leaderPostId"
          value={task.leaderPostId}
          onChange={(leaderPostId) => set({ leaderPostId })}
          choices={choices}
        />
        <Select
          label={t('task.person')}
          name="personPostId"
          value={task.personPostId}
          onChange={(personPostId) => set({ personPostId })}
          choices={choices}
        />
      </FieldGrid>
      <div className="row">
        {task.partners.map(({ id, name }) => (
          <Button
            key={id}
            size="small"
            label={`${t('task.drop-milestone')} ${name}`}
            onPress={() => set({ partners: without(id) })}
          >
            {name} ×
          </Button>
        ))}
      </div>
    </>
  )
}

export function MilestoneFields({ task, set }: Parts) {
  const t = useWords(words)
  const change = (at: number, to: Partial<MilestoneDraft>) =>
    set({ milestones: task.milestones.map((one, index) => (index === at ? { ...one, ...to } : one)) })
  return (
    <>
      <FieldGrid columns={2}>
        <DateField
          label={t('task.starts')}
          name="startsOn"
          value={task.startsOn}
          onChange={(startsOn) => set({ startsOn })}
          isRequired
        />
        <DateField
          label={t('task.due')}
          name="dueOn"
          value={task.dueOn}
          onChange={(dueOn) => set({ dueOn })}
          isRequired
        />
      </FieldGrid>
      {task.milestones.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a milestone that was not sent yet is known by its place alone
        <div className="milestone-fields" key={at}>
          <TextField
            label={t('task.milestone')}
            name={`milestones.${at}.name`}
            value={one.name}
            onChange={(name) => change(at, { name })}
            isRequired
          />
          <DateField
            label={t('task.due')}
            name={`milestones.${at}.dueOn`}
            value={one.dueOn}
            onChange={(dueOn) => change(at, { dueOn })}
            isRequired
          />
          <NumberField
            label={t('task.weight')}
            name={`milestones.${at}.weight`}
            value={one.weight}
            onChange={(weight) => change(at, { weight })}
            minimum={1}
            maximum={100}
            isRequired
          />
          <Button kind="quiet" onPress={() => set({ milestones: task.milestones.filter((_, index) => index !== at) })}>
            {t('task.drop-milestone')}
          </Button>
          <div className="wide">
            <TextField
              label={t('task.asks')}
              name={`milestones.${at}.asks`}
              hint={t('task.asks-hint')}
              value={one.asks}
              onChange={(asks) => change(at, { asks })}
              lines={2}
            />
          </div>
        </div>
      ))}
      {task.milestones.length < MOST_MILESTONES ? (
        <Button size="small" onPress={() => set({ milestones: [...task.milestones, newMilestone] })}>
          {t('task.add-milestone')}
        </Button>
      ) : null}
    </>
  )
}
