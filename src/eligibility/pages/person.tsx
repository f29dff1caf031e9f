import { useParams } from '@tanstack/react-router'
import { contract as people } from '../../people/contract.ts'
import { LinkButton } from '../../platform/ui/button.tsx'
import { useDays, useWords } from '../../platform/ui/language.tsx'
import { useOperation } from '../../platform/ui/office.tsx'
import { Card } from '../../platform/ui/page.tsx'
import { RecordPage } from '../../platform/ui/record-page.tsx'
import { Loaded } from '../../platform/ui/states.tsx'
import { contract } from '../contract.ts'
import { decisionOperations } from '../decisions/contract.ts'
import { Decide, DecisionList } from './shared/decisions.tsx'
import { Planner } from './shared/planner.tsx'
import { Standing } from './shared/standing.tsx'
import { words } from './words.ts'

/** One person: each rule clause by clause, what an official decided, and the ways to a level. */
export default function PersonEligibilityPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const t = useWords(words)
  const day = useDays()
  const person = useOperation(people.record, { id })
  const standing = useOperation(contract.person, { id })
  const decided = useOperation(decisionOperations.decisions, { id })
  const name = person.data?.name ?? ''
  const facts = standing.data
    ? t('person.facts', { day: day(standing.data.asOf, 'year'), clue: standing.data.clue })
    : ' '
  return (
    <RecordPage
      title={`${name} ${t('person.page')}`}
      trail={[{ name: t('page.title'), to: '/eligibility' }, { name }]}
      facts={facts}
      actions={<LinkButton to={`/people/${id}`}>{t('person.record')}</LinkButton>}
    >
      <Card title={t('standing.title')}>
        <Loaded of={standing} lines={10}>
          {({ clue: _, ...told }) => (
            <Standing
              {...told}
              foot={(verdict) => {
                const rows = (decided.data?.rows ?? []).filter(({ rule }) => rule === verdict.rule)
                const mayDecide = decided.data?.mayDecide ?? false
                return rows.length === 0 && !mayDecide ? null : (
                  <div className="rule-foot">
                    {mayDecide ? <Decide personId={id} told={verdict} /> : null}
                    <DecisionList rows={rows} />
                  </div>
                )
              }}
            />
          )}
        </Loaded>
      </Card>
      <Planner personId={id} />
    </RecordPage>
  )
}
