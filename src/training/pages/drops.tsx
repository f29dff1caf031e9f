import { Link } from '@tanstack/react-router'
import { useWords } from '../../platform/ui/language.tsx'
import { useOperation } from '../../platform/ui/office.tsx'
import { Tag } from '../../platform/ui/page.tsx'
import { Loaded } from '../../platform/ui/states.tsx'
import { contract } from '../contract.ts'
import { useMoments } from './moments.ts'
import { words } from './words.ts'

/** The rosters that were dropped into a class, the latest first; one under way shows how far it is. */
export function Drops({ classId }: { classId: string }) {
  const t = useWords(words)
  const moment = useMoments()
  const first = useOperation(contract.drops, { id: classId })
  const isWorking = first.data?.rows.some(({ state }) => state === 'waiting') ?? false
  useOperation(contract.drops, { id: classId }, { every: 1000, when: isWorking })
  return (
    <Loaded of={first} lines={1}>
      {({ rows }) => (
        <ul className="drops">
          {rows.map((row) => (
            <li key={row.id}>
              <Link to={`/training/rosters/${row.id}` as never}>{row.fileName}</Link>
              {row.state === 'waiting' ? (
                <Tag tone="amber">{t('roster.waiting', { done: row.progress?.done ?? '0' })}</Tag>
              ) : row.state === 'refused' ? (
                <Tag tone="red">{t('roster.refused-whole')}</Tag>
              ) : (
                <span className="dense">
                  {t('roster.line', {
                    stored: row.stored.value,
                    already: row.already.value,
                    refused: row.refused.value,
                  })}
                </span>
              )}
              <span className="small faint push">
                {t('roster.at', { who: row.droppedBy ?? '', when: moment(row.droppedAt) })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  )
}
