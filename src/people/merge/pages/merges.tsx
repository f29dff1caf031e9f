import { Link } from '@tanstack/react-router'
import { LinkButton } from '../../../platform/ui/button.tsx'
import { useWords } from '../../../platform/ui/language.tsx'
import { useOperation } from '../../../platform/ui/office.tsx'
import { Card } from '../../../platform/ui/page.tsx'
import { RecordPage } from '../../../platform/ui/record-page.tsx'
import { Empty, Loaded } from '../../../platform/ui/states.tsx'
import { contract, type Pair } from '../../contract.ts'
import { useChinaMoment } from '../../pages/drops/china-moment.ts'
import { mergeOperations } from '../contract.ts'
import { MergeList } from './merge-list.tsx'
import { words } from './words.ts'
import '../../pages/people.css'

/** 重复档案: merges within reach that wait for a second person, and pairs that wait for the first. */
export default function MergesPage() {
  const t = useWords(words)
  const waiting = useOperation(mergeOperations.waitingMerges, {})
  const pairs = useOperation(contract.pairs, {})
  return (
    <RecordPage
      title={t('merges.page')}
      trail={[{ name: t('merge.people'), to: '/people' }, { name: t('merges.page') }]}
      facts={t('merges.facts')}
    >
      <Card title={t('merges.waiting')}>
        <Loaded of={waiting} lines={4}>
          {({ rows }) => (rows.length === 0 ? <Empty>{t('merges.empty')}</Empty> : <MergeList rows={rows} />)}
        </Loaded>
      </Card>
      <Card title={t('merges.pairs')}>
        <Loaded of={pairs} lines={4}>
          {({ rows }) => (rows.length === 0 ? <Empty>{t('merges.no-pairs')}</Empty> : <Pairs rows={rows} />)}
        </Loaded>
      </Card>
    </RecordPage>
  )
}

function Pairs({ rows }: { rows: readonly Pair[] }) {
  const t = useWords(words)
  const moment = useChinaMoment()
  return (
    <ul className="person-list merge-list">
      {rows.map(({ person, other, foundAt }) => (
        <li key={`${person.id} ${other.id}`}>
          <div className="two-lines">
            <One of={person} />
            <One of={other} />
            <small className="faint">{t('merges.pair-found', { at: moment(foundAt) })}</small>
          </div>
          {person.idNumber === '' || other.idNumber === '' ? null : (
            <LinkButton size="small" to={`/people/${person.id}/merge/${other.id}`}>
              {t('merges.compare')}
            </LinkButton>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Somebody out of reach has no number here; only where he is registered is told. */
function One({ of: { id, name, idNumber, place } }: { of: Pair['person'] }) {
  const t = useWords(words)
  if (idNumber === '') return <span className="soft">{t('merges.elsewhere', { place })}</span>
  return (
    <span>
      <Link to={`/people/${id}` as never}>{name}</Link>{' '}
      <span className="soft dense">
        {idNumber} · {place}
      </span>
    </span>
  )
}
