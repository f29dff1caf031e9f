import { Select } from '../../../platform/ui/choices.tsx'
import { useWords } from '../../../platform/ui/language.tsx'
import { useCommand, useOperation } from '../../../platform/ui/office.tsx'
import { Card, PageHead, Tag } from '../../../platform/ui/page.tsx'
import { useFilters } from '../../../platform/ui/search-state.ts'
import { Empty, ErrorPanel, Loaded } from '../../../platform/ui/states.tsx'
import { contract } from '../../contract.ts'
import { type Appraised, appraised } from '../../records/values.ts'
import { UnitFilter } from '../unit-filter.tsx'
import { words } from '../words.ts'
import '../people.css'

/** 考核用语对照: what a unit's own words of appraisal mean, agreed by the office. */
export default function AppraisalWordsPage() {
  const t = useWords(words)
  const [{ unit }, set] = useFilters({ unit: '' })
  return (
    <>
      <PageHead
        title={t('appraisal-words.title')}
        trail={[{ name: t('people.title'), to: '/people' }, { name: t('appraisal-words.title') }]}
        facts={t('appraisal-words.facts')}
      />
      <Card label={t('appraisal-words.title')}>
        <div className="part stack">
          <UnitFilter label={t('people.unit')} value={unit} onChange={(next) => set({ unit: next })} />
          {unit === '' ? <Empty>{t('appraisal-words.choose')}</Empty> : <UnitWords key={unit} unitId={unit} />}
        </div>
      </Card>
    </>
  )
}

interface Word {
  readonly word: string
  readonly result: Appraised | null
}

function UnitWords({ unitId }: { unitId: string }) {
  const t = useWords(words)
  const known = useOperation(contract.appraisalWords, { unitId })
  return (
    <Loaded of={known} lines={4}>
      {({ rows, mayAgree }) =>
        rows.length === 0 ? (
          <Empty>{t('appraisal-words.none')}</Empty>
        ) : (
          <ul className="person-list merge-list">
            {rows.map((row) => (
              <WordLine key={row.word} {...{ unitId, row, mayAgree }} />
            ))}
          </ul>
        )
      }
    </Loaded>
  )
}

const NOT_AGREED = '-'

interface WordLineProps {
  readonly unitId: string
  readonly row: Word
  readonly mayAgree: boolean
}

/** Chosen is agreed: appraisals that waited for the word get their result at once. */
function WordLine({ unitId, row: { word, result }, mayAgree }: WordLineProps) {
  const t = useWords(words)
  const agree = useCommand(contract.agreeAppraisalWord, {
    done: ({ settled }) => ({ words: t('appraisal-words.settled', { count: settled }) }),
  })
  return (
    <li>
      <span className="two-lines">
        <span>
          {word} {result === null ? <Tag tone="amber">{t('appraisal-words.open')}</Tag> : null}
        </span>
        {agree.failure ? <ErrorPanel failure={agree.failure} /> : null}
      </span>
      {mayAgree ? (
        <Select
          label={t('appraisal-words.means', { word })}
          value={result ?? NOT_AGREED}
          isDisabled={agree.isBusy}
          onChange={(id) => (id === NOT_AGREED ? undefined : agree.send({ unitId, word, result: id as Appraised }))}
          choices={[
            ...(result === null ? [{ id: NOT_AGREED, name: t('appraisal-words.open') }] : []),
            ...appraised.map((id) => ({ id: id as string, name: t(`result.${id}`) })),
          ]}
        />
      ) : (
        <span>{result ? t(`result.${result}`) : ''}</span>
      )}
    </li>
  )
}
