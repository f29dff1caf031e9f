import { useState } from 'react'
import { Button } from '../../../platform/ui/button.tsx'
import { useWords } from '../../../platform/ui/language.tsx'
import { useOperation } from '../../../platform/ui/office.tsx'
import { History, type HistoryEntry } from '../../../platform/ui/record-page.tsx'
import { Empty } from '../../../platform/ui/states.tsx'
import { contract } from '../../contract.ts'
import type { Change, PersonRecords } from '../../records/contract.ts'
import { fieldsOf } from '../../records/fields.ts'
import { useChinaMoment } from '../drops/china-moment.ts'
import { words } from '../words.ts'
import { useShownValue } from './shown-value.ts'

/** Each field that changed: old, new, who and why; older ones page by page. */
export function Changes({ personId, all }: { personId: string; all: PersonRecords }) {
  const t = useWords(words)
  const toEntry = useEntry()
  const [before, setBefore] = useState<string | null>(null)
  const [older, setOlder] = useState<readonly Change[]>([])
  const page = useOperation(
    contract.changes,
    { id: personId, ...(before === null ? {} : { before }) },
    { when: before !== null },
  )
  const loaded = before === null ? [] : (page.data?.rows ?? [])
  const next = before === null ? all.nextChange : (page.data?.next ?? null)
  const rows = [...all.changes, ...older, ...loaded]
  if (rows.length === 0) return <Empty>{t('history.none')}</Empty>
  return (
    <div className="stack record-history">
      <History entries={rows.map(toEntry)} />
      {next === null ? null : (
        <Button
          onPress={() => {
            setOlder([...older, ...loaded])
            setBefore(next)
          }}
        >
          {t('history.more')}
        </Button>
      )}
    </div>
  )
}

function useEntry() {
  const t = useWords(words)
  const shown = useShownValue()
  const moment = useChinaMoment()
  return ({ id, at, act, kind, fields, why, who, post, unit }: Change): HistoryEntry => {
    const kindName = kind === 'person' ? t('history-kind.person') : t(`record-kind.${kind}`)
    const nameOf = (field: string) =>
      kind !== 'person' && fieldsOf[kind].some(({ name }) => name === field)
        ? t(`record-field.${field}` as 'record-field.post')
        : `history-field.${field}` in words
          ? t(`history-field.${field}` as 'history-field.phone')
          : t('record-field.source')
    const written = (field: string, value: string | null) =>
      value === null ? t('history.empty-value') : kind === 'person' ? value : shown(kind, field, value)
    const lines = fields
      .filter(({ field }) => field !== 'paperId')
      .map(({ field, from, to }) =>
        from === null
          ? `${nameOf(field)}：${written(field, to)}`
          : `${nameOf(field)}：${written(field, from)} → ${written(field, to)}`,
      )
    const code = `history-act.${act}`
    return {
      ...{ id, when: moment(at), who: [unit, post, who].filter(Boolean).join(' · ') },
      what: code in words ? t(code as 'history-act.add', { kind: kindName }) : act,
      change: [...lines, `${t('records.why')}：${why}`].join('；'),
    }
  }
}
