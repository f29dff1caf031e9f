import { useEffect, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Group } from 'react-aria-components/Group'
import { Input } from 'react-aria-components/Input'
import { TextArea } from 'react-aria-components/TextArea'
import { TextField as AriaTextField } from 'react-aria-components/TextField'
import { ariaField, FieldFrame, type FieldProps } from './field.tsx'
import { useWords } from './language.tsx'
import { numeral } from './numerals.ts'
import { Sign } from './signs.tsx'
import { readNumber } from './written.ts'

export interface TextFieldProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly placeholder?: string | undefined
  /** Several lines, growing from this many. */
  readonly lines?: number | undefined
  readonly maxLength?: number | undefined
  readonly autoComplete?: string | undefined
  readonly autoFocus?: boolean | undefined
  readonly inputMode?: 'text' | 'numeric' | 'tel' | undefined
  /** The fault in what was typed, or null. Shown when the field is left or the form submitted. */
  readonly validate?: ((value: string) => string | null) | undefined
}

/** One line of text, or several. */
export function TextField(props: TextFieldProps) {
  const { value, onChange, validate, placeholder = '' } = props
  return (
    <AriaTextField
      {...ariaField(props, () => validate?.(value) ?? null)}
      {...(props.maxLength === undefined ? {} : { maxLength: props.maxLength })}
      {...(props.autoComplete === undefined ? {} : { autoComplete: props.autoComplete })}
      {...(props.inputMode === undefined ? {} : { inputMode: props.inputMode })}
      autoFocus={props.autoFocus ?? false}
      value={value}
      onChange={onChange}
    >
      <FieldFrame field={props}>
        {props.lines === undefined ? (
          <Input className="box" placeholder={placeholder} />
        ) : (
          <TextArea className="box" rows={props.lines} placeholder={placeholder} />
        )}
      </FieldFrame>
    </AriaTextField>
  )
}

/** A password, which its owner may look at. */
export function PasswordField(props: Omit<TextFieldProps, 'lines' | 'placeholder'>) {
  const t = useWords()
  const [isShown, show] = useState(false)
  return (
    <AriaTextField
      {...ariaField(props, () => props.validate?.(props.value) ?? null)}
      type={isShown ? 'text' : 'password'}
      autoComplete={props.autoComplete ?? 'current-password'}
      autoFocus={props.autoFocus ?? false}
      value={props.value}
      onChange={props.onChange}
    >
      <FieldFrame field={props}>
        <Group className="box">
          <Input />
          <Button
            slot={null}
            aria-label={t('field.show-password')}
            excludeFromTabOrder
            onPress={() => show((was) => !was)}
          >
            <Sign name="eye" />
          </Button>
        </Group>
      </FieldFrame>
    </AriaTextField>
  )
}

export interface NumberFieldProps extends FieldProps {
  /** null is not filled in: never 0. */
  readonly value: number | null
  readonly onChange: (value: number | null) => void
  readonly minimum?: number | undefined
  readonly maximum?: number | undefined
  /** Digits after the point; whole numbers unless said. */
  readonly places?: number | undefined
  readonly unit?: string | undefined
}

/**
 * A number with commas at the thousands. Full-width digits and 6万, 1.2亿 are read as what they mean and shown in full;
 * any other text is a fault at the field, never a silent 6.
 */
export function NumberField(props: NumberFieldProps) {
  const { value, onChange, minimum, maximum, places = 0 } = props
  const t = useWords()
  const [text, setText] = useState(() => shownNumber(value))
  const read = readNumber(text, places)
  useEffect(() => {
    // The value was set from outside: a draft that was found, an answer that came.
    if ((readNumber(text, places) ?? null) !== value) setText(shownNumber(value))
  }, [value, text, places])
  const fault = () => {
    if (read === undefined) return t(places === 0 ? 'field.not-a-whole-number' : 'field.not-a-number')
    if (read === null) return null
    if (minimum !== undefined && read < minimum) return t('field.number-low', { minimum: numeral(String(minimum)) })
    if (maximum !== undefined && read > maximum) return t('field.number-high', { maximum: numeral(String(maximum)) })
    return null
  }
  return (
    <AriaTextField
      {...ariaField(props, fault)}
      inputMode={places === 0 ? 'numeric' : 'decimal'}
      value={text}
      onChange={(next) => {
        setText(next)
        onChange(readNumber(next, places) ?? null)
      }}
      onBlur={() => {
        if (typeof read === 'number') setText(shownNumber(read))
      }}
    >
      <FieldFrame field={props}>
        <Group className="box numeric">
          <Input />
          {props.unit === undefined ? null : <span className="after">{props.unit}</span>}
        </Group>
      </FieldFrame>
    </AriaTextField>
  )
}

const shownNumber = (value: number | null) => (value === null ? '' : numeral(String(value)))
