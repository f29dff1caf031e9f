import { type ReactNode, useRef } from 'react'
import { Button } from './button.tsx'
import { useKeys } from './keys.tsx'
import { useWords } from './language.tsx'
import { Light, type LightValue } from './light.tsx'
import './work-list.css'

/** One matter that waits: until when, what, its facts, and the one verb that does it. */
export interface WorkItem {
  readonly id: string
  readonly light: LightValue
  /** 逾期 5 个工作日, 今天 18:00, 7月2日. */
  readonly deadline: string
  readonly isOverdue?: boolean
  readonly title: string
  /** A sentence with figures. */
  readonly facts?: ReactNode
  /** 签发, 审批, 继续确认. */
  readonly verb: string
  readonly onAct: () => void
  /** What is ready: 督办通知单 已拟好. */
  readonly ready?: string | undefined
}

export interface WorkGroup {
  readonly id: string
  /** 已逾期, 今天, 两个工作日内. */
  readonly title: string
  readonly isOverdue?: boolean
  readonly items: readonly WorkItem[]
}

export interface WorkListProps {
  readonly groups: readonly WorkGroup[]
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
  /** E: change the draft of the chosen matter. */
  readonly onEdit?: ((id: string) => void) | undefined
}

/** Work by deadline. J and K move, Enter does the verb, and only the chosen row has a primary button. */
export function WorkList({ groups, chosen, onChoose, onEdit }: WorkListProps) {
  const t = useWords()
  const box = useRef<HTMLDivElement>(null)
  const items = groups.flatMap((group) => group.items)
  const at = items.findIndex((item) => item.id === chosen)
  const move = (by: number) => {
    const next = items[Math.max(0, Math.min(items.length - 1, at + by))]
    if (!next) return
    onChoose(next.id)
    box.current?.querySelector(`[data-item="${CSS.escape(next.id)}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  useKeys([
    { key: 'j', words: t('keys.next'), run: () => move(1) },
    { key: 'k', words: t('keys.previous'), run: () => move(-1) },
    { key: 'Enter', words: t('keys.do'), run: () => items[at]?.onAct() ?? false },
    ...(onEdit ? [{ key: 'e', words: t('keys.edit'), run: () => (chosen === null ? false : onEdit(chosen)) }] : []),
  ])
  return (
    <div className="card work-list" ref={box}>
      {groups.map((group) => (
        <section key={group.id} className="work-group">
          <h2 className={group.isOverdue ? 'group-head overdue' : 'group-head'}>
            {group.title}
            <span className="faint">{group.items.length}</span>
          </h2>
          <ul>
            {group.items.map((item) => (
              <Row key={item.id} item={item} isChosen={item.id === chosen} onChoose={() => onChoose(item.id)} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Row({ item, isChosen, onChoose }: { item: WorkItem; isChosen: boolean; onChoose: () => void }) {
  return (
    <li
      className={isChosen ? 'work-item chosen' : 'work-item'}
      data-item={item.id}
      aria-current={isChosen || undefined}
    >
      <div className={item.isOverdue && isChosen ? 'work-deadline overdue' : 'work-deadline'}>
        <Light value={item.light} word={item.deadline} />
      </div>
      <div className="work-text">
        <h3>
          {/* A press anywhere on the row chooses it: the button's face covers the row, below figures and verbs. */}
          <button type="button" className="work-choose" onClick={onChoose} aria-pressed={isChosen}>
            {item.title}
          </button>
        </h3>
        {item.facts === undefined ? null : <p>{item.facts}</p>}
      </div>
      <div className="work-act">
        <Button
          size="small"
          kind={isChosen ? 'primary' : 'plain'}
          onPress={item.onAct}
          keyHint={isChosen ? 'Enter' : undefined}
        >
          {item.verb}
        </Button>
        {item.ready === undefined ? null : <span className="small faint">{item.ready}</span>}
      </div>
    </li>
  )
}

/** Figures above a list: what is done, of how much, its light, its pace. */
export function FigureStrip({ figures }: { figures: readonly StripFigure[] }) {
  return (
    <div className="figure-strip">
      {figures.map((figure) => (
        <div key={figure.label} className="strip-figure">
          <span className="strip-label">{figure.label}</span>
          <span className="strip-value">{figure.value}</span>
          {figure.light === undefined ? null : <span className="strip-light">{figure.light}</span>}
          {figure.pace === undefined ? null : <div className="strip-pace">{figure.pace}</div>}
        </div>
      ))}
    </div>
  )
}
export interface StripFigure {
  readonly label: string
  /** `<Figure size="strip" …>` */
  readonly value: ReactNode
  readonly light?: ReactNode
  /** `<PaceBar weight="thin" …>` */
  readonly pace?: ReactNode
}
