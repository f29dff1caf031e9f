import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { Key } from '../platform/ui/keys.tsx'
import { useDays, useWords } from '../platform/ui/language.tsx'
import type { MenuEntry } from '../platform/ui/menu.tsx'
import { Tag } from '../platform/ui/page.tsx'
import { ProductMark } from './mark.tsx'
import { useMe } from './me.ts'
import { words } from './words.ts'

/** Mark, finder, 演示数据, the office day, who I am. */
export function TopBar({ onFind, account }: { onFind: () => void; account: readonly MenuEntry[] }) {
  const t = useWords(words)
  const day = useDays()
  const me = useMe()
  return (
    <header className="top" data-under-drawer>
      <a className="skip" href="#page">
        {t('app.skip')}
      </a>
      <Link className="brand" to="/" aria-label={t('app.name')}>
        <ProductMark />
        <span>{t('app.name')}</span>
      </Link>
      <button type="button" className="find" onClick={onFind} aria-haspopup="dialog">
        <span>{t('app.finder')}</span>
        <Key>Ctrl K</Key>
      </button>
      <div className="who">
        {me.demo ? <Tag tone="demo">{t('app.demo')}</Tag> : null}
        <time className="office-day" dateTime={me.officeDay}>
          {day(me.officeDay, 'weekday')}
        </time>
        <AccountMenu entries={account} />
      </div>
    </header>
  )
}

const loadMenu = () => import('../platform/ui/menu.tsx')
const Menu = lazy(async () => ({ default: (await loadMenu()).Menu }))

/** The menu's code is fetched when the pointer or the focus comes near; until then its face is a plain button. */
function AccountMenu({ entries }: { entries: readonly MenuEntry[] }) {
  const t = useWords(words)
  const me = useMe()
  const [isWanted, want] = useState(false)
  const label = `${me.unitName} ${me.name} ${t('account.menu')}`
  const face = (
    <span className="who-face">
      {me.unitName} <b>{me.name}</b>
    </span>
  )
  const plain = (
    <button
      type="button"
      className="menu-face"
      aria-label={label}
      aria-haspopup="menu"
      onPointerEnter={loadMenu}
      onFocus={loadMenu}
      onClick={() => want(true)}
    >
      {face}
    </button>
  )
  if (!isWanted) return plain
  return (
    <Suspense fallback={plain}>
      <Menu label={label} face={face} entries={entries} isOpenAtFirst />
    </Suspense>
  )
}
