import { useNavigate } from '@tanstack/react-router'
import { UnitPicker } from '../../organisations/pages/shared/unit-picker.tsx'
import type { PlainDate } from '../../platform/plain-date.ts'
import { Button } from '../../platform/ui/button.tsx'
import type { Choice } from '../../platform/ui/choices.tsx'
import { DateField } from '../../platform/ui/date-field.tsx'
import { Dialog } from '../../platform/ui/dialog.tsx'
import { DraftNote, useDraft } from '../../platform/ui/draft.tsx'
import { FieldGrid } from '../../platform/ui/field.tsx'
import { Form, FormFoot } from '../../platform/ui/form.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { useCommand } from '../../platform/ui/office.tsx'
import { useFailureWords } from '../../platform/ui/states.tsx'
import { TextField } from '../../platform/ui/text-field.tsx'
import { contract } from '../contract.ts'
import { pageWords } from './words.ts'

interface Typed {
  readonly theme: string
  readonly planItemNo: string
  readonly approvalDoc: string
  readonly startsOn: PlainDate | null
  readonly endsOn: PlainDate | null
  readonly units: readonly Choice[]
}
const EMPTY: Typed = { theme: '', planItemNo: '', approvalDoc: '', startsOn: null, endsOn: null, units: [] }
const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

/** Opens a special supervision: its theme, what registered or approved it, its days and the units sampled. */
export function OpenInspection({ onClose }: { onClose: () => void }) {
  const t = useWords(pageWords)
  const failureWords = useFailureWords()
  const navigate = useNavigate()
  const draft = useDraft<Typed>('inspection-new', EMPTY)
  const typed = draft.value
  const set = (change: Partial<Typed>) => draft.set((was) => ({ ...was, ...change }))
  const open = useCommand(contract.openInspection, {
    onDone: ({ id }) => {
      draft.discard()
      void navigate({ to: `/supervision/inspections/${id}` as never })
    },
  })
  const send = () => {
    const { units, planItemNo, approvalDoc, ...rest } = typed
    const asked = { ...rest, planItemNo: orNull(planItemNo), approvalDoc: orNull(approvalDoc) }
    open.send({ ...asked, unitIds: units.map(({ id }) => id) } as never)
  }
  const text = (name: 'theme' | 'planItemNo' | 'approvalDoc', isRequired = false) => (
    <TextField
      label={t(`inspections.${name}`)}
      name={name}
      isRequired={isRequired}
      maxLength={120}
      value={typed[name]}
      onChange={(value) => set({ [name]: value })}
    />
  )
  return (
    <Dialog title={t('inspections.open')} isOpen onClose={onClose} size="wide">
      <Form onSubmit={send} refusal={open.failure}>
        {text('theme', true)}
        <p className="soft">{t('inspections.registered')}</p>
        <FieldGrid columns={2}>
          {text('planItemNo')}
          {text('approvalDoc')}
          <DateField
            label={t('inspections.starts')}
            name="startsOn"
            isRequired
            value={typed.startsOn}
            onChange={(startsOn) => set({ startsOn })}
          />
          <DateField
            label={t('inspections.ends')}
            name="endsOn"
            isRequired
            value={typed.endsOn}
            onChange={(endsOn) => set({ endsOn })}
          />
        </FieldGrid>
        <Sampled units={typed.units} onChange={(units) => set({ units })} />
        <FormFoot refusal={open.failure ? failureWords(open.failure) : null} draft={<DraftNote draft={draft} />}>
          <Button kind="primary" type="submit" isBusy={open.isBusy}>
            {t('inspections.open')}
          </Button>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </FormFoot>
      </Form>
    </Dialog>
  )
}

function Sampled({ units, onChange }: { units: readonly Choice[]; onChange: (units: readonly Choice[]) => void }) {
  const t = useWords(pageWords)
  return (
    <>
      <UnitPicker
        label={t('inspections.sample')}
        name="unitIds"
        value={null}
        onChange={(unit) => {
          if (unit && !units.some(({ id }) => id === unit.id)) onChange([...units, unit])
        }}
      />
      <p className="row wraps">
        {units.map((unit) => (
          <Button key={unit.id} size="small" onPress={() => onChange(units.filter(({ id }) => id !== unit.id))}>
            {t('inspections.drop-unit', { name: unit.name })}
          </Button>
        ))}
      </p>
    </>
  )
}
