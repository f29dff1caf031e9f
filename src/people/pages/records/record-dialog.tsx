import { useEffect } from 'react'
import { Refusal } from '../../../platform/refusal.ts'
import { Button } from '../../../platform/ui/button.tsx'
import { Conflict } from '../../../platform/ui/conflict.tsx'
import { Dialog } from '../../../platform/ui/dialog.tsx'
import { DraftNote, useDraft } from '../../../platform/ui/draft.tsx'
import { FieldGrid } from '../../../platform/ui/field.tsx'
import { FileDrop } from '../../../platform/ui/file-drop.tsx'
import { Form, FormFoot } from '../../../platform/ui/form.tsx'
import { useWords } from '../../../platform/ui/language.tsx'
import { type Command, useCommand } from '../../../platform/ui/office.tsx'
import { useFailureWords } from '../../../platform/ui/states.tsx'
import { TextField } from '../../../platform/ui/text-field.tsx'
import { contract } from '../../contract.ts'
import type { OneRecord, PersonRecords, RecordDraft } from '../../records/contract.ts'
import { fieldsOf } from '../../records/fields.ts'
import type { RecordKind } from '../../records/kinds.ts'
import { LARGEST_PAPER } from '../../records/paper-rules.ts'
import { words } from '../words.ts'
import { RecordFieldInput, type TypedRecord } from './record-field.tsx'
import { useShownValue } from './shown-value.ts'

interface Filled {
  readonly typed: TypedRecord
  readonly source: string
  readonly why: string
  readonly paperId: string | null
  readonly draftId: string | null
}

interface RecordDialogProps {
  readonly personId: string
  readonly kind: RecordKind
  /** What is corrected; null: a new record. */
  readonly record: OneRecord | null
  /** A draft to go on with. */
  readonly draft: RecordDraft | null
  readonly papers: PersonRecords['papers']
  /** Somebody else was first, or a draft was kept: the page asks again, so that what is there now is shown. */
  readonly onLate: () => void
  readonly onClose: () => void
}

const typedOf = ({ values, unitId }: OneRecord): TypedRecord => ({
  ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? ''])),
  unitId: unitId ?? '',
})

const begin = (record: OneRecord | null, draft: RecordDraft | null): Filled => ({
  typed: draft?.typed ?? (record ? typedOf(record) : {}),
  source: draft?.source ?? record?.source ?? '',
  why: '',
  paperId: draft?.paperId ?? record?.paperId ?? null,
  draftId: draft?.id ?? null,
})

/** Enters or corrects one record. What was typed stays here until it is stored, and at the office as a draft. */
export function RecordDialog({ personId, kind, record, draft, papers, onLate, onClose }: RecordDialogProps) {
  const t = useWords(words)
  const failureWords = useFailureWords()
  const key = `record:${personId}:${kind}:${record?.id ?? draft?.id ?? 'new'}`
  const filled = useDraft<Filled>(key, begin(record, draft))
  const { typed, source, why, paperId, draftId } = filled.value
  const set = (change: Partial<Filled>) => filled.set((was) => ({ ...was, ...change }))
  const save = useCommand(contract.saveRecord, {
    done: ({ warnings }) => ({ words: [t('records.stored'), ...warnings.map(({ message }) => message)].join('；') }),
    onDone: () => {
      filled.discard()
      onClose()
    },
  })
  const scan = useCommand(contract.addPaper, { onDone: ({ id }) => set({ paperId: id }) })
  const kept = save.failure instanceof Refusal ? save.failure.facts.draftId : undefined
  const isKept = typeof kept === 'string'
  const send = (version: number | null) =>
    save.send({
      ...{ id: personId, kind, typed, source, why, paperId, recordId: record?.id ?? null, version },
      draftId: isKept ? kept : draftId,
    })
  const isLate = save.failure instanceof Refusal && save.failure.code === 'record.changed'
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each refusal, whoever asks again
  useEffect(() => {
    if (isLate || isKept) onLate()
  }, [save.failure])
  const close = () => {
    // What the office keeps as a draft is gone on with from there, not from this computer too.
    if (isKept) filled.discard()
    onClose()
  }
  return (
    <Dialog
      title={`${t(record ? 'records.correct' : 'records.add')} · ${t(`record-kind.${kind}`)}`}
      isOpen
      onClose={close}
      size="wide"
    >
      <Form onSubmit={() => send(record?.version ?? null)} refusal={save.failure}>
        {isLate && record ? (
          <Changed
            refusal={save.failure as Refusal}
            {...{ kind, record, typed }}
            onMine={() => send(record.version)}
            onTheirs={() => {
              filled.discard()
              onClose()
            }}
            isBusy={save.isBusy}
          />
        ) : null}
        <FieldGrid columns={2}>
          {fieldsOf[kind].map((field) => (
            <RecordFieldInput
              key={field.name}
              {...{ kind, field, typed }}
              onChange={(change) => set({ typed: { ...typed, ...change } })}
            />
          ))}
          <TextField
            label={t('record-field.source')}
            name="source"
            isRequired
            maxLength={200}
            value={source}
            onChange={(next) => set({ source: next })}
          />
          {record ? (
            <TextField
              label={t('record-field.why')}
              name="why"
              isRequired
              maxLength={200}
              value={why}
              onChange={(next) => set({ why: next })}
            />
          ) : null}
        </FieldGrid>
        <Scan {...{ personId, paperId, papers, scan }} onDetach={() => set({ paperId: null })} />
        <FormFoot
          refusal={save.failure && !isLate ? failureWords(save.failure) : null}
          draft={<DraftNote draft={filled} />}
        >
          {/* A record is not stored without the scan that is still on its way. */}
          <Button kind="primary" type="submit" isBusy={save.isBusy || scan.isBusy}>
            {t('action.save')}
          </Button>
          <Button onPress={close}>{t('action.cancel')}</Button>
        </FormFoot>
      </Form>
    </Dialog>
  )
}

interface ChangedProps {
  readonly refusal: Refusal
  readonly kind: RecordKind
  readonly record: OneRecord
  readonly typed: TypedRecord
  readonly onMine: () => void
  readonly onTheirs: () => void
  readonly isBusy: boolean
}

/** Somebody else was first: his values beside mine. The page has asked for the record again, so `record` is his. */
function Changed({ refusal, kind, record, typed, ...choice }: ChangedProps) {
  const t = useWords(words)
  const shown = useShownValue()
  const { who, when } = refusal.facts
  return (
    <Conflict
      who={typeof who === 'string' ? who : t('person.unknown')}
      when={typeof when === 'string' ? new Date(when).toLocaleTimeString('zh-CN', { hour12: false }) : ''}
      fields={fieldsOf[kind].map(({ name }) => ({
        ...{ id: name, label: t(`record-field.${name}` as 'record-field.post') },
        theirs: shown(kind, name, record.values[name] ?? null),
        mine: shown(kind, name, typed[name] || null),
        differs: (record.values[name] ?? '') !== (typed[name] ?? ''),
      }))}
      {...choice}
    />
  )
}

interface ScanProps {
  readonly personId: string
  readonly paperId: string | null
  readonly papers: PersonRecords['papers']
  readonly scan: Command<typeof contract.addPaper>
  readonly onDetach: () => void
}

function Scan({ personId, paperId, papers, scan, onDetach }: ScanProps) {
  const t = useWords(words)
  const failureWords = useFailureWords()
  const held = papers.find(({ id }) => id === paperId)
  if (paperId)
    return (
      <p className="row wraps">
        {t('records.attached', { name: held?.fileName ?? scan.answer?.fileName ?? '' })}
        <Button size="small" onPress={onDetach}>
          {t('records.detach')}
        </Button>
      </p>
    )
  return (
    <>
      <FileDrop
        label={t('records.attach')}
        kinds={['.pdf', '.jpg', '.jpeg', '.png']}
        limit={LARGEST_PAPER * 1024 * 1024}
        onFile={(file) => scan.send({ id: personId, fileName: file.name }, file)}
        progress={scan.progress}
        onStop={scan.stop}
      />
      {scan.failure ? (
        <p role="alert" className="form-refusal">
          {failureWords(scan.failure)}
        </p>
      ) : null}
    </>
  )
}
