import { useQueryClient } from '@tanstack/react-query'
import { Link, Outlet, useLocation, useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { contract } from '../organisations/contract.ts'
import { contract as signInContract } from '../platform/sign-in/contract.ts'
import { OpenerContext } from '../platform/ui/figure.tsx'
import { Key, useKeys } from '../platform/ui/keys.tsx'
import { useLanguage, useWords } from '../platform/ui/language.tsx'
import type { MenuEntry } from '../platform/ui/menu.tsx'
import { useCommand } from '../platform/ui/office.tsx'
import { OfficeContext } from '../platform/ui/page.tsx'
import { Loading } from '../platform/ui/states.tsx'
import type { Find, Found } from './finder.tsx'
import { useMe } from './me.ts'
import { BottomNavigation, type NavCounts, type NavEntry, Navigation, useNavName } from './navigation.tsx'
import { TopBar } from './top-bar.tsx'
import { words } from './words.ts'
import '../platform/ui/button.css'

const Finder = lazy(async () => ({ default: (await import('./finder.tsx')).Finder }))
const KeyList = lazy(async () => ({ default: (await import('./key-list.tsx')).KeyList }))
const PasswordDialog = lazy(async () => ({ default: (await import('./password-page.tsx')).PasswordDialog }))

const SecondFactorDialog = lazy(async () => ({
  default: (await import('./second-factor-page.tsx')).SecondFactorDialog,
}))

export interface ShellProps {
  readonly entries: readonly NavEntry[]
  readonly counts?: NavCounts
  /** Asks every room that can be searched; pages are found by the shell itself. */
  readonly find: Find
  /** The drawer of one number; drawn beside the page while the address names one. */
  readonly drawer: (props: FigureDrawerProps) => React.ReactNode
  readonly complaintsTo: string
}

export interface FigureDrawerProps {
  readonly figure: string
  readonly onClose: () => void
  /** Opens another number in the same place. */
  readonly onOpen: (figure: string) => void
}

type Overlay = 'finder' | 'keys' | 'password' | 'factor'

/** Top bar, navigation, the page, its drawer. What lies over them is fetched when it is first asked for. */
export function Shell({ entries: all, counts = {}, find, drawer, complaintsTo }: ShellProps) {
  const t = useWords(words)
  const me = useMe()
  const entries = useMemo(() => all.filter((entry) => entry.duty === null || me.duties.includes(entry.duty)), [all, me])
  const [overlay, setOverlay] = useState<Overlay | null>(null)
  const { figure, open, close } = useFigureInAddress()
  const opener = useMemo(() => ({ openRef: figure, open }), [figure, open])
  const account = useAccountEntries(setOverlay)
  const findAll = useFindAll(entries, find)
  const shut = () => setOverlay(null)
  useKeys([
    { key: 'Ctrl+k', words: t('keys.find'), run: () => setOverlay('finder'), whileTyping: true },
    { key: '?', words: t('keys.list'), run: () => setOverlay('keys') },
  ])
  const office = useMemo(() => ({ officeDay: me.officeDay, isDemo: me.demo }), [me])
  return (
    <OpenerContext value={opener}>
      <TopBar onFind={() => setOverlay('finder')} account={account} />
      <Navigation entries={entries} counts={counts} />
      <Notices />
      <OfficeContext value={office}>
        <PageOutlet />
      </OfficeContext>
      {figure === null ? null : (
        <Suspense fallback={null}>{drawer({ figure, onClose: close, onOpen: (next) => open(next) })}</Suspense>
      )}
      <footer className="foot" data-under-drawer>
        <Link to={complaintsTo as never}>{t('app.complaints')}</Link>
        <button type="button" className="link-button" onClick={() => setOverlay('keys')}>
          {t('app.keys')} <Key>?</Key>
        </button>
      </footer>
      <BottomNavigation entries={entries} counts={counts}>
        <AccountList entries={account} />
      </BottomNavigation>
      <Suspense fallback={null}>
        {overlay === 'finder' ? <Finder isOpen onClose={shut} find={findAll} /> : null}
        {overlay === 'keys' ? <KeyList isOpen onClose={shut} /> : null}
        {overlay === 'password' ? <PasswordDialog isOpen onClose={shut} login={me.login} /> : null}
        {overlay === 'factor' ? <SecondFactorDialog isOpen onClose={shut} /> : null}
      </Suspense>
    </OpenerContext>
  )
}

/** Moving to another page puts the focus there, so that a screen reader begins at its head. */
function PageOutlet() {
  const { pathname } = useLocation()
  const page = useRef<HTMLElement>(null)
  const from = useRef(pathname)
  useEffect(() => {
    if (from.current === pathname) return
    from.current = pathname
    page.current?.focus({ preventScroll: true })
  }, [pathname])
  return (
    <main className="page" id="page" ref={page} tabIndex={-1} data-under-drawer>
      <Suspense fallback={<Loading lines={8} />}>
        <Outlet />
      </Suspense>
    </main>
  )
}

/** The open number is in the address, so that it can be sent, reloaded, and left with Back. */
function useFigureInAddress() {
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as { figure?: string }
  const figure = search.figure ?? null
  return useMemo(() => {
    const go = (next: string | undefined, replace: boolean) =>
      void navigate({
        to: '.',
        replace,
        resetScroll: false,
        search: (former: Record<string, unknown>) => ({ ...former, figure: next }),
      } as never)
    return {
      figure,
      open: (ref: string) => go(ref, figure !== null),
      close: () => go(undefined, true),
    }
  }, [navigate, figure])
}

function useAccountEntries(show: (overlay: Overlay) => void): readonly MenuEntry[] {
  const t = useWords(words)
  const me = useMe()
  const { language, choose } = useLanguage()
  const answers = useQueryClient()
  const leave = useCommand(signInContract.signOut, {
    onDone: () => {
      answers.clear()
      location.assign('/')
    },
  })
  const change = useCommand(contract.switchPost, { onDone: () => location.assign('/') })
  const others = me.posts.filter((post) => post.id !== me.postId)
  return [
    ...others.map((post) => ({
      id: post.id,
      name: t('account.act-as', { post: `${post.unitName} ${post.title}` }),
      onAction: () => change.send({ postId: post.id }),
    })),
    { id: 'language', name: t('app.language'), onAction: () => choose(language === 'zh' ? 'en' : 'zh') },
    { id: 'password', name: t('account.password'), onAction: () => show('password') },
    ...(me.personId === null ? [{ id: 'factor', name: t('account.factor'), onAction: () => show('factor') }] : []),
    { id: 'sign-out', name: t('account.sign-out'), onAction: () => leave.send({}) },
  ]
}

function AccountList({ entries }: { entries: readonly MenuEntry[] }) {
  const me = useMe()
  return (
    <>
      <p className="small faint account-name">
        {me.unitName} {me.name}
      </p>
      <ul className="all-pages">
        {entries.map((entry) => (
          <li key={entry.id}>
            <button type="button" onClick={entry.onAction}>
              {entry.name}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Pages of the navigation first, then what the rooms find. */
function useFindAll(entries: readonly NavEntry[], find: Find): Find {
  const t = useWords(words)
  const nameOf = useNavName()
  return async (text, signal) => {
    const wanted = text.toLowerCase()
    const pages: readonly Found[] = entries
      .filter((entry) => nameOf(entry).toLowerCase().includes(wanted) || entry.initials.includes(wanted))
      .map((entry) => ({ id: entry.to, kind: t('finder.page'), name: nameOf(entry), to: entry.to }))
    return text === '' ? pages : [...pages, ...(await find(text, signal))]
  }
}

const online = {
  watch(watcher: () => void) {
    window.addEventListener('online', watcher)
    window.addEventListener('offline', watcher)
    return () => {
      window.removeEventListener('online', watcher)
      window.removeEventListener('offline', watcher)
    }
  },
  read: () => navigator.onLine,
}

function Notices() {
  const t = useWords(words)
  const isOnline = useSyncExternalStore(online.watch, online.read)
  return (
    <div className="notices" role="status">
      {isOnline ? null : <p className="notice">{t('notice.offline')}</p>}
    </div>
  )
}
