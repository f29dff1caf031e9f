import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { Button, LinkButton } from '../../platform/ui/button.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { useCommand } from '../../platform/ui/office.tsx'
import { Card } from '../../platform/ui/page.tsx'
import { ErrorPanel } from '../../platform/ui/states.tsx'
import { TextField } from '../../platform/ui/text-field.tsx'
import { contract, type PersonRecord } from '../contract.ts'
import { words } from './words.ts'
import './people.css'

const Dialog = lazy(async () => ({ default: (await import('../../platform/ui/dialog.tsx')).Dialog }))

/** Records of the same name and birthday, side by side until a person decides. */
export function Namesakes({ person }: { person: PersonRecord }) {
  const t = useWords(words)
  const [otherId, choose] = useState<string | null>(null)
  return (
    <Card title={t('pair.title')}>
      <p className="dense soft">{t('pair.note')}</p>
      <ul className="person-list">
        {person.namesakes.map((other) => (
          <li key={other.id}>
            <span className="two-lines">
              {other.idNumber === '' ? (
                <span>{other.name}</span>
              ) : (
                <Link to={`/people/${other.id}` as never}>{other.name}</Link>
              )}
              <small className="faint">
                {other.idNumber === ''
                  ? t('pair.elsewhere', { place: other.place })
                  : `${other.idNumber} · ${other.place}`}
              </small>
            </span>
            {person.mayDecide ? (
              <span className="nowrap">
                {other.idNumber === '' ? null : (
                  <LinkButton size="small" to={`/people/${person.id}/merge/${other.id}`}>
                    {t('pair.merge')}
                  </LinkButton>
                )}{' '}
                <Button size="small" onPress={() => choose(other.id)}>
                  {t('pair.apart')}
                </Button>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {otherId === null ? null : (
        <Suspense fallback={null}>
          <ApartDialog personId={person.id} otherId={otherId} onClose={() => choose(null)} />
        </Suspense>
      )}
    </Card>
  )
}

interface ApartProps {
  readonly personId: string
  readonly otherId: string
  readonly onClose: () => void
}

function ApartDialog({ personId, otherId, onClose }: ApartProps) {
  const t = useWords(words)
  const [reason, setReason] = useState('')
  const apart = useCommand(contract.tellApart, { onDone: onClose })
  return (
    <Dialog
      title={t('pair.apart')}
      isOpen
      onClose={onClose}
      foot={
        <Button
          kind="primary"
          isBusy={apart.isBusy}
          isDisabled={reason.trim().length < 2}
          onPress={() => apart.send({ personId, otherId, reason })}
        >
          {t('pair.apart')}
        </Button>
      }
    >
      <TextField label={t('pair.reason')} isRequired value={reason} onChange={setReason} lines={2} maxLength={200} />
      {apart.failure ? <ErrorPanel failure={apart.failure} /> : null}
    </Dialog>
  )
}
