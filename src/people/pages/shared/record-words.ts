import { isPlainDate, type PlainDate } from '../../../platform/plain-date.ts'
import type { OneRecord } from '../../records/contract.ts'
import { fieldsOf } from '../../records/fields.ts'
import type { RecordKind } from '../../records/kinds.ts'
import { choiceFamily, labelWords } from '../../records/label-words.ts'

/** What stands in the first line of a record; everything else that is known goes below. */
export const headFields: Readonly<Record<RecordKind, readonly string[]>> = {
  employment: ['unitName', 'post', 'occupation'],
  certificate: ['occupation', 'level'],
  title: ['series', 'level', 'name'],
  engagement: ['skillLevel', 'titleLevel', 'name', 'unitName'],
  appraisal: ['year', 'result', 'word'],
  honour: ['name', 'rank'],
  group: ['groupCode'],
}

export { labelWords }

/** A value of a field in words: a choice by its name, a day as `day` writes it. */
export function valueInWords(
  kind: RecordKind,
  name: string,
  value: string,
  say: (code: keyof typeof labelWords) => string,
  day: (day: PlainDate) => string,
): string {
  const field = fieldsOf[kind].find((one) => one.name === name)
  if (field?.choices?.includes(value)) return say(`${choiceFamily(kind, name)}.${value}` as keyof typeof labelWords)
  return isPlainDate(value) ? day(value) : value
}

/** The first line of a record: what it is, in a few words. */
export const headInWords = (
  { kind, values }: Pick<OneRecord, 'kind' | 'values'>,
  inWords: (name: string, value: string) => string,
): string => headFields[kind].flatMap((name) => (values[name] ? [inWords(name, values[name])] : [])).join(' · ')
