import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useLanguage, useWords } from '../platform/ui/language.tsx'
import { words } from './words.ts'

const Dialog = lazy(async () => ({ default: (await import('../platform/ui/dialog.tsx')).Dialog }))

/** One entry of the navigation. `duty` is what its page asks for; nobody sees an entry that he may not open. */
export interface NavEntry {
  readonly to: string
  readonly name: readonly [zh: string, en: string]
  /** One character for the narrow rail. */
  readonly sign: string
  /** Pinyin initials, for the finder. */
  readonly initials: string
  readonly duty: string | null
  /** Entries of one group stand together, with a line between groups. */
  readonly group: number
}

/** What waits at each entry, as text: { '/': '9' }. */
export type NavCounts = Readonly<Record<string, string>>

interface NavigationProps {
  readonly entries: readonly NavEntry[]
  readonly counts: NavCounts
}

export function useNavName() {
  const { language } = useLanguage()
  return (entry: NavEntry) => entry.name[language === 'zh' ? 0 : 1]
}

/** 168 px with names; below 1180 px a rail of one character each. */
export function Navigation({ entries, counts }: NavigationProps) {
  const t = useWords(words)
  const groups = [...new Set(entries.map((entry) => entry.group))]
  return (
    <nav className="nav" aria-label={t('app.navigation')} data-under-drawer>
      {groups.map((group) => (
        <ul key={group}>
          {entries
            .filter((entry) => entry.group === group)
            .map((entry) => (
              <li key={entry.to}>
                <NavLink entry={entry} count={counts[entry.to]} />
              </li>
            ))}
        </ul>
      ))}
    </nav>
  )
}

function NavLink({ entry, count, onPress }: { entry: NavEntry; count: string | undefined; onPress?: () => void }) {
  const name = useNavName()(entry)
  return (
    <Link
      to={entry.to}
      activeOptions={{ exact: entry.to === '/' }}
      title={name}
      {...(onPress ? { onClick: onPress } : {})}
    >
      <span className="nav-sign" aria-hidden="true">
        {entry.sign}
      </span>
      <span className="nav-name">{name}</span>
      {count === undefined ? null : <span className="nav-count">{count}</span>}
    </Link>
  )
}

/** On a phone: four entries at the foot, the rest behind 全部栏目. */
export function BottomNavigation({ entries, counts, children }: NavigationProps & { children: React.ReactNode }) {
  const t = useWords(words)
  const [isOpen, setOpen] = useState(false)
  return (
    <nav className="bottom-nav" aria-label={t('app.navigation')} data-under-drawer>
      {entries.slice(0, 4).map((entry) => (
        <NavLink key={entry.to} entry={entry} count={counts[entry.to]} />
      ))}
      <button type="button" onClick={() => setOpen(true)}>
        {t('app.menu')}
      </button>
      {isOpen ? (
        <Suspense fallback={null}>
          <Dialog title={t('app.menu')} isOpen={isOpen} onClose={() => setOpen(false)}>
            <ul className="all-pages">
              {entries.map((entry) => (
                <li key={entry.to}>
                  <NavLink entry={entry} count={counts[entry.to]} onPress={() => setOpen(false)} />
                </li>
              ))}
            </ul>
            {children}
          </Dialog>
        </Suspense>
      ) : null}
    </nav>
  )
}
