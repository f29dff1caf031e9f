import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Checkbox } from 'react-aria-components/Checkbox'
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { RadioGroup as AriaRadioGroup, Radio } from 'react-aria-components/RadioGroup'
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'
import { ariaField, FieldFrame, type FieldProps } from './field.tsx'
import { useWords } from './language.tsx'
import { Sign } from './signs.tsx'
import './list.css'
import './choices.css'

/** One of a few: `id` is the contract's value, `name` its word, `detail` stands at the right. */
export interface Choice<Id extends string = string> {
  readonly id: Id
  readonly name: string
  readonly detail?: string | undefined
}

export interface SelectProps<Id extends string> extends FieldProps {
  readonly value: Id | null
  readonly onChange: (value: Id) => void
  readonly choices: readonly Choice<Id>[]
  readonly placeholder?: string | undefined
}

/** One of up to some thirty; more than that is a ComboBox. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const t = useWords()
  return (
    <AriaSelect
      {...ariaField(props)}
      placeholder={props.placeholder ?? t('field.choose')}
      value={props.value}
      onChange={(key) => key !== null && props.onChange(key as Id)}
    >
      <FieldFrame field={props} choice>
        <Button className="box">
          <SelectValue className="cut">
            {({ selectedText, isPlaceholder, defaultChildren }) => (isPlaceholder ? defaultChildren : selectedText)}
          </SelectValue>
          <Sign name="down" />
        </Button>
      </FieldFrame>
      <Popover className="popover" offset={4}>
        <ListBox className="list" items={props.choices}>
          {(choice) => (
            <ListBoxItem id={choice.id} textValue={choice.name} className="option">
              {choice.name}
              {choice.detail === undefined ? null : <span className="detail">{choice.detail}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}

export interface ChoicesProps<Id extends string, Value> extends FieldProps {
  /** Says its label but does not show it: the question stands above in words. */
  readonly isBare?: boolean
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly choices: readonly Choice<Id>[]
}

/** Any of a few. */
export function Checkboxes<Id extends string>(props: ChoicesProps<Id, readonly Id[]>) {
  return (
    <CheckboxGroup {...ariaField(props)} value={[...props.value]} onChange={(ids) => props.onChange(ids as Id[])}>
      <FieldFrame field={props} choice isBare={props.isBare ?? false}>
        <div className="choices">
          {props.choices.map((choice) => (
            <Checkbox key={choice.id} value={choice.id} className="choice">
              <Mark />
              {choice.name}
            </Checkbox>
          ))}
        </div>
      </FieldFrame>
    </CheckboxGroup>
  )
}

/** One of a few, all in view. */
export function Radios<Id extends string>(props: ChoicesProps<Id, Id | null>) {
  return (
    <AriaRadioGroup {...ariaField(props)} value={props.value} onChange={(id) => props.onChange(id as Id)}>
      <FieldFrame field={props} choice isBare={props.isBare ?? false}>
        <div className="choices">
          {props.choices.map((choice) => (
            <Radio key={choice.id} value={choice.id} className="choice radio">
              <span className="mark" aria-hidden="true" />
              {choice.name}
            </Radio>
          ))}
        </div>
      </FieldFrame>
    </AriaRadioGroup>
  )
}

/** A single yes, such as 我已核对. */
export function Tick({ isSelected, onChange, isDisabled = false, children }: TickProps) {
  return (
    <Checkbox className="choice" isSelected={isSelected} onChange={onChange} isDisabled={isDisabled}>
      <Mark />
      {children}
    </Checkbox>
  )
}
interface TickProps {
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly isDisabled?: boolean
  readonly children: ReactNode
}

const Mark = () => (
  <span className="mark" aria-hidden="true">
    <Sign name="tick" />
  </span>
)

/** One of two to five ways to look, side by side: 州市 | 成员单位 | 产业系统. */
export function Segmented<Id extends string>({ label, value, onChange, choices, size = 'medium' }: SegmentedProps<Id>) {
  return (
    <ToggleButtonGroup
      className={`segmented ${size}`}
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        for (const key of keys) onChange(key as Id)
      }}
    >
      {choices.map((choice) => (
        <ToggleButton key={choice.id} id={choice.id}>
          {choice.name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
interface SegmentedProps<Id extends string> {
  readonly label: string
  readonly value: Id
  readonly onChange: (value: Id) => void
  readonly choices: readonly Choice<Id>[]
  readonly size?: 'medium' | 'small' | 'tiny'
}

/** Filters as chips, one at a time: 全部, 有红灯的任务, 待核实. `sign` may be a light. */
export function Chips<Id extends string>({ label, value, onChange, choices }: ChipsProps<Id>) {
  return (
    <ToggleButtonGroup
      className="chips"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        for (const key of keys) onChange(key as Id)
      }}
    >
      {choices.map((choice) => (
        <ToggleButton key={choice.id} id={choice.id}>
          {choice.sign}
          {choice.name}
          {choice.count === undefined ? null : <span className="faint">{choice.count}</span>}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
interface ChipsProps<Id extends string> {
  readonly label: string
  readonly value: Id
  readonly onChange: (value: Id) => void
  readonly choices: readonly (Choice<Id> & { readonly sign?: ReactNode; readonly count?: string | undefined })[]
}
