import { useNavigate } from '@tanstack/react-router'
import { Grid } from '../../platform/ui/grid.tsx'
import { useDays, useWords } from '../../platform/ui/language.tsx'
import { usePagesOf } from '../../platform/ui/pages-of.ts'
import { Empty, Loaded } from '../../platform/ui/states.tsx'
import { decisionOperations } from '../decisions/contract.ts'
import { words } from './words.ts'

/** 疑点: confirmed, and a condition was lost since. */
export function Doubts() {
  const t = useWords(words)
  const day = useDays()
  const navigate = useNavigate()
  const doubts = usePagesOf(decisionOperations.doubts, {})
  return (
    <Loaded of={doubts.answer} lines={8}>
      {() => (
        <div className="stack">
          <p className="note">{t('doubts.note')}</p>
          <Grid
            label={t('tab.doubts')}
            rows={doubts.rows}
            rowId={({ personId, rule }) => `${personId} ${rule}`}
            rowName={({ name }) => name}
            onMore={doubts.onMore}
            onAll={doubts.onAll}
            onOpen={({ personId }) => void navigate({ to: `/eligibility/people/${personId}` as never })}
            empty={<Empty>{t('doubts.empty')}</Empty>}
            columns={[
              { id: 'name', name: t('list.name'), width: 96, text: ({ name }) => name },
              {
                id: 'employer',
                name: t('list.employer'),
                width: 220,
                hideOnPhone: true,
                text: ({ employer }) => employer ?? '—',
              },
              { id: 'rule', name: t('near.rule'), width: 190, text: ({ ruleName }) => ruleName },
              {
                ...{ id: 'confirmed', name: t('doubts.confirmed'), width: 190, hideOnPhone: true },
                text: ({ by, confirmedOn }) => t('doubts.by', { by, day: day(confirmedOn, 'year') }),
              },
              {
                ...{ id: 'lost', name: t('doubts.lost'), width: 220, grows: true },
                text: ({ lost }) =>
                  lost.map((one) => t('doubts.lost-on', { ...one, day: day(one.lostOn, 'year') })).join('；'),
              },
            ]}
          />
        </div>
      )}
    </Loaded>
  )
}
