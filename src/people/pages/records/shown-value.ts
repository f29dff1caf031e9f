import { isPlainDate } from '../../../platform/plain-date.ts'
import { useDays, useWords } from '../../../platform/ui/language.tsx'
import { fieldsOf } from '../../records/fields.ts'
import type { RecordKind } from '../../records/kinds.ts'
import { choiceFamily } from '../../records/label-words.ts'
import { words } from '../words.ts'

/** A value of a record's field in words: a choice by its name, a day as days are written, not known as 待核实. */
export function useShownValue() {
  const t = useWords(words)
  const day = useDays()
  return (kind: RecordKind, name: string, value: string | null): string => {
    if (value === null) return t('person.unknown')
    const field = fieldsOf[kind].find((one) => one.name === name)
    if (field?.choices?.includes(value)) return t(`${choiceFamily(kind, name)}.${value}` as 'track.skill')
    return isPlainDate(value) ? day(value, 'year') : value
  }
}
