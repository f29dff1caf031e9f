import { useNavigate } from '@tanstack/react-router'
import { Button } from '../../../platform/ui/button.tsx'
import { Drawer, DrawerNumber, DrawerSentence } from '../../../platform/ui/drawer.tsx'
import { useDays, useWords } from '../../../platform/ui/language.tsx'
import { numeral } from '../../../platform/ui/numerals.ts'
import { useOperation } from '../../../platform/ui/office.tsx'
import { usePagesOf } from '../../../platform/ui/pages-of.ts'
import { PeopleTable } from '../../../platform/ui/section-strips.tsx'
import { ClauseBox, Spine, SpineNode } from '../../../platform/ui/spine.tsx'
import { Empty, Loaded } from '../../../platform/ui/states.tsx'
import { tell } from '../../../platform/ui/toast.tsx'
import { contract, type PersonLine } from '../../contract.ts'
import { standingWords } from './words.ts'

/** Where a figure of a run comes from: the clauses above, the people below, masked; the look is on record. */
export default function EligibilityDrawer({
  figure: ref,
  onClose,
}: {
  readonly figure: string
  readonly onClose: () => void
}) {
  const t = useWords(standingWords)
  const told = useOperation(contract.figure, { ref })
  const figure = told.data
  return (
    <Drawer
      label={t('drawer.provenance', {
        text: figure ? `${numeral(figure.figure.value ?? '')} ${figure.figure.unit}` : '',
      })}
      onClose={onClose}
      scope={figure?.scope.join(' · ') ?? ''}
      head={
        figure ? (
          <>
            <DrawerNumber number={numeral(figure.figure.value ?? '—')} unit={figure.figure.unit} />
            <DrawerSentence sentence={figure.sentence} onCopied={() => tell(t('drawer.copied'))} />
          </>
        ) : null
      }
    >
      <Loaded of={told} lines={8}>
        {({ clauses, mayOpen }) => (
          <Spine>
            {clauses.length === 0 ? null : (
              <SpineNode kind="clause">
                {clauses.map(({ clause, text }) => (
                  <ClauseBox key={clause} text={text} marks={[]} caption={clause} />
                ))}
              </SpineNode>
            )}
            {mayOpen ? <People figure={ref} /> : null}
          </Spine>
        )}
      </Loaded>
    </Drawer>
  )
}

function People({ figure: ref }: { readonly figure: string }) {
  const t = useWords(standingWords)
  const day = useDays()
  const navigate = useNavigate()
  const people = usePagesOf(contract.people, { ref })
  const record = ({ paper, firstDate, employer }: PersonLine) =>
    [employer, paper === null ? null : t('drawer.paper', { paper }), firstDate && day(firstDate, 'year')]
      .filter((part) => part)
      .join('　')
  return (
    <SpineNode kind="records" title={t('drawer.people')}>
      <Loaded of={people.answer} lines={6}>
        {() =>
          people.rows.length === 0 ? (
            <Empty>{t('drawer.nobody')}</Empty>
          ) : (
            <PeopleTable
              note={t('drawer.looked')}
              onOpen={(id) => void navigate({ to: `/eligibility/people/${id}` as never })}
              people={people.rows.map((one) => ({
                ...{ id: one.id, name: one.name, identity: one.idNumber, record: record(one) },
                lines: [{ name: t(`verdict.${one.verdict}`), counts: one.verdict === 'met' }],
              }))}
            />
          )
        }
      </Loaded>
      {people.onMore ? (
        <Button kind="quiet" onPress={() => void people.onMore?.()}>
          {t('drawer.more')}
        </Button>
      ) : null}
    </SpineNode>
  )
}
