import { useState } from 'react'
import { contract as organisations } from '../../organisations/contract.ts'
import { Button } from '../../platform/ui/button.tsx'
import type { Choice } from '../../platform/ui/choices.tsx'
import { ComboBox } from '../../platform/ui/combo-box.tsx'
import { Dialog } from '../../platform/ui/dialog.tsx'
import { FieldGrid } from '../../platform/ui/field.tsx'
import { Form, FormFoot } from '../../platform/ui/form.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { useAsk, useCommand } from '../../platform/ui/office.tsx'
import { useFailureWords } from '../../platform/ui/states.tsx'
import { TextField } from '../../platform/ui/text-field.tsx'
import type { Mendable } from '../acts/contract.ts'
import { contract, type PersonRecord } from '../contract.ts'
import { ReasonDialog } from './records/reason-dialog.tsx'
import { words } from './words.ts'

export type PersonAct = 'mend' | 'retire' | 'die' | 'move'

interface ActProps {
  readonly person: PersonRecord
  readonly act: PersonAct
  readonly onClose: () => void
}

/** Retirement, death, moving to another county, and mending who somebody is: each dated or reasoned, each in the history. */
export function PersonActDialog({ person, act, onClose }: ActProps) {
  const t = useWords(words)
  const retire = useCommand(contract.retire, { onDone: onClose })
  const die = useCommand(contract.die, { onDone: onClose })
  if (act === 'mend') return <MendDialog person={person} onClose={onClose} />
  if (act === 'move') return <MoveDialog person={person} onClose={onClose} />
  const command = act === 'retire' ? retire : die
  return (
    <ReasonDialog
      {...{ title: t(`act.${act}`), verb: t('action.save'), label: t('records.why'), withDay: true, onClose }}
      {...{ isBusy: command.isBusy, failure: command.failure, note: act === 'die' ? t('act.die-note') : '' }}
      onSend={(why, on) => command.send({ id: person.id, on, why })}
    />
  )
}

function MoveDialog({ person, onClose }: Omit<ActProps, 'act'>) {
  const t = useWords(words)
  const ask = useAsk()
  const [county, setCounty] = useState<Choice | null>(null)
  const move = useCommand(contract.move, { onDone: onClose })
  const find = async (text: string, signal: AbortSignal) => {
    if (text === '') return []
    const { hits } = await ask(organisations.findUnits, { text, kind: 'COUNTY' }, signal)
    return hits.map((hit) => ({ id: hit.id, name: hit.name, detail: hit.place }))
  }
  return (
    <ReasonDialog
      {...{ title: t('act.move'), verb: t('action.save'), label: t('records.why'), withDay: true, onClose }}
      {...{ isBusy: move.isBusy, failure: move.failure, note: t('act.move-note') }}
      onSend={(why, on) => {
        if (county && on) move.send({ id: person.id, toUnitId: county.id, on, why })
      }}
    >
      <ComboBox label={t('act.to')} name="toUnitId" isRequired value={county} onChange={setCounty} find={find} />
    </ReasonDialog>
  )
}

const mended: readonly Mendable[] = ['name', 'idNumber', 'phone']

function MendDialog({ person, onClose }: Omit<ActProps, 'act'>) {
  const t = useWords(words)
  const failureWords = useFailureWords()
  const [fields, setFields] = useState<Partial<Record<Mendable, string>>>({})
  const [why, setWhy] = useState('')
  const mend = useCommand(contract.mend, { onDone: onClose })
  const filled = Object.fromEntries(Object.entries(fields).filter(([, text]) => text.trim() !== ''))
  return (
    <Dialog title={t('act.mend')} isOpen onClose={onClose}>
      <Form
        onSubmit={() => mend.send({ id: person.id, version: person.version, fields: filled, why })}
        refusal={mend.failure}
      >
        <p className="dense soft">{t('act.mend-note')}</p>
        <FieldGrid columns={1}>
          {mended.map((field) => (
            <TextField
              key={field}
              label={t(`field.${field}` as 'field.name')}
              name={field}
              autoComplete="off"
              maxLength={60}
              value={fields[field] ?? ''}
              onChange={(text) => setFields({ ...fields, [field]: text })}
            />
          ))}
          <TextField label={t('records.why')} name="why" isRequired maxLength={200} value={why} onChange={setWhy} />
        </FieldGrid>
        <FormFoot refusal={mend.failure ? failureWords(mend.failure) : null}>
          <Button
            kind="primary"
            type="submit"
            isBusy={mend.isBusy}
            isDisabled={why.trim().length < 2 || Object.keys(filled).length === 0}
          >
            {t('action.save')}
          </Button>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </FormFoot>
      </Form>
    </Dialog>
  )
}
