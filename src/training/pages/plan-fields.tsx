import { Checkboxes, type Choice, Select } from '../../platform/ui/choices.tsx'
import { ComboBox } from '../../platform/ui/combo-box.tsx'
import { DateField } from '../../platform/ui/date-field.tsx'
import { FieldGrid } from '../../platform/ui/field.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { useAsk } from '../../platform/ui/office.tsx'
import { NumberField, TextField } from '../../platform/ui/text-field.tsx'
import { contract } from '../contract.ts'
import { certificatesOf, funds, projectTypes, type TrainingLevel } from '../rules.ts'
import type { PlanDraft, PlanForm } from './plan.tsx'
import { words } from './words.ts'

interface Parts {
  readonly form: PlanForm
  readonly plan: PlanDraft
  readonly set: (change: Partial<PlanDraft>) => void
}

const GROUPS = Array.from({ length: 16 }, (_, at) => `G${String(at + 1).padStart(2, '0')}` as const)

/** A level decides its certificate where there is but one. */
const withLevel = (level: TrainingLevel | null): Partial<PlanDraft> => ({
  level,
  certificateKind: level ? certificatesOf(level)[0]! : null,
})

export function WhatFields({ form, plan, set }: Parts) {
  const t = useWords(words)
  const levels = form.offers.find(({ occupation }) => occupation === plan.occupation)?.levels ?? []
  const certificates = plan.level ? certificatesOf(plan.level) : []
  const choose = (occupation: string) => {
    const offered = form.offers.find((offer) => offer.occupation === occupation)?.levels ?? []
    set({ occupation, ...withLevel(offered.length === 1 ? offered[0]! : null) })
  }
  return (
    <FieldGrid columns={3}>
      <TextField
        label={t('plan.class-title')}
        name="title"
        isRequired
        maxLength={80}
        value={plan.title}
        onChange={(title) => set({ title })}
      />
      <Select
        label={t('plan.project-type')}
        name="projectType"
        isRequired
        value={plan.projectType}
        onChange={(projectType) => set({ projectType })}
        choices={projectTypes.map((id) => ({ id, name: t(`type.${id}`) }))}
      />
      <Select
        label={t('class.occupation')}
        name="occupation"
        isRequired
        hint={t('plan.from-register')}
        value={plan.occupation}
        onChange={choose}
        choices={form.offers.map(({ occupation }) => ({ id: occupation, name: occupation }))}
      />
      <Select
        label={t('class.level')}
        name="level"
        isRequired
        isDisabled={plan.occupation === null}
        hint={t('plan.from-register')}
        value={plan.level}
        onChange={(level) => set(withLevel(level))}
        choices={levels.map((id) => ({ id, name: t(`level.${id}`) }))}
      />
      <Select
        label={t('plan.certificate')}
        name="certificateKind"
        isRequired
        isDisabled={plan.level === null}
        value={plan.certificateKind}
        onChange={(certificateKind) => set({ certificateKind })}
        choices={certificates.map((id) => ({ id, name: t(`certificate.${id}`) }))}
      />
    </FieldGrid>
  )
}

export function WhenFields({ form, plan, set }: Parts) {
  const t = useWords(words)
  const ask = useAsk()
  const find = async (text: string, signal: AbortSignal): Promise<readonly Choice[]> => {
    const { hits } = await ask(contract.places, { text }, signal)
    return hits.map(({ id, name, above }) => ({ id, name, ...(above === null ? {} : { detail: above }) }))
  }
  const isOwn = form.place !== null && form.place.id === plan.unitId
  return (
    <FieldGrid columns={3}>
      <DateField
        label={t('plan.starts')}
        name="startsOn"
        isRequired
        value={plan.startsOn}
        onChange={(startsOn) => set({ startsOn })}
      />
      <DateField
        label={t('plan.ends')}
        name="endsOn"
        isRequired
        value={plan.endsOn}
        onChange={(endsOn) => set({ endsOn })}
      />
      <NumberField
        label={t('plan.hours')}
        name="plannedHours"
        isRequired
        unit={t('hours')}
        minimum={1}
        maximum={5000}
        hint={t('plan.hours-hint')}
        value={plan.plannedHours}
        onChange={(plannedHours) => set({ plannedHours })}
      />
      <ComboBox
        label={t('plan.county')}
        name="unitId"
        isRequired
        {...(isOwn ? { source: t('plan.from-register') } : {})}
        value={plan.unitId === null ? null : { id: plan.unitId, name: plan.unitName }}
        onChange={(place) => set({ unitId: place?.id ?? null, unitName: place?.name ?? '' })}
        find={find}
      />
      <TextField
        label={t('plan.place')}
        name="place"
        isRequired
        maxLength={120}
        value={plan.place}
        onChange={(place) => set({ place })}
      />
      <TextField
        label={t('plan.late-reason')}
        name="lateReason"
        maxLength={200}
        hint={t('plan.late-hint')}
        value={plan.lateReason}
        onChange={(lateReason) => set({ lateReason })}
      />
    </FieldGrid>
  )
}

export function MoneyFields({ plan, set }: Parts) {
  const t = useWords(words)
  return (
    <>
      <FieldGrid columns={3}>
        <NumberField
          label={t('plan.people')}
          name="plannedPeople"
          isRequired
          unit={t('people')}
          minimum={1}
          maximum={1_048_575}
          value={plan.plannedPeople}
          onChange={(plannedPeople) => set({ plannedPeople })}
        />
        <Select
          label={t('plan.fund')}
          name="fund"
          isRequired
          value={plan.fund}
          onChange={(fund) => set({ fund })}
          choices={funds.map((id) => ({ id, name: t(`fund.${id}`) }))}
        />
      </FieldGrid>
      <Checkboxes
        label={t('plan.groups')}
        name="defaultGroups"
        value={plan.defaultGroups}
        onChange={(defaultGroups) => set({ defaultGroups })}
        choices={GROUPS.map((id) => ({ id, name: t(`group.${id}` as 'group.G01') }))}
      />
    </>
  )
}
