import { useState } from 'react'
import { Button } from '../../platform/ui/button.tsx'
import { useLanguage, useWords } from '../../platform/ui/language.tsx'
import { useAsk } from '../../platform/ui/office.tsx'
import { Card } from '../../platform/ui/page.tsx'
import { Empty, ErrorPanel } from '../../platform/ui/states.tsx'
import { contract, type Look } from '../contract.ts'
import { words } from './words.ts'

/** 谁看过我的信息: unit and post, what was seen, for what; the latest first, all of them on request. */
export function Looks({ latest, hasMore }: { latest: readonly Look[]; hasMore: boolean }) {
  const t = useWords(words)
  const all = useAllLooks()
  const shown = all.rows ?? latest
  const canGoOn = all.rows === null ? hasMore : all.next !== null
  return (
    <Card title={t('looks.title')}>
      {shown.length === 0 ? <Empty>{t('looks.none')}</Empty> : null}
      <ul className="own-list">
        {together(shown).map(({ look, times }) => (
          <OneLook key={look.id} look={look} times={times} />
        ))}
      </ul>
      {all.failure ? <ErrorPanel failure={all.failure} /> : null}
      {canGoOn ? (
        <Button size="touch" isBusy={all.isBusy} onPress={all.more}>
          {t(all.rows === null ? 'looks.all' : 'looks.more')}
        </Button>
      ) : null}
    </Card>
  )
}

function useAllLooks() {
  const ask = useAsk()
  const [rows, setRows] = useState<readonly Look[] | null>(null)
  const [next, setNext] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const more = async () => {
    setBusy(true)
    try {
      const page = await ask(contract.looks, next === null ? {} : { before: next })
      setRows((was) => [...(was ?? []), ...page.rows])
      setNext(page.next)
      setFailure(null)
    } catch (error) {
      setFailure(error)
    } finally {
      setBusy(false)
    }
  }
  return { rows, next, isBusy, failure, more: () => void more() }
}

interface Looks {
  readonly look: Look
  readonly times: number
}

/** Looks of one post in one hour at the same thing stand together, the latest of them named. */
function together(looks: readonly Look[]): readonly Looks[] {
  const found: Looks[] = []
  for (const look of looks) {
    const last = found.at(-1)
    if (last && sameLook(last.look, look)) found[found.length - 1] = { ...last, times: last.times + 1 }
    else found.push({ look, times: 1 })
  }
  return found
}

const sameLook = (a: Look, b: Look) =>
  a.kind === b.kind &&
  a.unit === b.unit &&
  a.post === b.post &&
  a.purpose === b.purpose &&
  a.at.slice(0, 13) === b.at.slice(0, 13)

function OneLook({ look, times }: Looks) {
  const t = useWords(words)
  const { language } = useLanguage()
  const fields = look.fields.map((field) => t(`field.${field}` as 'field.name'))
  const isOpening = look.kind === 'open'
  const when = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    ...({ timeZone: 'Asia/Shanghai', year: 'numeric', month: 'short', day: 'numeric' } as const),
    ...({ hour: '2-digit', minute: '2-digit', hour12: false } as const),
  }).format(new Date(look.at))
  return (
    <li className={isOpening ? 'opened' : undefined}>
      <div>
        <b>
          {look.unit ?? ''} {look.post ?? t('looks.someone')}
        </b>
        <div className="dense">
          {isOpening ? t('look.open', { fields }) : t(`look.${look.kind}`)}
          {times === 1 ? null : t('look.times', { times })}
        </div>
        {look.purpose ? <div className="dense soft">{t('look.purpose', { purpose: look.purpose })}</div> : null}
      </div>
      <time className="small faint">{when}</time>
    </li>
  )
}
