import { createContext, type MouseEvent, use, useRef } from 'react'
import type { Figure as FigureValue } from '../figure.ts'
import { useDays, useLanguage, useWords } from './language.tsx'
import { numeral, shortNumeral } from './numerals.ts'
import './figure.css'

/** Which number is open, and how to open one. The shell provides it; a page only draws figures. */
export interface Opener {
  readonly openRef: string | null
  readonly open: (ref: string, from: HTMLElement | null) => void
}
export const OpenerContext = createContext<Opener>({ openRef: null, open: () => {} })

export interface FigureProps {
  readonly value: FigureValue
  /** inline in a sentence or table; 20 px in facts; 24 in a strip; 28 on a receipt; 36 as the hero. */
  readonly size?: 'inline' | 'fact' | 'strip' | 'receipt' | 'hero'
  /** The unit after a thin gap, smaller. Where the unit stands in the sentence anyway, leave it out. */
  readonly withUnit?: boolean
  /** In short, as 26.1万; never in a table. */
  readonly isShort?: boolean
  /** What stands with the unit: 600,000 人次 of a plan. */
  readonly of?: string | undefined
}

/**
 * The only way a number reaches a page. It opens: a press or Enter shows where it comes from, and it stays lit while
 * its drawer is beside it. Not known is said (待核实), never drawn as 0.
 */
export function Figure({ value, size = 'inline', withUnit = false, isShort = false, of }: FigureProps) {
  const t = useWords()
  const day = useDays()
  const { openRef, open } = use(OpenerContext)
  const anchor = useRef<HTMLAnchorElement>(null)
  const text = useFigureText(value, isShort)
  const press = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    event.stopPropagation()
    open(value.ref, anchor.current)
  }
  const isLit = openRef === value.ref
  return (
    <span className={`figure-frame size-${size}`}>
      <a
        ref={anchor}
        className={isLit ? 'figure lit' : 'figure'}
        href={figureAddress(value.ref)}
        data-ref={value.ref}
        aria-label={t('figure.open', { text: `${text} ${value.unit}`.trim() })}
        aria-expanded={isLit}
        title={t('figure.as-of', { day: day(value.asOf, 'year') })}
        onClick={press}
      >
        {text}
      </a>
      {of === undefined ? null : <small className="figure-of">/ {of}</small>}
      {withUnit ? <small className="figure-unit">{value.unit}</small> : null}
    </span>
  )
}

/** The number as text, for titles, sentences that are copied, and labels of drawings. Does not open. */
export function useFigureText(value: FigureValue, isShort = false): string {
  const t = useWords()
  const { language } = useLanguage()
  if (value.value === null) return t('figure.unknown')
  return isShort ? shortNumeral(Number(value.value), language) : numeral(value.value)
}

/** Where the drawer of a ref lives: on this page, so that the address can be sent to a colleague. */
export function figureAddress(ref: string): string {
  const address = new URL(window.location.href)
  address.searchParams.set('figure', ref)
  return `${address.pathname}${address.search}`
}
