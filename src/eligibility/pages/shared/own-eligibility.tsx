import { useWords } from '../../../platform/ui/language.tsx'
import { useOperation } from '../../../platform/ui/office.tsx'
import { Card } from '../../../platform/ui/page.tsx'
import { Loaded } from '../../../platform/ui/states.tsx'
import { contract } from '../../contract.ts'
import { decisionOperations } from '../../decisions/contract.ts'
import { DecisionList } from './decisions.tsx'
import { Planner } from './planner.tsx'
import { Standing } from './standing.tsx'
import { standingWords } from './words.ts'

/** The worker's own: what I can apply for today, what I miss, from which day, by which clause, what was decided. */
export function OwnEligibility() {
  const t = useWords(standingWords)
  const standing = useOperation(contract.own, {})
  const decided = useOperation(decisionOperations.ownDecisions, {})
  return (
    <>
      <Card title={t('standing.own-title')}>
        <Loaded of={standing} lines={8}>
          {({ clue, ...told }) => (
            <>
              <Standing
                {...told}
                isOwn
                foot={({ rule }) => {
                  const rows = (decided.data?.rows ?? []).filter((one) => one.rule === rule)
                  return rows.length === 0 ? null : (
                    <div className="rule-foot">
                      <DecisionList rows={rows} />
                    </div>
                  )
                }}
              />
              <p className="note">{clue}</p>
            </>
          )}
        </Loaded>
      </Card>
      <Planner personId={null} />
    </>
  )
}
