import { lazy, Suspense, useState } from 'react'
import { useWords } from '../../../platform/ui/language.tsx'
import { Tabs } from '../../../platform/ui/menu.tsx'
import { useOperation } from '../../../platform/ui/office.tsx'
import { Card } from '../../../platform/ui/page.tsx'
import { useFilters } from '../../../platform/ui/search-state.ts'
import { Loaded } from '../../../platform/ui/states.tsx'
import { contract } from '../../contract.ts'
import type { OneRecord, PersonRecords, RecordDraft } from '../../records/contract.ts'
import { type RecordKind, recordKinds } from '../../records/kinds.ts'
import { words } from '../words.ts'
import { Changes } from './changes.tsx'
import type { RecordAct } from './record-acts.tsx'
import { RecordList } from './record-list.tsx'
import './records.css'

const RecordDialog = lazy(async () => ({ default: (await import('./record-dialog.tsx')).RecordDialog }))
const RecordActDialog = lazy(async () => ({ default: (await import('./record-acts.tsx')).RecordActDialog }))

interface RecordsProps {
  readonly personId: string
  /** Whole numbers of certificates, while they are opened for a purpose. */
  readonly clearNumbers: ReadonlyMap<string, string | null>
}

/** What is on record of a person, a tab for each kind, and what changed. */
export function Records({ personId, clearNumbers }: RecordsProps) {
  const records = useOperation(contract.records, { id: personId })
  return (
    <Loaded of={records} lines={6}>
      {(all) => <RecordTabs {...{ personId, all, clearNumbers }} onLate={() => void records.refetch()} />}
    </Loaded>
  )
}

interface Edited {
  readonly kind: RecordKind
  readonly recordId: string | null
  readonly draft: RecordDraft | null
}

function RecordTabs({
  personId,
  all,
  clearNumbers,
  onLate,
}: RecordsProps & { all: PersonRecords; onLate: () => void }) {
  const t = useWords(words)
  const [{ tab }, set] = useFilters({ tab: 'employment' })
  const [edited, edit] = useState<Edited | null>(null)
  const [asked, ask] = useState<RecordAct | null>(null)
  const standing = (kind: RecordKind) => all.records.filter((one) => one.kind === kind && !one.struckOn).length
  const tabs = recordKinds.map((kind) => ({
    ...{ id: kind as string, name: t(`record-kind.${kind}`), count: String(standing(kind)) },
    panel: (
      <RecordList
        {...{ kind, all, clearNumbers, onAct: ask }}
        onEdit={(record: OneRecord | null, draft) => edit({ kind, recordId: record?.id ?? null, draft })}
      />
    ),
  }))
  const history = { id: 'history', name: t('records.history'), panel: <Changes personId={personId} all={all} /> }
  return (
    <Card label={t('records.title')}>
      <div className="part">
        <Tabs
          label={t('records.title')}
          tabs={[...tabs, history]}
          value={tab}
          onChange={(next) => set({ tab: next })}
        />
      </div>
      <Suspense fallback={null}>
        {edited ? (
          <RecordDialog
            {...{ personId, kind: edited.kind, draft: edited.draft, papers: all.papers }}
            record={all.records.find(({ id }) => id === edited.recordId) ?? null}
            onLate={onLate}
            onClose={() => edit(null)}
          />
        ) : null}
        {asked ? <RecordActDialog personId={personId} asked={asked} onClose={() => ask(null)} /> : null}
      </Suspense>
    </Card>
  )
}
