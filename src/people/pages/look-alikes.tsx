import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { plainDate } from '../../platform/plain-date.ts'
import { useDays, useWords } from '../../platform/ui/language.tsx'
import { useAsk } from '../../platform/ui/office.tsx'
import type { LookAlike } from '../acts/contract.ts'
import { contract } from '../contract.ts'
import { readIdNumber } from '../id-rules.ts'
import type { IdType } from '../rules.ts'
import { words } from './words.ts'
import './people.css'

const LATEST = plainDate('9999-12-31')
const PAUSE_MS = 500

/** What a whole, right number says of its holder: nobody types birthday and sex again. */
export function Derived({ idType, idNumber }: { idType: IdType; idNumber: string }) {
  const t = useWords(words)
  const day = useDays()
  const read = readIdNumber(idType, idNumber, LATEST)
  if ('fault' in read || !read.sex || !read.birth) return null
  return (
    <p className="dense soft">{t('register.derived', { sex: t(`sex.${read.sex}`), birth: day(read.birth, 'year') })}</p>
  )
}

interface Typing {
  readonly name: string
  readonly idNumber: string
  readonly phone: string
}

/** Who may be the person that is being typed in: what speaks for it and what differs. Each asking is on record. */
export function LookAlikes(typing: Typing) {
  const t = useWords(words)
  const rows = useLookAlikes(typing)
  if (rows.length === 0) return null
  const list = (what: readonly string[]) => what.map((one) => t(`alike-word.${one}` as 'alike-word.name')).join('、')
  return (
    <section aria-live="polite" aria-label={t('alike.title')} className="look-alikes">
      <b>{t('alike.title')}</b>
      <ul className="person-list">
        {rows.map((row) => (
          <li key={row.id}>
            <span className="two-lines">
              {row.inReach ? (
                <span>
                  <Link to={`/people/${row.id}` as never}>{row.name}</Link>
                  <span className="soft">
                    {'　'}
                    {row.idNumber} · {row.place}
                  </span>
                </span>
              ) : (
                <span>{t('alike.elsewhere', { place: row.place })}</span>
              )}
              <small className="faint">
                {t('alike.same', { what: list(row.same) })}
                {row.differs.length === 0 ? '' : `；${t('alike.differs', { what: list(row.differs) })}`}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Asks once the typing rests, and only with a name and something besides it. */
function useLookAlikes({ name, idNumber, phone }: Typing): readonly LookAlike[] {
  const ask = useAsk()
  const asker = useRef(ask)
  asker.current = ask
  const [rows, setRows] = useState<readonly LookAlike[]>([])
  useEffect(() => {
    const besides = phone.trim().length >= 11 || !('fault' in readIdNumber('resident', idNumber, LATEST))
    if ([...name.trim()].length < 2 || !besides) return setRows([])
    const stop = new AbortController()
    const timer = setTimeout(() => {
      asker.current(contract.lookAlikes, { name, idNumber, phone }, stop.signal).then(
        (answer) => setRows(answer.rows),
        () => setRows([]),
      )
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [name, idNumber, phone])
  return rows
}
