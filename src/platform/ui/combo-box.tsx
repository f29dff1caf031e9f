import { useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox'
import { Group } from 'react-aria-components/Group'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import type { Choice } from './choices.tsx'
import { ariaField, FieldFrame, type FieldProps } from './field.tsx'
import { useWords } from './language.tsx'
import { Sign } from './signs.tsx'
import './list.css'

/** A picker never shows more than this; the server is asked for no more. */
export const MOST_HITS = 50

export interface ComboBoxProps<Id extends string> extends FieldProps {
  readonly value: Choice<Id> | null
  readonly onChange: (value: Choice<Id> | null) => void
  /** Asks the server by Chinese, pinyin initials or code; at most MOST_HITS come back. '' asks for the likeliest. */
  readonly find: (text: string, signal: AbortSignal) => Promise<readonly Choice<Id>[]>
  readonly placeholder?: string | undefined
}

/** One of many, found by typing. `<ComboBox label="单位" value={unit} onChange={setUnit} find={findUnits} />` */
export function ComboBox<Id extends string>(props: ComboBoxProps<Id>) {
  const { value, onChange } = props
  const t = useWords()
  const [text, setText] = useState(value?.name ?? '')
  const [isOpen, setOpen] = useState(false)
  const asked = text === (value?.name ?? '') ? '' : text
  const { hits, isAsking } = useHits(props.find, asked, isOpen)
  const chosen = value?.id ?? null

  // biome-ignore lint/correctness/useExhaustiveDependencies: the text follows the value that is handed in, not its own typing
  useEffect(() => setText(value?.name ?? ''), [chosen])

  const pick = (id: Id | null) => {
    const hit = id === null ? null : (hits.find((one) => one.id === id) ?? null)
    if (id !== null && hit === null) return
    setText(hit?.name ?? '')
    onChange(hit)
  }
  return (
    <AriaComboBox
      {...ariaField(props)}
      items={hits}
      inputValue={text}
      onInputChange={(next) => {
        setText(next)
        if (next === '' && value !== null) onChange(null)
      }}
      value={chosen}
      onChange={(key) => pick(key as Id | null)}
      onOpenChange={setOpen}
      defaultFilter={() => true}
      menuTrigger="focus"
      allowsEmptyCollection
    >
      <FieldFrame field={props} choice>
        <Group className="box">
          <Input placeholder={props.placeholder ?? t('field.search-hint')} onBlur={() => setText(value?.name ?? '')} />
          <Button aria-label={t('field.open-list')}>
            <Sign name="down" />
          </Button>
        </Group>
      </FieldFrame>
      <Popover className="popover" offset={4}>
        <ListBox<Choice<Id>>
          className="list"
          renderEmptyState={() => <div className="list-note">{t(isAsking ? 'field.searching' : 'field.none')}</div>}
        >
          {(hit) => (
            <ListBoxItem id={hit.id} textValue={hit.name} className="option">
              <span className="cut">{hit.name}</span>
              {hit.detail === undefined ? null : <span className="detail">{hit.detail}</span>}
            </ListBoxItem>
          )}
        </ListBox>
        {hits.length >= MOST_HITS ? <div className="list-note">{t('field.first', { count: MOST_HITS })}</div> : null}
      </Popover>
    </AriaComboBox>
  )
}

/** The latest answer to the latest question; an answer that was overtaken is dropped. */
export function useHits<T>(
  find: (text: string, signal: AbortSignal) => Promise<readonly T[]>,
  text: string,
  isWanted: boolean,
) {
  const [hits, setHits] = useState<readonly T[]>([])
  const [isAsking, setAsking] = useState(false)
  const [hasFailed, setFailed] = useState(false)
  const finder = useRef(find)
  useEffect(() => {
    finder.current = find
  })
  useEffect(() => {
    if (!isWanted) return
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      setAsking(true)
      try {
        const found = await finder.current(text, stop.signal)
        if (stop.signal.aborted) return
        setHits(found.slice(0, MOST_HITS))
        setFailed(false)
      } catch {
        if (!stop.signal.aborted) setFailed(true)
      } finally {
        if (!stop.signal.aborted) setAsking(false)
      }
    }, 120)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [text, isWanted])
  return { hits, isAsking, hasFailed }
}
