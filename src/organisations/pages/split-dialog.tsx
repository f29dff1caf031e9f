import { useState } from 'react'
import { Button } from '../../platform/ui/button.tsx'
import { type Choice, Select } from '../../platform/ui/choices.tsx'
import { FieldGrid } from '../../platform/ui/field.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { useCommand } from '../../platform/ui/office.tsx'
import { contract } from '../contract.ts'
import { isPlaceKind, type UnitKind } from '../rules.ts'
import type { ChangeProps } from './change-dialogs.tsx'
import { FormDialog, RecordingFields, recordedAs, useRecording } from './recording.tsx'
import { UnitPicker } from './shared/unit-picker.tsx'
import { type PartDraft, PartFields } from './split-part.tsx'
import { words } from './words.ts'

const NOBODY = 'nobody'
const schemeOf = (kind: UnitKind) => (kind === 'ZONE' ? 'zone' : isPlaceKind(kind) ? 'division' : 'own')

/** A unit below that goes to another part than the rest. */
interface Exception extends Choice {
  readonly part: number
}

/** 拆分、改设: the unit ends, its parts go on; one part takes all below, but for those named. */
export function SplitDialog({ unit, onClose }: ChangeProps) {
  const t = useWords(words)
  const [recording, setRecording] = useRecording()
  const empty = (key: number): PartDraft => ({ key, name: '', kind: unit.kind, code: '', share: '' })
  const [parts, setParts] = useState<readonly PartDraft[]>([empty(0), empty(1)])
  const [exceptions, setExceptions] = useState<readonly Exception[]>([])
  const [restTo, setRestTo] = useState(0)
  const [postsTo, setPostsTo] = useState<string>(NOBODY)
  const split = useCommand(contract.splitUnit, { onDone: onClose, done: () => ({ words: t('split.done') }) })
  const at = (key: number) => parts.findIndex((part) => part.key === key)
  const remove = (key: number) => {
    setParts((held) => held.filter((part) => part.key !== key))
    setExceptions((held) => held.filter(({ part }) => part !== key))
  }
  const send = () =>
    split.send({
      ...{ ...recordedAs(recording), id: unit.id, version: unit.version, restTo: Math.max(at(restTo), 0) },
      postsTo: postsTo === NOBODY ? null : at(Number(postsTo)),
      parts: parts.map(({ key, name, kind, code, share }) => ({
        share: share.trim() === '' ? null : share.trim(),
        children: exceptions.filter(({ part }) => part === key).map(({ id }) => id),
        opened: {
          ...{ kind, name, industry: unit.industry, ownership: unit.ownership },
          codes: code.trim() === '' ? [] : [{ scheme: schemeOf(kind), code: code.trim() }],
        },
      })),
    })
  const choices = parts.map((part, no) => ({
    id: String(part.key),
    name: part.name || t('split.part', { no: no + 1 }),
  }))
  const except = (choice: Choice | null) => {
    const other = parts.find(({ key }) => key !== restTo)
    if (!choice || !other || exceptions.some(({ id }) => id === choice.id)) return
    setExceptions((held) => [...held, { ...choice, part: other.key }])
  }
  return (
    <FormDialog
      title={`${t('move.split')}：${unit.name}`}
      verb={t('recording.save')}
      command={split}
      onSubmit={send}
      onClose={onClose}
    >
      <p className="soft">{t('split.what', { name: unit.name })}</p>
      {parts.map((part, no) => (
        <PartFields
          key={part.key}
          part={part}
          no={no}
          onChange={(next) => setParts((held) => held.map((one) => (one.key === part.key ? next : one)))}
          onRemove={parts.length > 1 ? () => remove(part.key) : undefined}
        />
      ))}
      <Button
        size="small"
        onPress={() => setParts((held) => [...held, empty(Math.max(...held.map(({ key }) => key)) + 1)])}
      >
        {t('split.add')}
      </Button>
      <div className="split-below">
        <FieldGrid columns={2}>
          <Select
            label={t('split.rest-to')}
            value={String(restTo)}
            onChange={(key) => setRestTo(Number(key))}
            choices={choices}
          />
          <Select
            label={t('split.posts-to')}
            name="postsTo"
            value={postsTo}
            onChange={setPostsTo}
            choices={[{ id: NOBODY, name: t('split.nobody') }, ...choices]}
          />
          {exceptions.map((one) => (
            <Select
              key={one.id}
              label={t('split.goes-to', { name: one.name })}
              value={String(one.part)}
              onChange={(key) =>
                setExceptions((held) => held.map((was) => (was.id === one.id ? { ...was, part: Number(key) } : was)))
              }
              choices={choices}
            />
          ))}
          {parts.length > 1 ? (
            <UnitPicker
              key={exceptions.length}
              label={t('split.except')}
              below={unit.id}
              tree={isPlaceKind(unit.kind) ? 'territory' : 'system'}
              value={null}
              onChange={except}
            />
          ) : null}
        </FieldGrid>
      </div>
      <RecordingFields value={recording} onChange={setRecording} />
    </FormDialog>
  )
}
