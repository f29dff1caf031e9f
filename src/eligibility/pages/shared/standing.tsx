import type { ReactNode } from 'react'
import { useDays, useLanguage, useWords } from '../../../platform/ui/language.tsx'
import { LightShape, type LightValue } from '../../../platform/ui/light.tsx'
import { Tag } from '../../../platform/ui/page.tsx'
import { ClauseBox } from '../../../platform/ui/spine.tsx'
import { Empty } from '../../../platform/ui/states.tsx'
import type { VerdictTold } from '../../contract.ts'
import { factInWords, seriesName } from './fact-said.ts'
import { firstDaySentence, verdictSentence } from './verdict-said.ts'
import { standingWords } from './words.ts'
import './standing.css'

type Condition = VerdictTold['conditions'][number]

export const verdictTones = { met: 'blue', notMet: 'plain', toVerify: 'amber' } as const
const verdictLights: Record<VerdictTold['verdict'], LightValue> = { met: 'blue', notMet: 'red', toVerify: 'grey' }
const order = { met: 0, toVerify: 1, notMet: 2 } as const

/** What can be applied for first, then what wants a paper, then the rest; within each the earliest day first. */
export const inOrder = (verdicts: readonly VerdictTold[]): VerdictTold[] =>
  [...verdicts].sort(
    (a, b) => order[a.verdict] - order[b.verdict] || (a.firstDate ?? '9').localeCompare(b.firstDate ?? '9'),
  )

interface StandingProps {
  readonly asOf: string
  readonly asks: { readonly series: string | null; readonly occupation: string | null }
  readonly verdicts: readonly VerdictTold[]
  /** The worker's words instead of the office's. */
  readonly isOwn?: boolean
  /** What stands at the foot of a rule: a decision, a button. */
  readonly foot?: (told: VerdictTold) => ReactNode
}

/** Every rule about one person: verdict, sentence, and clause by clause what it rests on. */
export function Standing({ asOf, asks, verdicts, isOwn = false, foot }: StandingProps) {
  const t = useWords(standingWords)
  const day = useDays()
  const { language } = useLanguage()
  const series =
    asks.series === null ? t('standing.unknown-series') : seriesName(asks.series, language === 'zh' ? 0 : 1)
  const occupation = asks.occupation ?? t('standing.unknown-occupation')
  if (verdicts.length === 0) return <Empty>{t('standing.none')}</Empty>
  return (
    <div className="stack">
      <p className="dense soft">{t('standing.asks', { series, occupation, day: day(asOf as never, 'year') })}</p>
      <div className={isOwn ? 'rule-cards own' : 'rule-cards'}>
        {inOrder(verdicts).map((told) => (
          <RuleCard key={told.rule} {...{ told, asOf, isOwn }} foot={foot?.(told)} />
        ))}
      </div>
    </div>
  )
}

function RuleCard({ told, asOf, isOwn, foot }: { told: VerdictTold; asOf: string; isOwn: boolean; foot: ReactNode }) {
  const t = useWords(standingWords)
  const days = useDays()
  const day = (one: string) => days(one as never, 'year')
  const first = firstDaySentence(told, asOf, t, day)
  return (
    <section className={`rule-card ${told.verdict}`} aria-label={told.name}>
      <header>
        <h3>{told.name}</h3>
        <span className="rule-verdict">
          <Tag tone={verdictTones[told.verdict]}>
            {t(`${isOwn ? 'own.' : ''}verdict.${told.verdict}` as 'verdict.met')}
          </Tag>
          <small className="faint">{t('standing.clue')}</small>
        </span>
      </header>
      <p>{verdictSentence(told, t, day)}</p>
      {first === '' ? null : (
        <p className={told.verdict === 'met' || told.firstDate === null ? 'soft dense' : 'rule-day'}>{first}</p>
      )}
      <details open={told.verdict === 'met' || (told.verdict === 'toVerify' && !isOwn)}>
        <summary className="dense">{t('standing.whole')}</summary>
        <ul>
          {told.conditions.map((condition) => (
            <ConditionLine key={condition.clause + condition.name} condition={condition} asOf={asOf} />
          ))}
        </ul>
      </details>
      {foot}
    </section>
  )
}

function ConditionLine({ condition, asOf }: { condition: Condition; asOf: string }) {
  const t = useWords(standingWords)
  const days = useDays()
  const { language } = useLanguage()
  const day = (one: string) => days(one as never, 'year')
  const how = { say: t, side: language === 'zh' ? 0 : 1, day } as const
  const facts = condition.facts.map((fact) => factInWords(fact, how)).join('；')
  const readings = condition.readings.map((name) =>
    `reading.${name}` in standingWords ? t(`reading.${name}` as 'reading.R-EDGE') : name,
  )
  const papers = [...new Set(condition.missing.map(({ paper }) => paper))].join('；')
  const isAhead = condition.verdict !== 'met' && condition.firstDate !== null && condition.firstDate > asOf
  return (
    <li>
      <span className="condition-light">
        <LightShape value={verdictLights[condition.verdict]} />
        <span className="unseen">{t(`verdict.${condition.verdict}`)}</span>
      </span>
      <div>
        <b>{condition.name}</b> <Tag>{t('condition.clause', { clause: condition.clause })}</Tag>
        {facts === '' ? null : <small className="soft">{t('condition.by', { facts })}</small>}
        {isAhead ? <small className="soft">{t('condition.first', { day: day(condition.firstDate!) })}</small> : null}
        {papers === '' ? null : <div className="asks">{t('condition.missing', { papers })}</div>}
        {condition.text === '' ? null : <ClauseBox text={condition.text} marks={[]} />}
        {readings.length === 0 ? null : (
          <small className="faint">{t('condition.readings', { readings: readings.join('；') })}</small>
        )}
      </div>
    </li>
  )
}
