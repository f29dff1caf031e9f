import { UnitPicker } from '../../organisations/pages/shared/unit-picker.tsx'
import { Radios, Select } from '../../platform/ui/choices.tsx'
import { ComboBox } from '../../platform/ui/combo-box.tsx'
import { FieldGrid } from '../../platform/ui/field.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { useAsk } from '../../platform/ui/office.tsx'
import { NumberField, TextField } from '../../platform/ui/text-field.tsx'
import { contract } from '../contract.ts'
import { orderSources, problems } from '../orders/source-rules.ts'
import type { OrderDraft } from './order-draft.ts'
import { pageWords } from './words.ts'

interface DraftFieldsProps {
  readonly typed: OrderDraft
  readonly onChange: (change: Partial<OrderDraft>) => void
}

/** 一事一单: one matter, one unit, the clause it rests on, what is asked and what will prove it. */
export function DraftFields({ typed, onChange }: DraftFieldsProps) {
  const t = useWords(pageWords)
  return (
    <>
      <FieldGrid columns={2}>
        <Subject typed={typed} onChange={onChange} />
        <UnitPicker
          label={t('order.unit')}
          name="unitId"
          isRequired
          value={typed.unit}
          onChange={(unit) => onChange({ unit })}
        />
        <Select
          label={t('order.source')}
          name="source"
          isRequired
          value={typed.source}
          onChange={(source) => onChange({ source })}
          choices={orderSources.map((id) => ({ id, name: t(`source.${id}`) }))}
        />
        <NumberField
          label={t('order.term')}
          name="term"
          isRequired
          unit={t('moves.working-days')}
          minimum={1}
          maximum={120}
          value={typed.term}
          onChange={(term) => onChange({ term })}
        />
      </FieldGrid>
      <Radios
        label={t('order.problem')}
        name="problem"
        isRequired
        value={typed.problem}
        onChange={(problem) => onChange({ problem })}
        choices={problems.map((id) => ({ id, name: t(`problem.${id}`) }))}
      />
      <Texts typed={typed} onChange={onChange} />
    </>
  )
}

/** A task or a line fills in its basis, standard and unit where nothing was typed yet. */
function Subject({ typed, onChange }: DraftFieldsProps) {
  const t = useWords(pageWords)
  const ask = useAsk()
  const find = async (text: string, signal: AbortSignal) => {
    const { hits } = await ask(contract.matters, { text }, signal)
    return hits.map((hit) => ({ ...hit, id: `${hit.kind}:${hit.id}`, detail: hit.detail, hit }))
  }
  return (
    <ComboBox
      label={t('order.about')}
      name="subject"
      hint={t('draft.about-hint')}
      value={typed.subject ? { id: `${typed.subject.kind}:${typed.subject.id}`, name: typed.subject.name } : null}
      find={find}
      onChange={(picked) => {
        if (!picked) return onChange({ subject: null })
        const { hit } = picked as Awaited<ReturnType<typeof find>>[number]
        onChange({
          subject: { kind: hit.kind, id: hit.id, name: hit.name },
          unit: typed.unit ?? hit.unit,
          basis: typed.basis || hit.basis,
          standard: typed.standard || hit.standard,
        })
      }}
    />
  )
}

const texts = [
  ['matter', 2, 200],
  ['basis', 2, 300],
  ['demand', 3, 1000],
  ['standard', 2, 500],
  ['items', 3, 1200],
] as const

function Texts({ typed, onChange }: DraftFieldsProps) {
  const t = useWords(pageWords)
  const fields = texts.map(([field, lines, maxLength]) => (
    <TextField
      key={field}
      label={t(`order.${field}`)}
      name={field}
      isRequired
      lines={lines}
      maxLength={maxLength}
      {...(field === 'items' ? { hint: t('draft.items-hint') } : {})}
      value={typed[field]}
      onChange={(text) => onChange({ [field]: text })}
    />
  ))
  return <FieldGrid columns={2}>{fields}</FieldGrid>
}
