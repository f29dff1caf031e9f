import { useState } from 'react'
import type { PlainDate } from '../../platform/plain-date.ts'
import { type Choice, Select } from '../../platform/ui/choices.tsx'
import { ComboBox } from '../../platform/ui/combo-box.tsx'
import { DateField } from '../../platform/ui/date-field.tsx'
import { FieldGrid } from '../../platform/ui/field.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { useAsk, useCommand, useOperation } from '../../platform/ui/office.tsx'
import { TextField } from '../../platform/ui/text-field.tsx'
import { contract } from '../contract.ts'
import type { Pairing } from './pairings.tsx'
import { FormDialog } from './recording.tsx'
import { UnitPicker } from './shared/unit-picker.tsx'
import { words } from './words.ts'

const dayOr = (day: PlainDate | null) => day ?? ('' as PlainDate)

/** The day typed, at first the office day. */
function useDay() {
  const me = useOperation(contract.me, {})
  const [day, setDay] = useState<PlainDate | null | undefined>(undefined)
  return [day === undefined ? (me.data?.officeDay ?? null) : day, setDay] as const
}

/** 结对: an instructor and an enterprise. */
export function PairDialog({ onClose }: { onClose: () => void }) {
  const t = useWords(words)
  const ask = useAsk()
  const [fromOn, setFromOn] = useDay()
  const [officer, setOfficer] = useState<Choice | null>(null)
  const [enterprise, setEnterprise] = useState<Choice | null>(null)
  const [typed, setTyped] = useState({ purpose: '', documentNo: '' })
  const pair = useCommand(contract.pair, { onDone: onClose, done: () => ({ words: t('pairing.paired') }) })
  const find = async (text: string, signal: AbortSignal): Promise<Choice[]> => {
    if (text.trim() === '') return []
    const { hits } = await ask(contract.findOfficers, { text }, signal)
    return hits.map((hit) => ({ id: hit.id, name: hit.name, detail: `${hit.unitName} ${hit.post}` }))
  }
  const send = () =>
    pair.send({
      ...{ officerId: officer?.id ?? '', enterpriseId: enterprise?.id ?? '', purpose: typed.purpose },
      ...{ documentNo: typed.documentNo.trim() === '' ? null : typed.documentNo, fromOn: dayOr(fromOn) },
    })
  return (
    <FormDialog title={t('pairing.pair')} verb={t('pairing.pair')} command={pair} onSubmit={send} onClose={onClose}>
      <FieldGrid columns={2}>
        <ComboBox
          label={t('pairing.instructor')}
          name="officerId"
          isRequired
          value={officer}
          onChange={setOfficer}
          find={find}
        />
        <UnitPicker
          label={t('pairing.enterprise')}
          name="enterpriseId"
          isRequired
          kind="ENT"
          value={enterprise}
          onChange={setEnterprise}
        />
        <DateField label={t('pairing.from')} name="fromOn" isRequired value={fromOn} onChange={setFromOn} />
        <TextField
          label={t('recording.document')}
          name="documentNo"
          value={typed.documentNo}
          onChange={(documentNo) => setTyped({ ...typed, documentNo })}
        />
      </FieldGrid>
      <TextField
        label={t('pairing.purpose')}
        name="purpose"
        isRequired
        value={typed.purpose}
        onChange={(purpose) => setTyped({ ...typed, purpose })}
      />
    </FormDialog>
  )
}

interface PairingProps {
  readonly pairing: Pairing
  readonly onClose: () => void
}

/** 记走访: a day, and what was found there. */
export function VisitDialog({ pairing, onClose }: PairingProps) {
  const t = useWords(words)
  const [onDay, setOnDay] = useDay()
  const [found, setFound] = useState('')
  const visit = useCommand(contract.visit, { onDone: onClose, done: () => ({ words: t('pairing.visited') }) })
  return (
    <FormDialog
      title={t('pairing.visit')}
      verb={t('action.save')}
      command={visit}
      onSubmit={() => visit.send({ id: pairing.id, onDay: dayOr(onDay), found })}
      onClose={onClose}
    >
      <DateField label={t('pairing.visit-day')} name="onDay" isRequired value={onDay} onChange={setOnDay} />
      <TextField label={t('pairing.found')} name="found" isRequired lines={5} value={found} onChange={setFound} />
    </FormDialog>
  )
}

const REASONS = ['expired', 'transferred', 'exchanged'] as const

/** 解除结对: the reason is asked. */
export function EndPairingDialog({ pairing, onClose }: PairingProps) {
  const t = useWords(words)
  const [onDay, setOnDay] = useDay()
  const [reason, setReason] = useState<(typeof REASONS)[number] | null>(null)
  const end = useCommand(contract.endPairing, { onDone: onClose, done: () => ({ words: t('pairing.ended-done') }) })
  const send = () =>
    end.send({ id: pairing.id, version: pairing.version, onDay: dayOr(onDay), reason: reason ?? ('' as 'expired') })
  return (
    <FormDialog title={t('pairing.end')} verb={t('pairing.end')} command={end} onSubmit={send} onClose={onClose}>
      <FieldGrid columns={2}>
        <DateField label={t('pairing.end-day')} name="onDay" isRequired value={onDay} onChange={setOnDay} />
        <Select
          label={t('pairing.reason')}
          name="reason"
          isRequired
          value={reason}
          onChange={setReason}
          choices={REASONS.map((id) => ({ id, name: t(`reason.${id}`) }))}
        />
      </FieldGrid>
    </FormDialog>
  )
}
