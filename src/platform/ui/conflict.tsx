import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { useWords } from './language.tsx'
import { Tag } from './page.tsx'
import './form.css'

export interface ConflictField {
  readonly id: string
  readonly label: string
  /** What the other one stored meanwhile. */
  readonly theirs: ReactNode
  readonly mine: ReactNode
  readonly differs: boolean
}

/** Somebody else changed the record meanwhile: his values beside mine, and nothing is stored before I choose. */
export function Conflict({ who, when, fields, onTheirs, onMine, isBusy = false }: ConflictProps) {
  const t = useWords()
  return (
    <section className="conflict" aria-label={t('conflict.title', { who })}>
      <p>
        <b>{t('conflict.title', { who })}</b> {t('conflict.what', { when })}
      </p>
      <table className="ledger">
        <thead>
          <tr>
            <th scope="col">{t('conflict.field')}</th>
            <th scope="col">{t('conflict.theirs', { who })}</th>
            <th scope="col">{t('conflict.mine')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.id}>
              <td>
                {field.label} {field.differs ? <Tag tone="amber">{t('conflict.differs')}</Tag> : null}
              </td>
              <td className="wraps">{field.theirs}</td>
              <td className="wraps">{field.mine}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="row wraps">
        <Button kind="primary" onPress={onMine} isBusy={isBusy}>
          {t('conflict.keep-mine')}
        </Button>
        <Button onPress={onTheirs}>{t('conflict.take-theirs')}</Button>
      </div>
    </section>
  )
}
interface ConflictProps {
  readonly who: string
  readonly when: string
  readonly fields: readonly ConflictField[]
  readonly onTheirs: () => void
  /** Stores mine over the version that is now there. */
  readonly onMine: () => void
  readonly isBusy?: boolean
}
