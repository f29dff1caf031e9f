import { Link } from '@tanstack/react-router'
import { useDays, useWords } from '../platform/ui/language.tsx'
import { Menu, type MenuEntry } from '../platform/ui/menu.tsx'
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
        <kbd aria-hidden="true">Ctrl K</kbd>
      </button>
      <div className="who">
        {me.demo ? <Tag tone="demo">{t('app.demo')}</Tag> : null}
        <time className="office-day" dateTime={me.officeDay}>
          {day(me.officeDay, 'weekday')}
        </time>
        <Menu
          label={`${t('account.menu')}：${me.name}`}
          face={
            <span className="who-face">
              <span className="who-post">{me.unitName}</span> <b>{me.name}</b>
            </span>
          }
          entries={account}
        />
      </div>
    </header>
  )
}
