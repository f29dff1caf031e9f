import { useState } from 'react'
import type { PlainDate } from '../../platform/plain-date.ts'
import { Checkboxes, type Choice, Tick } from '../../platform/ui/choices.tsx'
import { ComboBox } from '../../platform/ui/combo-box.tsx'
import { DateField } from '../../platform/ui/date-field.tsx'
import { FieldGrid } from '../../platform/ui/field.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { useAsk, useCommand, useOperation } from '../../platform/ui/office.tsx'
import { TextField } from '../../platform/ui/text-field.tsx'
import { contract } from '../contract.ts'
import type { Bundle } from '../duties.ts'
import { isPlaceKind } from '../rules.ts'
import type { UnitRecord } from './change-dialogs.tsx'
import type { Post } from './posts-card.tsx'
import { FormDialog, RecordingFields, recordedAs, useRecording } from './recording.tsx'
import { UnitPicker } from './shared/unit-picker.tsx'
import { words } from './words.ts'

const dayOr = (day: PlainDate | null) => day ?? ('' as PlainDate)

interface OpenPostProps {
  readonly unit: UnitRecord
  readonly grantable: readonly Bundle[]
  readonly onClose: () => void
}

/** 设岗: its duties, and what it sees in both trees. */
export function OpenPostDialog({ unit, grantable, onClose }: OpenPostProps) {
  const t = useWords(words)
  const me = useOperation(contract.me, {})
  const own = { id: unit.id, name: unit.name }
  const place = unit.territory[0]
  const isPlace = isPlaceKind(unit.kind)
  const [typed, setTyped] = useState<{
    title: string
    bundles: readonly Bundle[]
    territory: Choice | null
    system: Choice | null
    fromOn: PlainDate | null
  }>({
    ...{ title: '', bundles: [], fromOn: me.data?.officeDay ?? null },
    ...{ territory: isPlace ? own : place ? { id: place.id, name: place.name } : null, system: isPlace ? null : own },
  })
  const open = useCommand(contract.openPost, { onDone: onClose, done: () => ({ words: t('post.opened') }) })
  const send = () =>
    open.send({
      ...{ id: unit.id, title: typed.title, bundles: [...typed.bundles], fromOn: dayOr(typed.fromOn) },
      ...{ territoryId: typed.territory?.id ?? null, systemId: typed.system?.id ?? null },
    })
  return (
    <FormDialog title={t('posts.open')} verb={t('posts.open')} command={open} onSubmit={send} onClose={onClose}>
      <FieldGrid columns={2}>
        <TextField
          label={t('post.title')}
          name="title"
          isRequired
          value={typed.title}
          onChange={(title) => setTyped({ ...typed, title })}
        />
        <DateField
          label={t('post.from')}
          name="fromOn"
          isRequired
          value={typed.fromOn}
          onChange={(fromOn) => setTyped({ ...typed, fromOn })}
        />
        <UnitPicker
          label={t('post.territory')}
          name="territoryId"
          kind="place"
          placeholder={t('post.whole')}
          value={typed.territory}
          onChange={(territory) => setTyped({ ...typed, territory })}
        />
        <UnitPicker
          label={t('post.system')}
          name="systemId"
          kind="other"
          tree="system"
          placeholder={t('post.whole')}
          value={typed.system}
          onChange={(system) => setTyped({ ...typed, system })}
        />
      </FieldGrid>
      <Checkboxes
        label={t('post.bundles')}
        name="bundles"
        isRequired
        value={typed.bundles}
        onChange={(bundles) => setTyped({ ...typed, bundles })}
        choices={grantable.map((id) => ({ id, name: t(`bundles.${id}`) }))}
      />
    </FormDialog>
  )
}

interface PostProps {
  readonly post: Post
  readonly onClose: () => void
}

/** 任职: somebody known, or somebody new; the day of handover is his. */
export function AppointDialog({ post, onClose }: PostProps) {
  const t = useWords(words)
  const ask = useAsk()
  const [recording, setRecording] = useRecording()
  const [officer, setOfficer] = useState<Choice | null>(null)
  const [name, setName] = useState('')
  const [acting, setActing] = useState(false)
  const appoint = useCommand(contract.appoint, { onDone: onClose, done: () => ({ words: t('appoint.done') }) })
  const find = async (text: string, signal: AbortSignal): Promise<Choice[]> => {
    if (text.trim() === '') return []
    const { hits } = await ask(contract.findOfficers, { text }, signal)
    return hits.map((hit) => ({ id: hit.id, name: hit.name, detail: `${hit.unitName} ${hit.post}` }))
  }
  const send = () => {
    const { documentNo, reason, onDay } = recordedAs(recording)
    appoint.send({
      ...{ id: post.id, version: post.version, fromOn: onDay, acting, documentNo, reason },
      ...{ officerId: officer?.id ?? null, name: officer || name.trim() === '' ? null : name },
    })
  }
  return (
    <FormDialog
      title={t('appoint.title', { title: post.title })}
      verb={t('post.appoint')}
      command={appoint}
      onSubmit={send}
      onClose={onClose}
    >
      <FieldGrid columns={2}>
        <ComboBox label={t('appoint.who')} name="officerId" value={officer} onChange={setOfficer} find={find} />
        <TextField label={t('appoint.new')} name="name" isDisabled={officer !== null} value={name} onChange={setName} />
      </FieldGrid>
      <Tick isSelected={acting} onChange={setActing}>
        {t('appoint.acting')}
      </Tick>
      <RecordingFields value={recording} onChange={setRecording} />
    </FormDialog>
  )
}

/** 免职、调离: from that day nothing of his holds any more. */
export function DismissDialog({ post, name, onClose }: PostProps & { name: string }) {
  const t = useWords(words)
  const dismiss = useCommand(contract.dismiss, { onDone: onClose, done: () => ({ words: t('dismiss.done') }) })
  return (
    <EndDialog
      title={t('dismiss.title', { name, title: post.title })}
      dayLabel={t('dismiss.day')}
      verb={t('post.dismiss')}
      consequence={t('dismiss.consequence')}
      command={dismiss}
      onSend={(onDay, reason) => dismiss.send({ id: post.id, version: post.version, onDay, reason })}
      onClose={onClose}
    />
  )
}

/** 撤岗: whoever holds it leaves with it. */
export function ClosePostDialog({ post, onClose }: PostProps) {
  const t = useWords(words)
  const close = useCommand(contract.closePost, { onDone: onClose, done: () => ({ words: t('post.closed') }) })
  return (
    <EndDialog
      title={`${t('post.close')}：${post.title}`}
      dayLabel={t('recording.day')}
      verb={t('post.close')}
      consequence={t('dismiss.consequence')}
      command={close}
      onSend={(onDay, reason) => close.send({ id: post.id, version: post.version, onDay, reason })}
      onClose={onClose}
    />
  )
}

interface EndProps {
  readonly title: string
  readonly dayLabel: string
  readonly verb: string
  readonly consequence: string
  readonly command: Parameters<typeof FormDialog>[0]['command']
  readonly onSend: (onDay: PlainDate, reason: string) => void
  readonly onClose: () => void
}

function EndDialog({ title, dayLabel, verb, consequence, command, onSend, onClose }: EndProps) {
  const t = useWords(words)
  const [recording, setRecording] = useRecording()
  return (
    <FormDialog
      title={title}
      verb={verb}
      command={command}
      onSubmit={() => onSend(dayOr(recording.onDay), recording.reason)}
      onClose={onClose}
    >
      <ul className="consequences">
        <li>{consequence}</li>
      </ul>
      <FieldGrid columns={2}>
        <DateField
          label={dayLabel}
          name="onDay"
          isRequired
          value={recording.onDay}
          onChange={(onDay) => setRecording({ onDay })}
        />
        <TextField
          label={t('recording.reason')}
          name="reason"
          isRequired
          value={recording.reason}
          onChange={(reason) => setRecording({ reason })}
        />
      </FieldGrid>
    </FormDialog>
  )
}
