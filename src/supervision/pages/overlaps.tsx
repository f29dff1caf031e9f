import { useDays, useWords } from '../../platform/ui/language.tsx'
import type { Overlap } from '../orders/shapes.ts'
import { pageWords } from './words.ts'

/** Who already supervises this unit on this matter: by the rules of lightening the load, such matters are merged. */
export function Overlaps({ rows }: { rows: readonly Overlap[] }) {
  const t = useWords(pageWords)
  const day = useDays()
  return (
    <div className="overlaps" role="status">
      <p>{t('overlap.what', { count: rows.length })}</p>
      <ul>
        {rows.map(({ number, office, matter, state, dueOn, isSame }) => (
          <li key={`${number}${office}${matter}`}>
            <b>{number ?? t('order.no-number')}</b> {office}：{matter}（{t(`state.${state}`)}
            {dueOn ? `，${t('order.due')} ${day(dueOn, 'year')}` : ''}）{isSame ? t('overlap.same') : ''}
          </li>
        ))}
      </ul>
    </div>
  )
}
