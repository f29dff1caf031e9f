import { useWords } from '../../../platform/ui/language.tsx'
import { useOperation } from '../../../platform/ui/office.tsx'
import { Card } from '../../../platform/ui/page.tsx'
import { mergeOperations } from '../contract.ts'
import { MergeList } from './merge-list.tsx'
import { words } from './words.ts'

/** Merges that a person's record took part in; nothing where there are none. */
export function MergesCard({ personId }: { personId: string }) {
  const t = useWords(words)
  const { data } = useOperation(mergeOperations.mergesOfPerson, { id: personId })
  if (!data || data.rows.length === 0) return null
  return (
    <Card title={t('merges.title')}>
      <MergeList rows={data.rows} />
    </Card>
  )
}
