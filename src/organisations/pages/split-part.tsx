import { Button } from '../../platform/ui/button.tsx'
import { Select } from '../../platform/ui/choices.tsx'
import { FieldGrid } from '../../platform/ui/field.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { TextField } from '../../platform/ui/text-field.tsx'
import { isPlaceKind, placeKinds, type UnitKind, unitKinds } from '../rules.ts'
import { words } from './words.ts'

/** One part of a division while it is typed. */
export interface PartDraft {
  readonly key: number
  readonly name: string
  readonly kind: UnitKind
  readonly code: string
  readonly share: string
}

interface PartProps {
  readonly part: PartDraft
  readonly no: number
  readonly onChange: (next: PartDraft) => void
  readonly onRemove?: (() => void) | undefined
}

export function PartFields({ part, no, onChange, onRemove }: PartProps) {
  const t = useWords(words)
  const kinds = isPlaceKind(part.kind) ? placeKinds : unitKinds.filter((kind) => !isPlaceKind(kind))
  return (
    <fieldset className="part-fields">
      <legend className="small soft">{t('split.part', { no: no + 1 })}</legend>
      <FieldGrid columns={2}>
        <TextField
          label={t('split.part-name')}
          name={`parts.${no}.opened.name`}
          isRequired
          value={part.name}
          onChange={(name) => onChange({ ...part, name })}
        />
        <Select
          label={t('split.part-kind')}
          value={part.kind}
          onChange={(kind) => onChange({ ...part, kind })}
          choices={kinds.map((id) => ({ id, name: t(`kind.${id}`) }))}
        />
        <TextField
          label={t('split.part-code')}
          name={`parts.${no}.opened.codes.0.code`}
          value={part.code}
          onChange={(code) => onChange({ ...part, code })}
        />
        <TextField
          label={t('split.part-share')}
          name={`parts.${no}.share`}
          value={part.share}
          onChange={(share) => onChange({ ...part, share })}
        />
      </FieldGrid>
      {onRemove ? (
        <Button kind="quiet" size="small" onPress={onRemove}>
          {t('split.remove', { no: no + 1 })}
        </Button>
      ) : null}
    </fieldset>
  )
}
