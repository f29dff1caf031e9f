import { useDays, useWords } from '../../../platform/ui/language.tsx'
import type { RecordKind } from '../../records/kinds.ts'
import { valueInWords } from '../shared/record-words.ts'
import { words } from '../words.ts'

/** A value of a record's field in words; not known is 待核实. */
export function useShownValue() {
  const t = useWords(words)
  const day = useDays()
  return (kind: RecordKind, name: string, value: string | null): string =>
    value === null ? t('person.unknown') : valueInWords(kind, name, value, t, (one) => day(one, 'year'))
}
