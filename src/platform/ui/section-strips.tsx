import { Fragment, type ReactNode, useEffect, useRef, useState } from 'react'
import { useKeys } from './keys.tsx'
import { useWords } from './language.tsx'
import { numeral, percent } from './numerals.ts'
import './section-strips.css'
import './button.css'

/** One part of a strip: a county, a class, a person. Its width is its amount. */
export interface StripPart {
  readonly id: string
  /** On the part when it is wide enough: 大理. */
  readonly short: string
  /** Said and shown on hover: 大理白族自治州. */
  readonly name: string
  readonly amount: number
}

/** One level: the chosen part of a level fans out to be the whole next strip. */
export interface StripLevel {
  readonly id: string
  readonly name: string
  /** The level's own number, as a `<Figure>`. */
  readonly figure: ReactNode
  readonly unit: string
  readonly parts: readonly StripPart[]
  readonly chosen: string | null
  /** 州市, 县市, 班: for “16个州市之和 ✓”. */
  readonly partUnit: string
  /** False where parts do not add up to the whole (distinct people over places): said instead of the tick. */
  readonly addsUp: boolean
  /** Beside or instead of the sum: 宾川县技工学校 · 5月17日至6月11日. */
  readonly note?: string | undefined
  /** This level over the one above, 0–1. */
  readonly share?: number | undefined
}

export interface SectionStripsProps {
  readonly levels: readonly StripLevel[]
  readonly onChoose: (level: string, part: string) => void
}

const WIDTH = 528
const STRIP = 22
const FAN = 26

/** A section through the number, level by level. ↑ ↓ walk the levels, ← → the parts of a level. */
export function SectionStrips({ levels, onChoose }: SectionStripsProps) {
  const t = useWords()
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const focusLevel = (by: number) => {
    const strips = [...(box.current?.querySelectorAll<SVGElement>('.strip') ?? [])]
    const at = strips.findIndex((strip) => strip.contains(document.activeElement))
    const next = strips[Math.max(0, Math.min(strips.length - 1, at + by))]
    next?.querySelector<SVGElement>('[tabindex="0"]')?.focus()
    return next !== undefined
  }
  useKeys([
    { key: 'ArrowDown', words: t('keys.layers'), run: () => focusLevel(1) },
    { key: 'ArrowUp', words: t('keys.layers'), run: () => focusLevel(-1) },
  ])
  return (
    <div className="section-strips" ref={box}>
      {levels.map((level, index) => (
        <Fragment key={level.id}>
          <StripHead level={level} />
          <Strip level={level} width={width} onChoose={(part) => onChoose(level.id, part)} />
          {index < levels.length - 1 && level.chosen !== null ? <Fan level={level} width={width} /> : null}
        </Fragment>
      ))}
    </div>
  )
}

/** Drawn in real pixels, so that a label is as large on a phone as beside a page. */
function useWidth(box: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(WIDTH)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const watch = new ResizeObserver(() => setWidth(Math.max(200, element.clientWidth)))
    watch.observe(element)
    return () => watch.disconnect()
  }, [box])
  return width
}

function StripHead({ level }: { level: StripLevel }) {
  const t = useWords()
  const facts = { count: level.parts.length, unit: level.partUnit }
  const sum =
    level.parts.length === 0 ? null : level.addsUp ? `${t('drawer.sum', facts)} ✓` : t('drawer.not-sum', facts)
  return (
    <div className="strip-head">
      <b>{level.name}</b>
      <span className="strong">{level.figure}</span>
      <span className="faint">{level.unit}</span>
      <span className="strip-note push">
        {[level.note ?? sum, level.share === undefined ? null : t('drawer.share', { share: percent(level.share) })]
          .filter(Boolean)
          .join('　')}
      </span>
    </div>
  )
}

interface Laid extends StripPart {
  readonly left: number
  readonly wide: number
}

/** Parts side by side with a hair between them; a tiny part stays a hair wide, so that it can be seen. */
export function layParts(parts: readonly StripPart[], width: number): readonly Laid[] {
  const sum = parts.reduce((total, part) => total + Math.max(0, part.amount), 0)
  let left = 0
  return parts.map((part) => {
    const whole = sum === 0 ? width / Math.max(1, parts.length) : (Math.max(0, part.amount) / sum) * width
    const laid = { ...part, left, wide: Math.max(0.5, whole - (whole > 3 ? 1 : 0.3)) }
    left += whole
    return laid
  })
}

const labelWidth = (text: string) =>
  [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e7f ? 12 : 6.6), 0)

function Strip({ level, width, onChoose }: { level: StripLevel; width: number; onChoose: (part: string) => void }) {
  const t = useWords()
  const laid = layParts(level.parts, width)
  const reached = level.chosen ?? level.parts[0]?.id
  const move = (event: React.KeyboardEvent, index: number) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const next = laid[index + by]
    if (event.key === 'Enter' || event.key === ' ') onChoose(laid[index]?.id ?? '')
    else if (by !== 0 && next) onChoose(next.id)
    else return
    event.preventDefault()
  }
  return (
    <svg
      className="strip"
      viewBox={`0 0 ${width} ${STRIP}`}
      height={STRIP}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a drawing whose parts are chosen from
      role="listbox"
      aria-label={level.name}
      aria-orientation="horizontal"
    >
      {laid.map((part, index) => {
        const isChosen = part.id === level.chosen
        const said = t('drawer.part', { name: part.name, value: numeral(String(part.amount)), unit: level.unit })
        return (
          <g
            key={part.id}
            role="option"
            aria-selected={isChosen}
            tabIndex={part.id === reached ? 0 : -1}
            ref={isChosen ? keepFocus : null}
            className={isChosen ? 'strip-part chosen' : 'strip-part'}
            onClick={() => onChoose(part.id)}
            onKeyDown={(event) => move(event, index)}
          >
            <title>{said}</title>
            <rect x={part.left} width={part.wide} height={STRIP} />
            {labelWidth(part.short) + (isChosen ? 0 : 6) <= part.wide ? (
              <text x={part.left + part.wide / 2} y={15} textAnchor="middle">
                {part.short}
              </text>
            ) : null}
          </g>
        )
      })}
    </svg>
  )
}

/** When the choice moves by arrow key, the focus goes with it. */
function keepFocus(part: SVGGElement | null) {
  const strip = part?.ownerSVGElement
  if (part && strip?.contains(document.activeElement) && document.activeElement !== part) part.focus()
}

function Fan({ level, width }: { level: StripLevel; width: number }) {
  const part = layParts(level.parts, width).find((one) => one.id === level.chosen)
  if (!part) return null
  const [from, to] = [part.left, part.left + part.wide]
  return (
    <svg className="fan" viewBox={`0 0 ${width} ${FAN}`} height={FAN} aria-hidden="true">
      <path d={`M${from} 0H${to}L${width} ${FAN}H0Z`} fill="var(--cg-fan)" />
      <path d={`M${from} 0L0 ${FAN}M${to} 0L${width} ${FAN}`} stroke="var(--cg-blue-line)" fill="none" />
    </svg>
  )
}

/** The people of the last level. Masked; that this look was recorded is said below. */
export function PeopleTable({ people, note, onOpen }: PeopleTableProps) {
  return (
    <>
      <table className="people">
        <tbody>
          {people.map((person) => (
            <tr key={person.id} className={person.isChosen ? 'chosen' : undefined}>
              <td>
                {onOpen ? (
                  <button type="button" className="link-button plain-name" onClick={() => onOpen(person.id)}>
                    {person.name}
                  </button>
                ) : (
                  person.name
                )}
              </td>
              <td className="not-on-phone">{person.identity}</td>
              <td className={person.isWanting ? 'soft' : undefined}>{person.record}</td>
              <td>
                {person.lines.map((line) => (
                  <span key={line.name} className={line.counts ? 'tag blue' : 'tag struck'}>
                    {line.name}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small faint people-note">{note}</p>
    </>
  )
}
export interface PeopleTableProps {
  readonly people: readonly {
    readonly id: string
    /** 李＊兰 */
    readonly name: string
    /** 999999 1986＊＊＊＊ ＊＊24 */
    readonly identity: string
    /** 四级证书, 未取证 */
    readonly record: string
    readonly isWanting?: boolean
    readonly isChosen?: boolean
    /** The lines this record counts in, and those it does not. */
    readonly lines: readonly { readonly name: string; readonly counts: boolean }[]
  }[]
  /** 姓名、证号已遮盖。本次查看已记入留痕，本人可见。 */
  readonly note: string
  readonly onOpen?: (id: string) => void
}
