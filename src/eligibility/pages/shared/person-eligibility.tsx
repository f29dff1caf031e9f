import { Link } from '@tanstack/react-router'
import { useDays, useWords } from '../../../platform/ui/language.tsx'
import { useOperation } from '../../../platform/ui/office.tsx'
import { Card, Tag } from '../../../platform/ui/page.tsx'
import { Empty, Loaded } from '../../../platform/ui/states.tsx'
import { contract } from '../../contract.ts'
import { inOrder, verdictTones } from './standing.tsx'
import { firstDaySentence, verdictSentence } from './verdict-said.ts'
import { standingWords } from './words.ts'

/** The card on a person's page: each rule in one line, and the way to the whole of it. */
export function PersonEligibility({ personId }: { readonly personId: string }) {
  const t = useWords(standingWords)
  const days = useDays()
  const day = (one: string) => days(one as never, 'year')
  const standing = useOperation(contract.person, { id: personId })
  return (
    <Card
      title={t('person.card')}
      aside={<Link to={`/eligibility/people/${personId}` as never}>{t('person.open')}</Link>}
    >
      <Loaded of={standing} lines={4}>
        {({ verdicts, clue, asOf }) =>
          verdicts.length === 0 ? (
            <Empty>{t('standing.none')}</Empty>
          ) : (
            <>
              <ul className="person-list">
                {inOrder(verdicts).map((told) => (
                  <li key={told.rule}>
                    <span className="two-lines">
                      <span>{told.name}</span>
                      <small className="faint">
                        {verdictSentence(told, t, day)}　{firstDaySentence(told, asOf, t, day)}
                      </small>
                    </span>
                    <Tag tone={verdictTones[told.verdict]}>{t(`verdict.${told.verdict}`)}</Tag>
                  </li>
                ))}
              </ul>
              <p className="note">{clue}</p>
            </>
          )
        }
      </Loaded>
    </Card>
  )
}
