import { useState } from 'react'
import type { z } from 'zod'
import { say } from '../../../platform/refusal.ts'
import { Button } from '../../../platform/ui/button.tsx'
import { Radios, Select, Tick } from '../../../platform/ui/choices.tsx'
import { useLanguage, useWords } from '../../../platform/ui/language.tsx'
import { numeral } from '../../../platform/ui/numerals.ts'
import { Tag } from '../../../platform/ui/page.tsx'
import { TextField } from '../../../platform/ui/text-field.tsx'
import type { issueContract } from '../../issue/contract.ts'
import type { Predicate } from '../../ledger/predicate.ts'
import { predicateWords, sayPredicate } from '../../predicate-words.ts'
import { ConditionEditor } from './condition-editor.tsx'
import { issuePageWords } from './issue-words.ts'

export type DraftLine = z.output<typeof issueContract.draft.output>['lines'][number]
type Measure = 'training' | 'employment' | 'spending'

/** What a person decided about a line; what is left out stays as the draft has it. */
export interface Answer {
  readonly isIn: boolean
  readonly name: string
  readonly reading: string | null
  readonly own: readonly Predicate[] | null
  readonly measure: Measure | null
  readonly baseline: string
  readonly population: string
}

export const answerOf = ({ name, measure }: DraftLine): Answer => ({
  ...{ isIn: true, name, reading: null, own: null, measure, baseline: '', population: '' },
})

/** Whether the line still waits for somebody to say what it counts. */
export const isOpen = ({ asks }: DraftLine, { isIn, own, measure }: Answer): boolean =>
  isIn && asks.some(({ blocks }) => blocks) && (own === null || measure === null)

const asksFor = ({ asks }: DraftLine, code: string) => asks.some((ask) => ask.code === code)

interface IssueLineProps {
  readonly line: DraftLine
  readonly answer: Answer
  readonly onAnswer: (answer: Answer) => void
}

/** One line before it is issued: the clause's words, what it counts in words, how many that is now, what is asked. */
export function IssueLine({ line, answer, onAnswer }: IssueLineProps) {
  const t = useWords(issuePageWords)
  const { language } = useLanguage()
  const open = isOpen(line, answer)
  const [isEditing, edit] = useState(false)
  const value = line.upper === null ? line.value : `${line.value}—${line.upper}`
  const rule =
    answer.own === null
      ? (line.others.find(({ id }) => id === answer.reading)?.rule ?? line.rule)
      : sayPredicate({ all: [...answer.own] }, language)
  const measure = answer.measure === null ? '' : say(predicateWords, language, `measure.${answer.measure}`)
  return (
    <li className={open ? 'issue-line open' : 'issue-line'} data-line={line.code}>
      <div className="issue-line-head">
        <Tick isSelected={answer.isIn} onChange={(isIn) => onAnswer({ ...answer, isIn })}>
          <b>{line.code}</b>
        </Tick>
        <span>
          {t(`comparator.${line.comparator}`)} {value === null ? '' : numeral(value)} {line.unit}
        </span>
        {line.within === null ? null : <Tag>{t('issue.within', { code: line.within })}</Tag>}
        <Tag>{t(`counting.${line.counting}`)}</Tag>
        <span className="push soft">{answer.own === null ? countSaid(line, answer, t) : t('issue.counted-none')}</span>
      </div>
      <blockquote className="song">{line.text}</blockquote>
      {answer.isIn ? (
        <div className="issue-line-body">
          <TextField
            name={`name-${line.no}`}
            label={t('issue.line-name')}
            maxLength={40}
            value={answer.name}
            onChange={(name) => onAnswer({ ...answer, name })}
          />
          <div>
            <p>
              <span className="soft">{t('issue.counts')}</span>{' '}
              {[measure, rule].filter((part) => part !== '').join('，')}{' '}
              <Button kind="quiet" size="small" onPress={() => edit(!isEditing)} aria-expanded={isEditing || open}>
                {t('issue.change')}
              </Button>
            </p>
            {line.asks.map((ask) => (
              <p key={ask.code} className={ask.blocks && open ? 'asked' : 'soft'}>
                {ask.sentence}
              </p>
            ))}
            {line.others.length > 0 && answer.own === null ? (
              <Radios
                name={`reading-${line.no}`}
                label={t('issue.readings')}
                value={answer.reading ?? ''}
                onChange={(reading) => onAnswer({ ...answer, reading: reading || null })}
                choices={[
                  { id: '', name: t('issue.reading', { name: t('issue.usual'), count: numeral(line.counted ?? '0') }) },
                  ...line.others.map(({ id, name, counted }) => ({
                    id,
                    name: t('issue.reading', { name, count: numeral(counted ?? '0') }),
                  })),
                ]}
              />
            ) : null}
            {isEditing || open ? (
              <>
                <Select
                  name={`measure-${line.no}`}
                  label={t('issue.measure')}
                  value={answer.measure}
                  onChange={(chosen) => onAnswer({ ...answer, measure: chosen, own: answer.own ?? line.own })}
                  choices={(['training', 'employment', 'spending'] as const).map((id) => ({
                    id,
                    name: say(predicateWords, language, `measure.${id}`),
                  }))}
                />
                <ConditionEditor own={answer.own ?? line.own} onChange={(own) => onAnswer({ ...answer, own })} />
              </>
            ) : null}
            {asksFor(line, 'baseline') ? (
              <TextField
                name={`baseline-${line.no}`}
                label={t('issue.baseline')}
                inputMode="numeric"
                value={answer.baseline}
                onChange={(baseline) => onAnswer({ ...answer, baseline })}
              />
            ) : null}
            {asksFor(line, 'population') ? (
              <TextField
                name={`population-${line.no}`}
                label={t('issue.population')}
                maxLength={80}
                value={answer.population}
                onChange={(population) => onAnswer({ ...answer, population })}
              />
            ) : null}
          </div>
        </div>
      ) : null}
    </li>
  )
}

type Tell = ReturnType<typeof useWords<typeof issuePageWords>>

function countSaid(line: DraftLine, { reading }: Answer, t: Tell): string {
  const counted = reading === null ? line.counted : (line.others.find(({ id }) => id === reading)?.counted ?? null)
  return counted === null ? t('issue.counted-none') : t('issue.counted', { count: numeral(counted) })
}
