import { lazy, Suspense, useState } from 'react'
import { Button } from '../../platform/ui/button.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { useCommand } from '../../platform/ui/office.tsx'
import { ErrorPanel } from '../../platform/ui/states.tsx'
import { contract } from '../contract.ts'
import type { PlanRecord } from '../shapes.ts'
import { words } from './words.ts'

const Deliberation = lazy(() => import('./deliberation.tsx'))

const operations = {
  ...{ submit: contract.submit, withdraw: contract.withdraw, issue: contract.issue, close: contract.closePlan },
} as const

/** What may be done with the plan now; what is not open yet says why. */
export function PlanMoves({ plan }: { plan: PlanRecord }) {
  const t = useWords(words)
  const [isAsked, ask] = useState(false)
  return (
    <div className="next-moves">
      {plan.moves.map(({ move, hindrance }) =>
        move === 'deliberate' ? (
          <Button key={move} kind="primary" isDisabled={hindrance !== null} onPress={() => ask(true)}>
            {t(`planMove.${move}`)}
          </Button>
        ) : (
          <MoveButton key={move} plan={plan} move={move} isOpen={hindrance === null} />
        ),
      )}
      {plan.moves.map(({ move, hindrance }) =>
        hindrance === null ? null : (
          <span key={move} className="hindrance">
            {t(`planMove.${move}`)}：{hindrance}
          </span>
        ),
      )}
      {isAsked ? (
        <Suspense fallback={null}>
          <Deliberation plan={plan} onClose={() => ask(false)} />
        </Suspense>
      ) : null}
    </div>
  )
}

interface MoveButtonProps {
  readonly plan: PlanRecord
  readonly move: keyof typeof operations
  readonly isOpen: boolean
}

function MoveButton({ plan, move, isOpen }: MoveButtonProps) {
  const t = useWords(words)
  const take = useCommand(operations[move] as typeof contract.submit, {
    done: () => ({ words: t('plan.done', { planMove: move }) }),
  })
  const isForward = move === 'submit' || move === 'issue'
  return (
    <>
      <Button
        kind={isForward && isOpen ? 'primary' : 'plain'}
        isDisabled={!isOpen}
        isBusy={take.isBusy}
        onPress={() => take.send({ id: plan.id, version: plan.version })}
      >
        {t(`planMove.${move}`)}
      </Button>
      {take.failure ? <ErrorPanel title={t(`planMove.${move}`)} failure={take.failure} /> : null}
    </>
  )
}
