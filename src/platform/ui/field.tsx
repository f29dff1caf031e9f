import { type ReactNode, useId } from 'react'
import { FieldError } from 'react-aria-components/FieldError'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { useWords } from './language.tsx'
import './field.css'

/** What every control of a form is told. `name` is the contract's field: the server's faults find their way by it. */
export interface FieldProps {
  readonly label: string
  readonly name?: string | undefined
  readonly isRequired?: boolean | undefined
  readonly isDisabled?: boolean | undefined
  readonly isReadOnly?: boolean | undefined
  /** A fault found by the page itself, shown at once. */
  readonly fault?: string | undefined
  /** One line below, where no fault stands. */
  readonly hint?: string | undefined
  /** Filled by the platform: where the value came from, in the hint's place with a blue edge. */
  readonly source?: string | undefined
}

/** The attributes that any react-aria field takes, without `undefined`s. */
export function ariaField(props: FieldProps, validate?: () => string | null) {
  return {
    ...(props.name === undefined ? {} : { name: props.name }),
    isRequired: props.isRequired ?? false,
    isDisabled: props.isDisabled ?? false,
    isReadOnly: props.isReadOnly ?? false,
    validate: () => props.fault ?? validate?.() ?? null,
    className: props.source === undefined ? 'field' : 'field filled',
  }
}

/** Label above, the control, and below it one line that is always there, so that nothing moves when a fault appears. */
export function FieldFrame({ field, children, choice = false, isBare = false }: FieldFrameProps) {
  return (
    <>
      <Label className={isBare ? 'unseen' : 'field-label'}>
        {field.label}
        {field.isRequired ? <RequiredMark /> : null}
      </Label>
      {children}
      {isBare ? null : <FieldLine field={field} choice={choice} />}
    </>
  )
}
interface FieldFrameProps {
  readonly field: FieldProps
  readonly children: ReactNode
  /** The value is chosen, not typed: 没有选 instead of 没有填. */
  readonly choice?: boolean
  /** The label is said, not shown, and no line is kept below: for a question whose words stand above. */
  readonly isBare?: boolean
}

/** The line below a control: the fault, else the hint. */
export function FieldLine({ field, choice }: { field: FieldProps; choice: boolean }) {
  const t = useWords()
  const note = field.source ?? field.hint
  return (
    <div className="field-line">
      <FieldError className="field-fault">
        {({ validationDetails, validationErrors }) => {
          if (validationDetails.valueMissing) {
            return t(choice ? 'field.required-choice' : 'field.required', { label: field.label })
          }
          return validationErrors.join(' ')
        }}
      </FieldError>
      {note === undefined ? null : (
        <Text slot="description" className="field-hint">
          {note}
        </Text>
      )}
    </div>
  )
}

function RequiredMark() {
  const t = useWords()
  return (
    <span className="required" title={t('field.required-mark')}>
      *
    </span>
  )
}

/** A label and a value that is only read, with the same measures as a field. */
export function Shown({ label, children }: { label: string; children: ReactNode }) {
  const id = useId()
  return (
    <div className="field">
      <span className="field-label" id={id}>
        {label}
      </span>
      <output className="shown" aria-labelledby={id}>
        {children}
      </output>
      <div className="field-line" />
    </div>
  )
}

/** Fields in columns that fold by the width they are given; `draft` is 2 : 1 : 1 in a narrow place. */
export const FieldGrid = ({ columns = 3, children }: { columns?: 1 | 2 | 3 | 4 | 'draft'; children: ReactNode }) => (
  <div className={`field-grid of-${columns}`}>{children}</div>
)
