import { useMemo, useRef, useState } from 'react'
import { SignButton } from './button.tsx'
import { isComposing, useKeys } from './keys.tsx'
import { useWords } from './language.tsx'
import { Sign } from './signs.tsx'

interface Searched<Row> {
  readonly text: (row: Row) => string
}

/**
 * Ctrl+F over all rows: the browser's own search would find only what is drawn. Each word must occur in some cell of
 * the row. Pressed again inside the bar, Ctrl+F goes to the browser.
 */
export function useRowSearch<Row>(
  rows: readonly Row[],
  columns: readonly Searched<Row>[],
  total: number,
  onAll: (() => Promise<unknown>) | undefined,
) {
  const t = useWords()
  const [text, setText] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const open = () => {
    if (document.activeElement === input.current && input.current !== null) return false
    setText((was) => was ?? '')
    if (rows.length < total) void onAll?.()
    requestAnimationFrame(() => input.current?.select())
    return true
  }
  useKeys([{ key: 'Ctrl+f', words: t('keys.find-rows'), run: open, whileTyping: true }])
  const found = useMemo(() => matching(rows, columns, text ?? ''), [rows, columns, text])
  const bar =
    text === null ? null : (
      <div className="grid-search no-print">
        <Sign name="find" />
        <input
          ref={input}
          aria-label={t('grid.find', { count: total })}
          placeholder={t('grid.find-hint')}
          defaultValue=""
          onChange={(event) => {
            if (!isComposing(event.nativeEvent as InputEvent)) setText(event.target.value)
          }}
          onCompositionEnd={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && !isComposing(event.nativeEvent)) setText(null)
          }}
        />
        <SignButton label={t('action.close')} onPress={() => setText(null)}>
          <Sign name="cross" />
        </SignButton>
      </div>
    )
  return { found, bar, text: text ?? '' }
}

function matching<Row>(rows: readonly Row[], columns: readonly Searched<Row>[], text: string): readonly Row[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return rows
  return rows.filter((row) => {
    const line = columns.map((column) => column.text(row).toLowerCase()).join('\u0000')
    return words.every((word) => line.includes(word))
  })
}
