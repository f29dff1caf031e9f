import { useWords } from '../../../platform/ui/language.tsx'
import { useCommand } from '../../../platform/ui/office.tsx'
import { contract } from '../../contract.ts'
import type { OneRecord } from '../../records/contract.ts'
import type { KnownList } from '../../records/values.ts'
import { words } from '../words.ts'
import { ReasonDialog } from './reason-dialog.tsx'

export type RecordAct =
  | { readonly act: 'verify' | 'revoke' | 'strike'; readonly record: OneRecord }
  | { readonly act: 'aside'; readonly draftId: string }
  | { readonly act: 'list'; readonly list: KnownList; readonly known: boolean }
  | { readonly act: 'paper'; readonly paperId: string }

interface ActProps {
  readonly personId: string
  readonly asked: RecordAct
  readonly onClose: () => void
}

/** The dialog of one act upon a record, a draft or a list. */
export function RecordActDialog({ personId, asked, onClose }: ActProps) {
  const t = useWords(words)
  const verify = useCommand(contract.verifyRecord, { onDone: onClose })
  const revoke = useCommand(contract.revokeRecord, { onDone: onClose })
  const strike = useCommand(contract.strikeRecord, { onDone: onClose })
  const aside = useCommand(contract.setDraftAside, { onDone: onClose })
  const list = useCommand(contract.sayListKnown, { onDone: onClose })
  const of = (command: { isBusy: boolean; failure: Error | null }) => ({
    ...{ isBusy: command.isBusy, failure: command.failure, onClose },
  })
  if (asked.act === 'aside')
    return (
      <ReasonDialog
        {...of(aside)}
        {...{ title: t('records.set-aside'), verb: t('records.set-aside'), note: t('records.aside-note') }}
        label={t('records.why')}
        onSend={(why) => aside.send({ id: personId, draftId: asked.draftId, why })}
      />
    )
  if (asked.act === 'list')
    return (
      <ReasonDialog
        {...of(list)}
        {...{ title: t('records.say-complete'), verb: t('action.save'), note: t('records.list-note') }}
        label={t('record-field.source')}
        name="source"
        onSend={(source) => list.send({ id: personId, list: asked.list, known: asked.known, source })}
      />
    )
  if (asked.act === 'paper')
    return (
      <ReasonDialog
        {...{ title: t('records.see-paper'), verb: t('open.verb'), note: t('records.open-note') }}
        {...{ label: t('open.purpose'), name: 'purpose', isBusy: false, failure: null, onClose }}
        onSend={(purpose) => {
          const address = `/api/people/${personId}/papers/${asked.paperId}?purpose=${encodeURIComponent(purpose)}`
          window.location.assign(address)
          onClose()
        }}
      />
    )
  const { id: recordId, kind, version } = asked.record
  const one = { id: personId, kind, recordId, version }
  if (asked.act === 'verify')
    return (
      <ReasonDialog
        {...of(verify)}
        {...{ title: t('records.verify'), verb: t('records.verify'), note: t('records.verify-note') }}
        {...{ label: t('records.how'), name: 'how', first: t('records.how-default') }}
        onSend={(how) => verify.send({ ...one, how })}
      />
    )
  if (asked.act === 'revoke')
    return (
      <ReasonDialog
        {...of(revoke)}
        {...{ title: t('records.revoke'), verb: t('records.revoke'), note: t('records.revoke-note') }}
        {...{ label: t('records.why'), withDay: true }}
        onSend={(why, on) => revoke.send({ ...one, why, on: on! })}
      />
    )
  return (
    <ReasonDialog
      {...of(strike)}
      {...{ title: t('records.strike'), verb: t('records.strike'), note: t('records.strike-note') }}
      label={t('records.why')}
      onSend={(why) => strike.send({ ...one, why })}
    />
  )
}
