import { useState } from 'react'
import { say } from '../../../platform/refusal.ts'
import { Button, SignButton } from '../../../platform/ui/button.tsx'
import { Checkboxes, Radios, Select } from '../../../platform/ui/choices.tsx'
import { useLanguage, useWords } from '../../../platform/ui/language.tsx'
import { Sign } from '../../../platform/ui/signs.tsx'
import { TextField } from '../../../platform/ui/text-field.tsx'
import type { Predicate } from '../../ledger/predicate.ts'
import { predicateWords, sayPredicate } from '../../predicate-words.ts'
import { type ConditionKind, conditionOf, isSingle, kinds, valuesOf } from './conditions.ts'
import { issuePageWords } from './issue-words.ts'

interface ConditionEditorProps {
  readonly own: readonly Predicate[]
  readonly onChange: (own: readonly Predicate[]) => void
}

/** The conditions of a line, each in words, and one more from a choice. All of them must hold. */
export function ConditionEditor({ own, onChange }: ConditionEditorProps) {
  const t = useWords(issuePageWords)
  const { language } = useLanguage()
  const [kind, setKind] = useState<ConditionKind | null>(null)
  const [values, setValues] = useState<readonly string[]>([])
  const next = kind === null ? undefined : conditionOf(kind, values)
  const add = () => {
    if (next) onChange([...own, next])
    setKind(null)
    setValues([])
  }
  return (
    <div className="conditions">
      {own.length === 0 ? <p className="soft">{t('issue.no-conditions')}</p> : null}
      <ul>
        {own.map((one) => {
          const condition = sayPredicate(one, language)
          return (
            <li key={condition} className="tag blue">
              {condition}
              <SignButton
                label={t('issue.remove', { condition })}
                onPress={() => onChange(own.filter((other) => other !== one))}
              >
                <Sign name="cross" />
              </SignButton>
            </li>
          )
        })}
      </ul>
      <Select
        name="kind"
        label={t('issue.add')}
        value={kind}
        onChange={(chosen) => {
          setKind(chosen)
          setValues([])
        }}
        choices={kinds.map((id) => ({ id, name: t(`kind.${id}`) }))}
      />
      {kind === null ? null : <Values kind={kind} values={values} onChange={setValues} />}
      {kind === null ? null : (
        <Button size="small" onPress={add} isDisabled={next === undefined}>
          {t('issue.add')}
        </Button>
      )}
    </div>
  )
}

interface ValuesProps {
  readonly kind: ConditionKind
  readonly values: readonly string[]
  readonly onChange: (values: readonly string[]) => void
}

function Values({ kind, values, onChange }: ValuesProps) {
  const t = useWords(issuePageWords)
  const { language } = useLanguage()
  const known = valuesOf[kind]
  if (known === null)
    return (
      <TextField
        name="value"
        label={t(`kind.${kind}`)}
        value={values.join('、')}
        onChange={(text) =>
          onChange(
            text
              .split(/[、，,]/)
              .map((one) => one.trim())
              .filter((one) => one !== ''),
          )
        }
      />
    )
  const choices = known.values.map((id) => ({ id, name: say(predicateWords, language, `${known.word}.${id}`) }))
  return isSingle(kind) ? (
    <Radios
      name="value"
      label={t(`kind.${kind}`)}
      value={values[0] ?? null}
      onChange={(id) => onChange(id === null ? [] : [id])}
      choices={choices}
    />
  ) : (
    <Checkboxes name="value" label={t(`kind.${kind}`)} value={values} onChange={onChange} choices={choices} />
  )
}
