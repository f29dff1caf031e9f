import { contract as organisations } from '../../../organisations/contract.ts'
import { isPlainDate } from '../../../platform/plain-date.ts'
import { Select } from '../../../platform/ui/choices.tsx'
import { ComboBox } from '../../../platform/ui/combo-box.tsx'
import { DateField } from '../../../platform/ui/date-field.tsx'
import { useWords } from '../../../platform/ui/language.tsx'
import { useAsk } from '../../../platform/ui/office.tsx'
import { TextField } from '../../../platform/ui/text-field.tsx'
import { contract } from '../../contract.ts'
import type { RecordField } from '../../records/fields.ts'
import type { RecordKind } from '../../records/kinds.ts'
import { choiceFamily } from '../../records/label-words.ts'
import { words } from '../words.ts'

export type TypedRecord = Readonly<Record<string, string>>

interface FieldProps {
  readonly kind: RecordKind
  readonly field: RecordField
  readonly typed: TypedRecord
  readonly onChange: (change: TypedRecord) => void
}

const NOT_CHOSEN = '-'

/** One field of a record, drawn by its declaration. What does not fit its form stays as it was typed, to be mended. */
export function RecordFieldInput({ kind, field, typed, onChange }: FieldProps) {
  const t = useWords(words)
  const value = typed[field.name] ?? ''
  const common = {
    label: t(`record-field.${field.name}` as 'record-field.post'),
    name: field.name,
    isRequired: field.needed ?? false,
  }
  const set = (next: string) => onChange({ [field.name]: next })
  if (field.as === 'unit') return <UnitInput {...common} typed={typed} onChange={onChange} />
  if (field.as === 'occupation') return <OccupationInput {...common} value={value} onChange={set} />
  if (field.as === 'day')
    return <DateField {...common} value={isPlainDate(value) ? value : null} onChange={(day) => set(day ?? '')} />
  if (!field.choices)
    return (
      <TextField
        {...common}
        value={value}
        onChange={set}
        {...(field.as === 'year' ? { inputMode: 'numeric' as const } : {})}
        maxLength={field.most ?? 4}
      />
    )
  const family = choiceFamily(kind, field.name)
  const known = field.choices.includes(value)
  return (
    <Select
      {...common}
      value={value === '' ? NOT_CHOSEN : value}
      onChange={(id) => set(id === NOT_CHOSEN ? '' : id)}
      choices={[
        { id: NOT_CHOSEN, name: t('person.unknown') },
        ...(known || value === '' ? [] : [{ id: value, name: value }]),
        ...field.choices.map((id) => ({ id, name: t(`${family}.${id}` as 'track.skill') })),
      ]}
    />
  )
}

interface NamedProps {
  readonly label: string
  readonly name: string
  readonly isRequired: boolean
}

/** A unit of ours found by typing, or any other by its name. */
function UnitInput({ typed, onChange, ...named }: NamedProps & Pick<FieldProps, 'typed' | 'onChange'>) {
  const ask = useAsk()
  const name = typed.unitName ?? ''
  const find = async (text: string, signal: AbortSignal) => {
    if (text === '') return []
    const { hits } = await ask(organisations.findUnits, { text, kind: 'other' }, signal)
    const units = hits.map((hit) => ({ id: hit.id, name: hit.name, detail: hit.place }))
    return [...units, { id: `:${text}`, name: text }]
  }
  return (
    <ComboBox
      {...named}
      value={name === '' ? null : { id: typed.unitId || `:${name}`, name }}
      onChange={(unit) =>
        onChange({ unitName: unit?.name ?? '', unitId: unit && !unit.id.startsWith(':') ? unit.id : '' })
      }
      find={find}
    />
  )
}

/** By code, name, former name or initials. */
function OccupationInput({
  value,
  onChange,
  ...named
}: NamedProps & { value: string; onChange: (to: string) => void }) {
  const ask = useAsk()
  const find = async (text: string, signal: AbortSignal) => {
    const { hits } = await ask(contract.occupations, { text }, signal)
    return hits.map(({ code, name }) => ({ id: name, name, detail: code }))
  }
  return (
    <ComboBox
      {...named}
      value={value === '' ? null : { id: value, name: value }}
      onChange={(occupation) => onChange(occupation?.name ?? '')}
      find={find}
    />
  )
}
