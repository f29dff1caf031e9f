import { Link } from '@tanstack/react-router'
import { Figure } from '../../../platform/ui/figure.tsx'
import { useDays, useWords } from '../../../platform/ui/language.tsx'
import { useOperation } from '../../../platform/ui/office.tsx'
import { Tag } from '../../../platform/ui/page.tsx'
import { ClauseBox, Restatements, SpineFacts, SpineNode } from '../../../platform/ui/spine.tsx'
import { contract } from '../../contract.ts'
import type { Head } from './head.ts'
import { words } from './words.ts'

/** The clause's own words with the characters of this line marked; demo targets of no notice say so. */
export function ClauseNode({ head }: { head: Head }) {
  const t = useWords(words)
  const day = useDays()
  const { clause } = head
  if (clause === null)
    return (
      <SpineNode kind="clause" note={head.target.scaled ?? t('clause.none')}>
        <p className="small soft">{t('clause.none-why')}</p>
      </SpineNode>
    )
  const marks = [
    ...clause.ranges.map(([from, to]) => ({ from, to })),
    ...(clause.strong ? [{ from: clause.strong[0], to: clause.strong[1], isStrong: true }] : []),
  ]
  const confirmed =
    clause.confirmedBy && clause.confirmedOn
      ? t('clause.confirmed', { who: clause.confirmedBy, day: day(clause.confirmedOn) })
      : ''
  return (
    <SpineNode kind="clause" note={t('clause.of', { title: clause.title, number: clause.number ?? '' })}>
      <ClauseBox
        text={clause.text}
        marks={marks}
        caption={
          <>
            {confirmed} <Link to={`/policies/${clause.policyId}` as never}>{t('clause.whole')}</Link>
          </>
        }
      />
    </SpineNode>
  )
}

export function TargetNode({ head }: { head: Head }) {
  const t = useWords(words)
  const { target } = head
  return (
    <SpineNode kind="target" note={t('target.note', { owner: target.owner, from: target.from, to: target.to })}>
      <SpineFacts>
        {target.terms.map(({ name, figure }) => (
          <span key={name}>
            {name} <Figure value={figure} withUnit />
          </span>
        ))}
        {target.balanced === null ? null : (
          <Tag tone={target.balanced ? 'green' : 'amber'}>{t(target.balanced ? 'balanced' : 'not-balanced')}</Tag>
        )}
      </SpineFacts>
    </SpineNode>
  )
}

/** This number: which records count, how it is worked out, and that a recount agrees. */
export function FigureNode({ head }: { head: Head }) {
  const t = useWords(words)
  const recount = useOperation(contract.recount, { ref: head.stands?.on ?? head.ref })
  return (
    <SpineNode kind="figure" note={head.rule}>
      {head.arithmetic ? (
        <SpineFacts>
          <span className="soft">{head.arithmetic.formula}</span>
          {head.arithmetic.terms.map(({ name, figure }) => (
            <span key={name}>
              {name} <Figure value={figure} withUnit />
            </span>
          ))}
        </SpineFacts>
      ) : null}
      {head.light ? <p className="small soft">{head.light.sentence}</p> : null}
      {recount.data ? (
        <SpineFacts>
          <span>
            {t('records')} <Figure value={recount.data.records} withUnit />
          </span>
          <span>
            {t('persons')} <Figure value={recount.data.persons} withUnit />
          </span>
          <span>
            {t('unsure')} <Figure value={head.unsure} withUnit />
          </span>
          <Tag tone={recount.data.agrees ? 'green' : 'red'}>{t(recount.data.agrees ? 'agrees' : 'disagrees')}</Tag>
        </SpineFacts>
      ) : null}
    </SpineNode>
  )
}

/** What was reported and changed afterwards: both numbers stay. */
export function RestatementNode({ head }: { head: Head }) {
  const t = useWords(words)
  const day = useDays()
  const { restatements } = head
  return (
    <SpineNode
      kind="restatements"
      note={restatements.length === 0 ? t('restated.never') : t('restated.times', { count: restatements.length })}
    >
      {restatements.length === 0 ? null : (
        <Restatements
          rows={restatements.map((one) => ({
            ...{
              id: `${one.month}${one.place}${one.on}${one.now}`,
              period: t('month', { month: Number(one.month.slice(5, 7)) }),
            },
            ...{ former: one.former, now: one.now, change: one.change, reason: one.reason },
            who: `${one.who ?? ''} ${day(one.on)}`,
          }))}
        />
      )}
    </SpineNode>
  )
}
