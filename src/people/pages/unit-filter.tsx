import { contract as organisations } from '../../organisations/contract.ts'
import { UnitPicker } from '../../organisations/pages/shared/unit-picker.tsx'
import { useOperation } from '../../platform/ui/office.tsx'

interface UnitFilterProps {
  readonly label: string
  /** The unit's id as it stands in the address; '' for none. */
  readonly value: string
  readonly onChange: (unitId: string) => void
}

/** A unit kept in the address by its id: its name is asked for, so that a link and a reload show it. */
export function UnitFilter({ label, value, onChange }: UnitFilterProps) {
  const unit = useOperation(organisations.unit, { id: value }, { when: value !== '' })
  return (
    <UnitPicker
      label={label}
      value={value === '' || !unit.data ? null : { id: value, name: unit.data.name }}
      onChange={(chosen) => onChange(chosen?.id ?? '')}
    />
  )
}
