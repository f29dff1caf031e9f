import { useState } from 'react'
import { Button } from '../../platform/ui/button.tsx'
import type { Choice } from '../../platform/ui/choices.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { useAsk, useCommand } from '../../platform/ui/office.tsx'
import { contract } from '../contract.ts'
import { isPlaceKind } from '../rules.ts'
import type { ChangeProps } from './change-dialogs.tsx'
import { FormDialog, RecordingFields, recordedAs, useRecording } from './recording.tsx'
import { UnitPicker } from './shared/unit-picker.tsx'
import { words } from './words.ts'

interface Chosen extends Choice {
  readonly version: number
}

/** 并入其他组织: duplicates and merged units go into this one. */
export function MergeDialog({ unit, onClose }: ChangeProps) {
  const t = useWords(words)
  const ask = useAsk()
  const [recording, setRecording] = useRecording()
  const [chosen, setChosen] = useState<readonly Chosen[]>([])
  const merge = useCommand(contract.mergeUnits, { onDone: onClose, done: () => ({ words: t('merge.done') }) })
  const add = async (choice: Choice | null) => {
    if (!choice || choice.id === unit.id || chosen.some(({ id }) => id === choice.id)) return
    const { version } = await ask(contract.unit, { id: choice.id })
    setChosen((held) => [...held, { ...choice, version }])
  }
  const send = () =>
    merge.send({
      ...{ ...recordedAs(recording), id: unit.id, version: unit.version },
      units: chosen.map(({ id, version }) => ({ id, version })),
    })
  return (
    <FormDialog title={t('move.merge')} verb={t('recording.save')} command={merge} onSubmit={send} onClose={onClose}>
      <p className="soft">{t('merge.what', { name: unit.name })}</p>
      <ul className="spans">
        {chosen.map(({ id, name, detail }) => (
          <li key={id}>
            <span>
              {name} <span className="faint small">{detail}</span>
            </span>
            <Button
              kind="quiet"
              size="small"
              label={t('merge.remove', { name })}
              onPress={() => setChosen((held) => held.filter((one) => one.id !== id))}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
      <UnitPicker
        key={chosen.length}
        label={t(chosen.length === 0 ? 'merge.which' : 'merge.add')}
        name="units"
        kind={isPlaceKind(unit.kind) ? unit.kind : 'other'}
        isRequired={chosen.length === 0}
        value={null}
        onChange={(choice) => void add(choice)}
      />
      <RecordingFields value={recording} onChange={setRecording} />
    </FormDialog>
  )
}
