import { useWords } from '../../../platform/ui/language.tsx'
import { useOperation } from '../../../platform/ui/office.tsx'
import { Card } from '../../../platform/ui/page.tsx'
import { RecordPage } from '../../../platform/ui/record-page.tsx'
import { Empty, Loaded } from '../../../platform/ui/states.tsx'
import { mergeOperations } from '../contract.ts'
import { MergeList } from './merge-list.tsx'
import { words } from './words.ts'

/** 待复核的合并: merges within reach that wait for a second person. */
export default function MergesPage() {
  const t = useWords(words)
  const waiting = useOperation(mergeOperations.waitingMerges, {})
  return (
    <RecordPage title={t('merges.waiting')} trail={[{ name: t('merge.people'), to: '/people' }]}>
      <Card label={t('merges.waiting')}>
        <Loaded of={waiting} lines={6}>
          {({ rows }) => (rows.length === 0 ? <Empty>{t('merges.empty')}</Empty> : <MergeList rows={rows} />)}
        </Loaded>
      </Card>
    </RecordPage>
  )
}
