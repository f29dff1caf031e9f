import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../../platform/ui/button.tsx'
import { useWords } from '../../../platform/ui/language.tsx'
import { useCommand } from '../../../platform/ui/office.tsx'
import { Tag } from '../../../platform/ui/page.tsx'
import { ErrorPanel } from '../../../platform/ui/states.tsx'
import { TextField } from '../../../platform/ui/text-field.tsx'
import { useChinaMoment } from '../../pages/drops/china-moment.ts'
import { type Merge, mergeOperations } from '../contract.ts'
import { words } from './words.ts'
import '../../pages/people.css'

const Dialog = lazy(async () => ({ default: (await import('../../../platform/ui/dialog.tsx')).Dialog }))
const TONES = { asked: 'amber', merged: 'blue', refused: 'plain', parted: 'struck' } as const

/** Merges with who, when, why and each value kept and dropped, and what the reader may do next. */
export function MergeList({ rows }: { rows: readonly Merge[] }) {
  const [parting, part] = useState<Merge | null>(null)
  return (
    <>
      <ul className="person-list merge-list">
        {rows.map((merge) => (
          <MergeItem key={merge.id} merge={merge} onPart={() => part(merge)} />
        ))}
      </ul>
      {parting === null ? null : (
        <Suspense fallback={null}>
          <PartDialog merge={parting} onClose={() => part(null)} />
        </Suspense>
      )}
    </>
  )
}

function MergeItem({ merge, onPart }: { merge: Merge; onPart: () => void }) {
  const t = useWords(words)
  const decide = useCommand(mergeOperations.decideMerge)
  const { survivorName: survivor, mergedName: merged } = merge
  return (
    <li>
      <div className="two-lines">
        <span>
          <Tag tone={TONES[merge.state]}>{t(`merges.state.${merge.state}`)}</Tag>{' '}
          <Link to={`/people/${merge.survivorId}/merge/${merge.mergedId}` as never}>
            {t('merges.who', { survivor, merged })}
          </Link>
        </span>
        <Story merge={merge} />
        {decide.failure ? <ErrorPanel failure={decide.failure} /> : null}
      </div>
      <span className="row">
        {merge.mayDecide ? (
          <>
            <Button size="small" kind="primary" onPress={() => decide.send({ id: merge.id, agree: true })}>
              {t('merges.agree')}
            </Button>
            <Button size="small" onPress={() => decide.send({ id: merge.id, agree: false })}>
              {t('merges.refuse')}
            </Button>
          </>
        ) : null}
        {merge.mayPart ? (
          <Button size="small" onPress={onPart}>
            {t('merges.part')}
          </Button>
        ) : null}
      </span>
    </li>
  )
}

function Story({ merge }: { merge: Merge }) {
  const t = useWords(words)
  const on = useChinaMoment()
  const none = t('merge.none')
  const said = (value: string | null) => (value === null ? none : value)
  const fields = merge.keptLater.map((field) => t(`field.${field}`)).join('、')
  return (
    <>
      <small className="soft">
        {t('merges.asked', { who: merge.askedBy, day: on(merge.askedAt), reason: merge.reason })}
      </small>
      {merge.decidedAt ? (
        <small className="soft">{t('merges.decided', { who: merge.decidedBy ?? '', day: on(merge.decidedAt) })}</small>
      ) : null}
      {merge.values.map(({ field, kept, dropped }) => (
        <small key={field} className="faint">
          {t('merges.value', { field: t(`field.${field}`), kept: said(kept), dropped: said(dropped) })}
        </small>
      ))}
      {merge.partedAt ? (
        <small className="soft">
          {t('merges.parted', {
            ...{ who: merge.partedBy ?? '', day: on(merge.partedAt), reason: merge.partingReason ?? '' },
          })}
        </small>
      ) : null}
      {fields === '' ? null : <small className="soft">{t('merges.kept-later', { fields })}</small>}
    </>
  )
}

function PartDialog({ merge, onClose }: { merge: Merge; onClose: () => void }) {
  const t = useWords(words)
  const [reason, setReason] = useState('')
  const part = useCommand(mergeOperations.partRecords, { onDone: onClose })
  return (
    <Dialog
      title={t('merges.part')}
      isOpen
      onClose={onClose}
      foot={
        <Button
          kind="primary"
          isBusy={part.isBusy}
          isDisabled={reason.trim().length < 2}
          onPress={() => part.send({ id: merge.id, reason })}
        >
          {t('merges.part')}
        </Button>
      }
    >
      <p className="dense soft">{t('merges.part-note')}</p>
      <TextField
        label={t('merges.part-reason')}
        isRequired
        value={reason}
        onChange={setReason}
        lines={2}
        maxLength={200}
      />
      {part.failure ? <ErrorPanel failure={part.failure} /> : null}
    </Dialog>
  )
}
