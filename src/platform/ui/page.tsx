import { Link } from '@tanstack/react-router'
import { createContext, type ReactNode, use, useEffect } from 'react'
import { Key } from './keys.tsx'
import { useDays, useWords } from './language.tsx'
import './page.css'

/** Where one is: the last part is the page itself and goes nowhere. */
export interface TrailPart {
  readonly name: string
  readonly to?: string | undefined
}

export interface PageHeadProps {
  readonly title: string
  readonly trail?: readonly TrailPart[]
  /** One line of facts below the title; figures in it open. */
  readonly facts?: ReactNode
  /** Buttons at the right; one primary on a screen. */
  readonly actions?: ReactNode
}

/** The head of every page; also names the window. */
export function PageHead({ title, trail = [], facts, actions }: PageHeadProps) {
  const t = useWords()
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`
  }, [title, t])
  return (
    <header className="page-head">
      <PrintHead />
      <div className="page-title">
        {trail.length === 0 ? null : (
          <nav className="trail" aria-label={t('page.trail')}>
            <ol>
              {trail.map((part) => (
                <li key={part.name}>{part.to === undefined ? part.name : <Link to={part.to}>{part.name}</Link>}</li>
              ))}
            </ol>
          </nav>
        )}
        <h1>{title}</h1>
        {facts === undefined ? null : <div className="page-facts">{facts}</div>}
      </div>
      {actions === undefined ? null : <div className="page-actions">{actions}</div>}
    </header>
  )
}

/** What the shell knows of the whole office: its day, and whether its data are invented. */
export const OfficeContext = createContext<{ readonly officeDay: string | null; readonly isDemo: boolean }>({
  officeDay: null,
  isDemo: false,
})

/** What paper says above the title: whose page this is, of which day, and that its data are invented where they are. */
function PrintHead() {
  const t = useWords()
  const day = useDays()
  const { officeDay, isDemo } = use(OfficeContext)
  return (
    <div className="only-print print-head">
      <span>{t('app.name')}</span>
      {isDemo ? <span className="tag demo">{t('app.demo')}</span> : null}
      <span>{officeDay === null ? null : t('figure.as-of', { day: day(officeDay, 'year') })}</span>
    </div>
  )
}

/** A white part of a page: `title`, an aside at the right, content. Sections inside are `<Part>`. */
export function Card({ title, aside, level = 2, children, label }: CardProps) {
  const Heading = `h${level}` as const
  return (
    <section className="card" aria-label={label ?? title}>
      {title === undefined ? (
        children
      ) : (
        <div className="part">
          <div className="part-head">
            <Heading>{title}</Heading>
            {aside === undefined ? null : <span className="aside">{aside}</span>}
          </div>
          {children}
        </div>
      )}
    </section>
  )
}
interface CardProps {
  readonly title?: string
  readonly aside?: ReactNode
  readonly level?: 2 | 3
  readonly label?: string
  readonly children: ReactNode
}

/** A section of a card; a line parts it from the one above. */
export const Part = ({ children }: { children: ReactNode }) => <div className="part">{children}</div>

/** Small words with a ground: 草稿, 督办, 存疑. */
export const Tag = ({ tone = 'plain', children }: { tone?: TagTone; children: ReactNode }) => (
  <span className={`tag ${tone}`}>{children}</span>
)
export type TagTone = 'plain' | 'amber' | 'red' | 'green' | 'blue' | 'demo' | 'struck'

/** The keys of this page, said where they are used. `<KeyHints hints={[['J K', '上下'], ['Enter', '办理']]} />` */
export function KeyHints({ hints }: { hints: readonly (readonly [keys: string, words: string])[] }) {
  return (
    <div className="keys">
      {hints.map(([keys, words]) => (
        <span key={keys}>
          {keys.split(' ').map((key) => (
            <Key key={key}>{key}</Key>
          ))}
          {words}
        </span>
      ))}
    </div>
  )
}

/** Two columns of a page from 860 px of its own width; `map` gives the first 676 px from 1000. */
export const Columns = ({ shape = 'two', children }: { shape?: 'two' | 'map'; children: ReactNode }) => (
  <div className="holder">
    <div className={`columns ${shape}`}>{children}</div>
  </div>
)
