import { useWords } from '../../../platform/ui/language.tsx'
import { Card, Columns } from '../../../platform/ui/page.tsx'
import type { Comparison } from '../contract.ts'
import { words } from './words.ts'

/** What becomes of the records, and what moves: said before anybody confirms. */
export function Effects({ two }: { two: Comparison }) {
  const t = useWords(words)
  return (
    <Columns>
      <Card title={t('merge.records')}>
        <Records records={two.records} />
      </Card>
      <Card title={t('merge.effects')}>
        <div className="stack">
          <Lines lines={two.lines} />
          {two.locked ? (
            <p>{t(two.locked.mayRestate ? 'merge.locked' : 'merge.locked-out', { ...two.locked })}</p>
          ) : null}
          {two.bothIn.length === 0 ? null : (
            <p>
              {t('merge.both-in', { classes: two.bothIn.map(({ number, title }) => `${number} ${title}`).join('、') })}
            </p>
          )}
        </div>
      </Card>
    </Columns>
  )
}

function Records({ records }: Pick<Comparison, 'records'>) {
  const t = useWords(words)
  if (records.length === 0) return <p className="soft">{t('merge.no-records')}</p>
  return (
    <ul className="person-list">
      {records.map(({ kind, handed, joined }) => (
        <li key={kind}>
          <span>{t(`kind.${kind}` as 'kind.group')}</span>
          <span className="two-lines soft dense">
            {handed.value !== '0' ? <span>{t('merge.handed', { count: handed.value ?? '' })}</span> : null}
            {joined.value !== '0' ? <span>{t('merge.joined', { count: joined.value ?? '' })}</span> : null}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Lines({ lines }: Pick<Comparison, 'lines'>) {
  const t = useWords(words)
  if (lines.length === 0) return <p className="soft">{t('merge.no-lines')}</p>
  return (
    <>
      <p>{t('merge.times')}</p>
      <ul className="person-list">
        {lines.map(({ code, name, moves }) => (
          <li key={code}>{t('merge.line', { name, moves: moves.value ?? '' })}</li>
        ))}
      </ul>
    </>
  )
}
