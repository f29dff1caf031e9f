import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, LinkButton } from '../../platform/ui/button.tsx'
import { type Choice, Select } from '../../platform/ui/choices.tsx'
import { DraftNote, useDraft } from '../../platform/ui/draft.tsx'
import { FieldGrid } from '../../platform/ui/field.tsx'
import { Form, FormFoot } from '../../platform/ui/form.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { useCommand, useOperation } from '../../platform/ui/office.tsx'
import { Card, PageHead } from '../../platform/ui/page.tsx'
import { useFailureWords } from '../../platform/ui/states.tsx'
import { TextField } from '../../platform/ui/text-field.tsx'
import { contract } from '../contract.ts'
import { isPlaceKind, type UnitKind, unitKinds } from '../rules.ts'
import { RecordingFields, recordedAs, useRecording } from './recording.tsx'
import { UnitPicker } from './shared/unit-picker.tsx'
import { words } from './words.ts'

interface UnitDraft {
  readonly kind: UnitKind
  readonly name: string
  readonly shortName: string
  readonly code: string
  readonly territory: Choice | null
  readonly system: Choice | null
}

const schemeOf = (kind: UnitKind) =>
  kind === 'ZONE' ? 'zone' : isPlaceKind(kind) ? 'division' : kind === 'TECH' || kind === 'VOC' ? 'school' : 'uscc'

const emptyDraft: UnitDraft = { kind: 'ENT', name: '', shortName: '', code: '', territory: null, system: null }

/** 设立组织, below the unit that the address names. */
export default function OpenUnitPage() {
  const t = useWords(words)
  const failureWords = useFailureWords()
  const navigate = useNavigate()
  const { below } = useSearch({ strict: false }) as { below?: string }
  const parent = useOperation(contract.unit, { id: below ?? '' }, { when: below !== undefined })
  const draft = useDraft<UnitDraft>('unit-new', emptyDraft)
  const [recording, setRecording] = useRecording()
  const { kind, name, shortName, code } = draft.value
  const given = parent.data ? { id: parent.data.id, name: parent.data.name } : null
  const isBelowPlace = parent.data !== undefined && isPlaceKind(parent.data.kind)
  const territory = draft.value.territory ?? (isBelowPlace ? given : null)
  const system = draft.value.system ?? (isBelowPlace ? null : given)
  const set = (next: Partial<UnitDraft>) => draft.set((was) => ({ ...was, ...next }))
  const open = useCommand(contract.openUnit, {
    done: () => ({ words: t('open.done', { name }) }),
    onDone: ({ id }) => {
      draft.discard()
      void navigate({ to: `/organisations/${id}` as never })
    },
  })
  const send = () =>
    open.send({
      ...{ ...recordedAs(recording), kind, name, shortName: shortName.trim() === '' ? null : shortName },
      codes: code.trim() === '' ? [] : [{ scheme: schemeOf(kind), code: code.trim() }],
      ...{ territory: territory?.id ?? null, system: system?.id ?? null },
    })
  return (
    <>
      <PageHead title={t('open.title')} trail={[{ name: t('units.title'), to: '/organisations' }]} />
      <Card label={t('open.title')}>
        <div className="part">
          <Form onSubmit={send} refusal={open.failure}>
            <FieldGrid columns={3}>
              <TextField
                label={t('open.name')}
                name="name"
                isRequired
                value={name}
                onChange={(next) => set({ name: next })}
              />
              <TextField
                label={t('unit.short-name')}
                name="shortName"
                value={shortName}
                onChange={(next) => set({ shortName: next })}
              />
              <Select
                label={t('open.kind')}
                value={kind}
                onChange={(next) => set({ kind: next, system: isPlaceKind(next) ? null : draft.value.system })}
                choices={unitKinds.map((id) => ({ id, name: t(`kind.${id}`) }))}
              />
              <TextField
                label={t(`scheme.${schemeOf(kind)}`)}
                name="codes.0.code"
                value={code}
                onChange={(next) => set({ code: next })}
              />
              <UnitPicker
                label={t('open.territory')}
                name="territory"
                isRequired
                kind="place"
                value={territory}
                onChange={(next) => set({ territory: next })}
              />
              {isPlaceKind(kind) ? null : (
                <UnitPicker
                  label={t('open.system')}
                  name="system"
                  kind="other"
                  tree="system"
                  placeholder={t('open.no-system')}
                  value={system}
                  onChange={(next) => set({ system: next })}
                />
              )}
            </FieldGrid>
            <RecordingFields value={recording} onChange={setRecording} />
            <FormFoot refusal={open.failure ? failureWords(open.failure) : null} draft={<DraftNote draft={draft} />}>
              <Button kind="primary" type="submit" isBusy={open.isBusy}>
                {t('open.save')}
              </Button>
              <LinkButton to="/organisations">{t('action.cancel')}</LinkButton>
            </FormFoot>
          </Form>
        </div>
      </Card>
    </>
  )
}
