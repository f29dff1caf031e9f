import type { Facts } from '../../platform/refusal.ts'
import { useWords } from '../../platform/ui/language.tsx'
import type { HistoryEntry } from '../../platform/ui/record-page.tsx'
import type { UnitRecord } from './change-dialogs.tsx'
import { useWhen } from './when.ts'
import { words } from './words.ts'

/** The changes of a unit in sentences, the latest first, with the paper each rests on. */
export function useHistory(unit: UnitRecord): HistoryEntry[] {
  const t = useWords(words)
  const when = useWhen()
  return unit.changes.map(({ id, kind, onDay, precision, documentNo, reason, facts, recordedBy }) => ({
    ...{ id, when: when(onDay, precision), what: t(`change.${kind}`, withTops(facts, t('unit.top'))) },
    who: recordedBy ?? t('change.reference'),
    change: [documentNo, reason].filter(Boolean).join(' · '),
  }))
}

/** A missing parent is no unknown: the unit stood at the top. */
const withTops = (facts: Facts, top: string): Facts => ({
  ...facts,
  ...('oldParent' in facts ? { oldParent: facts.oldParent ?? top, newParent: facts.newParent ?? top } : {}),
})
