import { Link } from '@tanstack/react-router'
import { useWords } from '../../platform/ui/language.tsx'
import type { TaskRecord } from '../shapes.ts'
import { words } from './words.ts'

/** Orders on a task, each with its way in. */
export function Orders({ task }: { task: TaskRecord }) {
  const t = useWords(words)
  if (task.orders.length === 0) return <p className="soft">{t('task.no-orders')}</p>
  return (
    <ul className="plain-list">
      {task.orders.map(({ id, number, matter }) => (
        <li key={id}>
          <Link to={`/supervision/${id}` as never}>
            {number ?? ''} {matter}
          </Link>
        </li>
      ))}
    </ul>
  )
}
