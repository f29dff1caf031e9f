import { useState } from 'react'
import { Button } from '../../platform/ui/button.tsx'
import { Select } from '../../platform/ui/choices.tsx'
import { FieldGrid } from '../../platform/ui/field.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { useCommand, useOperation } from '../../platform/ui/office.tsx'
import { TextField } from '../../platform/ui/text-field.tsx'
import { contract } from '../contract.ts'
import { isPlaceKind, placeKinds, type UnitKind, unitKinds } from '../rules.ts'
import type { ChangeProps } from './change-dialogs.tsx'
import { FormDialog, RecordingFields, recordedAs, useRecording } from './recording.tsx'
import { words } from './words.ts'

interface PartDraft {
  readonly key: number
  readonly name: string
  readonly kind: UnitKind
  readonly code: string
  readonly share: string
}

const NOBODY = 'nobody'

/** 拆分、改设: the unit ends, its parts go on; every unit below is given to one of them. */
export function SplitDialog({ unit, onClose }: ChangeProps) {
  const t = useWords(words)
  const [recording, setRecording] = useRecording()
  const empty = (key: number): PartDraft => ({ key, name: '', kind: unit.kind, code: '', share: '' })
  const [parts, setParts] = useState<readonly PartDraft[]>([empty(0), empty(1)])
  const [given, setGiven] = useState<Readonly<Record<string, number>>>({})
  const [postsTo, setPostsTo] = useState<string>(NOBODY)
  const territory = useOperation(contract.unitTree, { tree: 'territory', parentId: unit.id })
  const system = useOperation(contract.unitTree, { tree: 'system', parentId: unit.id })
  const below = [...(territory.data?.nodes ?? []), ...(system.data?.nodes ?? [])]
  const children = [...new Map(below.map((node) => [node.id, node])).values()]
  const split = useCommand(contract.splitUnit, { onDone: onClose, done: () => ({ words: t('split.done') }) })
  const change = (key: number, next: Partial<PartDraft>) =>
    setParts((held) => held.map((part) => (part.key === key ? { ...part, ...next } : part)))
  const scheme = (kind: UnitKind) => (kind === 'ZONE' ? 'zone' : isPlaceKind(kind) ? 'division' : 'own')
  const send = () =>
    split.send({
      ...{ ...recordedAs(recording), id: unit.id, version: unit.version },
      postsTo: postsTo === NOBODY ? null : Number(postsTo),
      parts: parts.map(({ key, name, kind, code, share }) => ({
        share: share.trim() === '' ? null : share.trim(),
        children: children.filter(({ id }) => (given[id] ?? parts[0]!.key) === key).map(({ id }) => id),
        opened: {
          ...{ kind, name, industry: unit.industry, ownership: unit.ownership },
          codes: code.trim() === '' ? [] : [{ scheme: scheme(kind), code: code.trim() }],
        },
      })),
    })
  const kinds = isPlaceKind(unit.kind) ? placeKinds : unitKinds.filter((kind) => !isPlaceKind(kind))
  const partName = (part: PartDraft, at: number) => part.name || t('split.part', { no: at + 1 })
  return (
    <FormDialog
      title={`${t('move.split')}：${unit.name}`}
      verb={t('recording.save')}
      command={split}
      onSubmit={send}
      onClose={onClose}
      isWide
    >
      <p className="soft">{t('split.what', { name: unit.name })}</p>
      {parts.map((part, at) => (
        <fieldset key={part.key} className="part-fields">
          <legend className="small soft">{t('split.part', { no: at + 1 })}</legend>
          <FieldGrid columns={4}>
            <TextField
              label={t('split.part-name')}
              name={`parts.${at}.opened.name`}
              isRequired
              value={part.name}
              onChange={(name) => change(part.key, { name })}
            />
            <Select
              label={t('split.part-kind')}
              value={part.kind}
              onChange={(kind) => change(part.key, { kind })}
              choices={kinds.map((id) => ({ id, name: t(`kind.${id}`) }))}
            />
            <TextField
              label={t('split.part-code')}
              name={`parts.${at}.opened.codes.0.code`}
              value={part.code}
              onChange={(code) => change(part.key, { code })}
            />
            <TextField
              label={t('split.part-share')}
              name={`parts.${at}.share`}
              value={part.share}
              onChange={(share) => change(part.key, { share })}
            />
          </FieldGrid>
          {parts.length > 1 ? (
            <Button
              kind="quiet"
              size="small"
              onPress={() => setParts((held) => held.filter(({ key }) => key !== part.key))}
            >
              {t('split.remove', { no: at + 1 })}
            </Button>
          ) : null}
        </fieldset>
      ))}
      <Button
        size="small"
        onPress={() => setParts((held) => [...held, empty(Math.max(...held.map((p) => p.key)) + 1)])}
      >
        {t('split.add')}
      </Button>
      {children.length === 0 ? null : (
        <FieldGrid columns={3}>
          {children.map((child) => (
            <Select
              key={child.id}
              label={`${t('split.children')} · ${child.shortName}`}
              value={String(given[child.id] ?? parts[0]!.key)}
              onChange={(key) => setGiven((held) => ({ ...held, [child.id]: Number(key) }))}
              choices={parts.map((part, at) => ({ id: String(part.key), name: partName(part, at) }))}
            />
          ))}
        </FieldGrid>
      )}
      <Select
        label={t('split.posts-to')}
        name="postsTo"
        value={postsTo}
        onChange={setPostsTo}
        choices={[
          { id: NOBODY, name: t('split.nobody') },
          ...parts.map((part, at) => ({ id: String(at), name: partName(part, at) })),
        ]}
      />
      <RecordingFields value={recording} onChange={setRecording} />
    </FormDialog>
  )
}
