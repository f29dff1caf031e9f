import { useState } from 'react'
import type { z } from 'zod'
import { type Choice, Segmented, Select, Tick } from '../../platform/ui/choices.tsx'
import { FieldGrid } from '../../platform/ui/field.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { useCommand, useOperation } from '../../platform/ui/office.tsx'
import { TextField } from '../../platform/ui/text-field.tsx'
import { contract } from '../contract.ts'
import { isPlaceKind, type Tree } from '../rules.ts'
import { FormDialog, RecordingFields, recordedAs, useRecording } from './recording.tsx'
import { UnitPicker } from './shared/unit-picker.tsx'
import { words } from './words.ts'

export type UnitRecord = z.output<typeof contract.unit.output>
export interface ChangeProps {
  readonly unit: UnitRecord
  readonly onClose: () => void
}

type Scheme = UnitRecord['codes'][number]['scheme']
const schemesOf = ({ kind }: Pick<UnitRecord, 'kind'>): readonly Scheme[] =>
  kind === 'ZONE' ? ['zone'] : isPlaceKind(kind) ? ['division'] : ['uscc', 'school', 'own']

/** 更名、改代码: either, or both on one day. */
export function RenameDialog({ unit, onClose }: ChangeProps) {
  const t = useWords(words)
  const [recording, setRecording] = useRecording()
  const [typed, setTyped] = useState({ name: '', shortName: '', scheme: schemesOf(unit)[0]!, code: '' })
  const rename = useCommand(contract.renameUnit, { onDone: onClose, done: () => ({ words: t('rename.done') }) })
  const send = () =>
    rename.send({
      ...{ ...recordedAs(recording), id: unit.id, version: unit.version },
      name: typed.name.trim() === '' ? null : typed.name,
      shortName: typed.shortName.trim() === '' ? null : typed.shortName,
      code: typed.code.trim() === '' ? null : { scheme: typed.scheme, code: typed.code.trim() },
    })
  return (
    <FormDialog title={t('move.rename')} verb={t('recording.save')} command={rename} onSubmit={send} onClose={onClose}>
      <FieldGrid columns={2}>
        <TextField
          label={t('rename.name')}
          name="name"
          placeholder={unit.name}
          hint={t('rename.keep')}
          value={typed.name}
          onChange={(name) => setTyped({ ...typed, name })}
        />
        <TextField
          label={t('unit.short-name')}
          name="shortName"
          value={typed.shortName}
          onChange={(shortName) => setTyped({ ...typed, shortName })}
        />
        <Select
          label={t('rename.scheme')}
          value={typed.scheme}
          onChange={(scheme) => setTyped({ ...typed, scheme })}
          choices={schemesOf(unit).map((id) => ({ id, name: t(`scheme.${id}`) }))}
        />
        <TextField
          label={t('rename.code')}
          name="code.code"
          placeholder={unit.code ?? ''}
          hint={t('rename.keep')}
          value={typed.code}
          onChange={(code) => setTyped({ ...typed, code })}
        />
      </FieldGrid>
      <RecordingFields value={recording} onChange={setRecording} />
    </FormDialog>
  )
}

/** 划转隶属 in one of the trees. */
export function MoveDialog({ unit, onClose }: ChangeProps) {
  const t = useWords(words)
  const [recording, setRecording] = useRecording()
  const isPlace = isPlaceKind(unit.kind)
  const [tree, setTree] = useState<Tree>(isPlace ? 'territory' : 'system')
  const [parent, setParent] = useState<Choice | null>(null)
  const move = useCommand(contract.moveUnit, { onDone: onClose, done: () => ({ words: t('move.done') }) })
  const send = () =>
    move.send({
      ...{ ...recordedAs(recording), id: unit.id, version: unit.version, tree },
      parentId: parent?.id ?? '',
    })
  const choose = (next: Tree) => {
    setTree(next)
    setParent(null)
  }
  return (
    <FormDialog title={t('move.move')} verb={t('recording.save')} command={move} onSubmit={send} onClose={onClose}>
      {isPlace ? null : (
        <Segmented
          label={t('move.tree')}
          value={tree}
          onChange={choose}
          choices={(['system', 'territory'] as const).map((id) => ({ id, name: t(`tree.${id}`) }))}
        />
      )}
      <UnitPicker
        label={t('move.parent')}
        name="parentId"
        isRequired
        kind={tree === 'territory' ? 'place' : 'other'}
        tree={tree}
        value={parent}
        onChange={setParent}
      />
      <RecordingFields value={recording} onChange={setRecording} />
    </FormDialog>
  )
}

/** 撤销: asks once, with what ends and what stays. */
export function CloseDialog({ unit, onClose }: ChangeProps) {
  const t = useWords(words)
  const [recording, setRecording] = useRecording()
  const close = useCommand(contract.closeUnit, { onDone: onClose, done: () => ({ words: t('close.done') }) })
  const send = () => close.send({ ...recordedAs(recording), id: unit.id, version: unit.version })
  return (
    <FormDialog
      title={`${t('move.close')}：${unit.name}`}
      verb={t('move.close')}
      command={close}
      onSubmit={send}
      onClose={onClose}
    >
      <ul className="consequences">
        <li>{t('close.consequence-posts')}</li>
        <li>{t('close.consequence-history')}</li>
      </ul>
      <RecordingFields value={recording} onChange={setRecording} />
    </FormDialog>
  )
}

const NONE = 'none'

/** 修改资料: what is not dated; the history keeps what it said before. */
export function DescribeDialog({ unit, onClose }: ChangeProps) {
  const t = useWords(words)
  const classes = useOperation(contract.unitClasses, {})
  const [typed, setTyped] = useState({
    ...{ industry: unit.industry ?? NONE, ownership: unit.ownership ?? NONE },
    ...{ note: unit.note ?? '', countsInHost: unit.countsInHost },
  })
  const describe = useCommand(contract.describeUnit, { onDone: onClose, done: () => ({ words: t('describe.done') }) })
  const orNull = (code: string) => (code === NONE ? null : code)
  const send = () =>
    describe.send({
      ...{ id: unit.id, version: unit.version, countsInHost: typed.countsInHost },
      ...{ industry: orNull(typed.industry), ownership: orNull(typed.ownership) },
      note: typed.note.trim() === '' ? null : typed.note,
    })
  const sections = (classes.data?.industries ?? []).filter(
    ({ parent, code }) => parent === null || code === unit.industry,
  )
  return (
    <FormDialog title={t('move.describe')} verb={t('action.save')} command={describe} onSubmit={send} onClose={onClose}>
      {isPlaceKind(unit.kind) ? null : (
        <FieldGrid columns={2}>
          <Select
            label={t('unit.industry')}
            value={typed.industry}
            onChange={(industry) => setTyped({ ...typed, industry })}
            choices={[
              { id: NONE, name: t('describe.none') },
              ...sections.map(({ code, name }) => ({ id: code, name, detail: code })),
            ]}
          />
          <Select
            label={t('unit.ownership')}
            value={typed.ownership}
            onChange={(ownership) => setTyped({ ...typed, ownership })}
            choices={[
              { id: NONE, name: t('describe.none') },
              ...(classes.data?.ownerships ?? []).map(({ code, name, group }) => ({ id: code, name, detail: group })),
            ]}
          />
        </FieldGrid>
      )}
      <TextField
        label={t('unit.note')}
        name="note"
        lines={3}
        value={typed.note}
        onChange={(note) => setTyped({ ...typed, note })}
      />
      {unit.kind === 'ZONE' ? (
        <Tick isSelected={typed.countsInHost} onChange={(countsInHost) => setTyped({ ...typed, countsInHost })}>
          {t('unit.counts-in-host')}
        </Tick>
      ) : null}
    </FormDialog>
  )
}
