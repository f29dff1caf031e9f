import { useState } from 'react'
import type { z } from 'zod'
import { Select } from '../../../platform/ui/choices.tsx'
import { useDays, useLanguage, useWords } from '../../../platform/ui/language.tsx'
import { useOperation } from '../../../platform/ui/office.tsx'
import { Card } from '../../../platform/ui/page.tsx'
import { Empty, Loaded } from '../../../platform/ui/states.tsx'
import { decisionOperations, type Goal, type PlanTold } from '../../decisions/contract.ts'
import { skillLevelNames, skillLevels, titleLevelNames, titleLevels } from '../../levels.ts'
import { standingWords } from './words.ts'
import './standing.css'

type GoalId = z.output<typeof Goal>

/** From what somebody is to what he wants: at most three ways. Without a person it is the reader himself. */
export function Planner({ personId }: { readonly personId: string | null }) {
  const t = useWords(standingWords)
  const { language } = useLanguage()
  const side = language === 'zh' ? 0 : 1
  const [goal, choose] = useState<GoalId | null>(null)
  const choices = [
    ...skillLevels.slice(2).map((level) => ({ id: `skill.${level}` as GoalId, name: skillLevelNames[level][side] })),
    ...titleLevels.slice(1).map((level) => ({
      ...{ id: `title.${level}` as GoalId, name: `${titleLevelNames[level][side]}${side === 0 ? '职称' : ''}` },
    })),
  ]
  return (
    <Card title={t('plan.title')}>
      <div className="stack">
        <Select label={t('plan.goal')} value={goal} onChange={choose} choices={choices} />
        {goal === null ? <p className="soft dense">{t('plan.choose')}</p> : null}
        {goal === null ? null : personId === null ? <OwnWays goal={goal} /> : <Ways personId={personId} goal={goal} />}
      </div>
    </Card>
  )
}

function Ways({ personId, goal }: { readonly personId: string; readonly goal: GoalId }) {
  return <Told answer={useOperation(decisionOperations.plans, { id: personId, goal })} />
}

function OwnWays({ goal }: { readonly goal: GoalId }) {
  return <Told answer={useOperation(decisionOperations.ownPlans, { goal })} />
}

function Told({ answer }: { readonly answer: ReturnType<typeof useOperation<typeof decisionOperations.plans>> }) {
  const t = useWords(standingWords)
  return (
    <Loaded of={answer} lines={4}>
      {({ isHeld, plans, closing }) =>
        plans.length === 0 ? (
          <Empty>{t(isHeld ? 'plan.held' : 'plan.nothing')}</Empty>
        ) : (
          <>
            <div className="plan-ways">
              {plans.map((plan, at) => (
                <Way key={plan.sentences.join()} plan={plan} place={at + 1} />
              ))}
            </div>
            <p className="note">{closing}</p>
          </>
        )
      }
    </Loaded>
  )
}

function Way({ plan, place }: { readonly plan: PlanTold; readonly place: number }) {
  const t = useWords(standingWords)
  const day = useDays()
  return (
    <section className="plan-way" aria-label={t('plan.way', { place: String(place) })}>
      <h3>{t('plan.way', { place: String(place) })}</h3>
      <p className="soft dense">{t(`plan.${plan.kind}`, { day: day(plan.reachedOn, 'year') })}</p>
      <ol>
        {plan.steps.map((step) => (
          <li key={step.stage + step.opensOn} className={step.isOpen ? 'open' : undefined}>
            <b>{step.stage}</b>
            <small>{t('plan.opens', { day: day(step.opensOn, 'year') })}</small>
            <small className="faint">
              {step.name}（{step.clauses.join('、')}）
            </small>
            {step.papers.length === 0 ? null : (
              <small className="soft">{t('plan.papers', { papers: step.papers.join('；') })}</small>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
