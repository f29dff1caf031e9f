import type { z } from 'zod'
import { isPlainDate, type PlainDate } from '../../platform/plain-date.ts'
import { Select } from '../../platform/ui/choices.tsx'
import { DateField } from '../../platform/ui/date-field.tsx'
import { FieldGrid } from '../../platform/ui/field.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { TextField } from '../../platform/ui/text-field.tsx'
import type { contract, Line } from '../contract.ts'
import { comparators, lineKinds } from '../intake/draft.ts'
import { nameOf } from './drafts.ts'
import { words } from './words.ts'

export type LineEdit = NonNullable<z.input<(typeof contract.decide)['input']>['edit']>

interface LineFormProps {
  readonly line: Line
  readonly others: readonly Line[]
  readonly edit: LineEdit
  readonly onEdit: (change: LineEdit) => void
}

const ALONE = 'alone'
const dayOrNull = (text: string | null | undefined): PlainDate | null => (text && isPlainDate(text) ? text : null)

/** What may be corrected of a line; its words stay the source's. */
export function LineForm({ line, others, edit, onEdit }: LineFormProps) {
  const t = useWords(words)
  const value = { ...line, ...edit }
  const period = { from: dayOrNull(value.period?.from), to: dayOrNull(value.period?.to) }
  const counting = others.filter(({ kind, id }) => (kind === 'target' || kind === 'fund') && id !== line.id)
  return (
    <div className="line-form">
      <FieldGrid columns={3}>
        <TextField label={t('line.measure')} value={value.measure ?? ''} onChange={(measure) => onEdit({ measure })} />
        <Select
          label={t('line.comparator')}
          value={value.comparator ?? null}
          onChange={(comparator) => onEdit({ comparator })}
          choices={comparators.map((id) => ({ id, name: t(`comparator.${id}`) }))}
        />
        <TextField
          label={t('line.value')}
          value={value.value ?? ''}
          inputMode="numeric"
          onChange={(text) =>
            onEdit({ value: text.replaceAll(',', '').trim() === '' ? null : text.replaceAll(',', '').trim() })
          }
        />
        <TextField label={t('line.unit')} value={value.unit ?? ''} onChange={(unit) => onEdit({ unit })} />
        <Select
          label={t('line.within')}
          value={value.within ?? ALONE}
          onChange={(id) => onEdit({ within: id === ALONE ? null : id })}
          choices={[
            { id: ALONE, name: t('line.alone') },
            ...counting.map((one) => ({ id: one.id, name: nameOf(one, t) })),
          ]}
        />
        <Select
          label={t('line.kind')}
          value={value.kind ?? line.kind}
          onChange={(kind) => onEdit({ kind })}
          choices={lineKinds.map((id) => ({ id, name: t(`kind.${id}`) }))}
        />
        <DateField
          label={t('line.from')}
          value={period.from}
          onChange={(from) => onEdit({ period: { ...period, from } })}
        />
        <DateField label={t('line.to')} value={period.to} onChange={(to) => onEdit({ period: { ...period, to } })} />
        <TextField
          label={t('line.population')}
          value={value.population ?? ''}
          onChange={(text) => onEdit({ population: text === '' ? null : text })}
        />
      </FieldGrid>
    </div>
  )
}
