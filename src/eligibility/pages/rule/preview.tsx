import { useEffect, useState } from 'react'
import { labelWords } from '../../../people/pages/shared/record-words.ts'
import { Button } from '../../../platform/ui/button.tsx'
import { Figure } from '../../../platform/ui/figure.tsx'
import { type Column, Grid } from '../../../platform/ui/grid.tsx'
import { useWords } from '../../../platform/ui/language.tsx'
import { useCommand, useOperation } from '../../../platform/ui/office.tsx'
import { Card } from '../../../platform/ui/page.tsx'
import { Empty, ErrorPanel, Loaded, Loading } from '../../../platform/ui/states.tsx'
import { FigureStrip } from '../../../platform/ui/work-list.tsx'
import { contract } from '../../contract.ts'
import type { Rule } from '../../language.ts'
import { words } from './words.ts'

type Outcome = NonNullable<NonNullable<ReturnType<typeof useOperation<typeof contract.previewed>>['data']>['outcome']>
interface Line {
  readonly id: string
  readonly name: string
  readonly opens?: boolean
  readonly met: Outcome['met']
  readonly toVerify: Outcome['toVerify']
}

/** The draft as if it were in force today: a version that has yet to begin would leave everybody to verify. */
const asOfToday = (rule: Rule): Rule => ({ ...rule, validFrom: null, validTo: null })

/** What a draft would do to everybody, before anybody publishes it: gains and losses by place and group. */
export function Preview({ rule }: { readonly rule: Rule }) {
  const t = useWords(words)
  const begin = useCommand(contract.preview)
  return (
    <Card
      title={t('preview.title')}
      aside={
        <Button
          size="small"
          isBusy={begin.isBusy}
          onPress={() => begin.send({ ruleId: rule.id, copy: asOfToday(rule) as never })}
        >
          {t('preview.run')}
        </Button>
      }
    >
      <p className="dense soft">{t('preview.note')}</p>
      {begin.failure ? <ErrorPanel failure={begin.failure} /> : null}
      {begin.answer ? <Told id={begin.answer.id} /> : null}
    </Card>
  )
}

function Told({ id }: { readonly id: string }) {
  const t = useWords(words)
  const [chosen, choose] = useState<string | null>(null)
  const [isDone, end] = useState(false)
  const told = useOperation(contract.previewed, { id }, isDone ? {} : { every: 1_500 })
  const isOver = told.data?.outcome != null
  useEffect(() => end(isOver), [isOver])
  const [root, ...others] = told.data?.outcome?.places ?? []
  const placeId = chosen ?? (root?.opens && others.length === 0 ? root.id : null)
  const below = useOperation(contract.previewed, { id, placeId: placeId ?? '' }, { when: placeId !== null })
  return (
    <Loaded of={told} lines={4}>
      {({ outcome }) =>
        outcome === null ? (
          <>
            <p className="note">{t('preview.waiting')}</p>
            <Loading lines={3} />
          </>
        ) : (
          <>
            {chosen === null ? null : (
              <Button size="small" kind="quiet" onPress={() => choose(null)}>
                {t('results.up')}
              </Button>
            )}
            <Gains
              outcome={outcome}
              places={(placeId === null ? outcome : below.data?.outcome)?.places ?? outcome.places}
              onPlace={choose}
            />
          </>
        )
      }
    </Loaded>
  )
}

interface GainsProps {
  readonly outcome: Outcome
  readonly places: Outcome['places']
  readonly onPlace: (id: string) => void
}

function Gains({ outcome, places, onPlace }: GainsProps) {
  const t = useWords(words)
  const group = useWords(labelWords)
  const strip = [
    [t('preview.met-gained'), outcome.met.gained],
    [t('preview.met-lost'), outcome.met.lost],
    [t('preview.verify-gained'), outcome.toVerify.gained],
    [t('preview.verify-lost'), outcome.toVerify.lost],
  ] as const
  const groups = outcome.groups.map(({ code, ...change }) => ({
    ...{ id: code, name: group(`group.${code}` as 'group.G01'), ...change },
  }))
  return (
    <div className="stack">
      <FigureStrip
        figures={strip.map(([label, value]) => ({ label, value: <Figure size="strip" value={value} withUnit /> }))}
      />
      <Changes label={t('preview.by-place')} first={t('results.place')} rows={places} onPlace={onPlace} />
      <Changes label={t('preview.by-group')} first={t('preview.group')} rows={groups} />
    </div>
  )
}

interface ChangesProps {
  readonly label: string
  readonly first: string
  readonly rows: readonly Line[]
  readonly onPlace?: (id: string) => void
}

function Changes({ label, first, rows, onPlace }: ChangesProps) {
  const t = useWords(words)
  const column = (id: string, name: string, figure: (row: Line) => Outcome['met']['gained']): Column<Line> => ({
    ...{ id, name, width: 112, align: 'right' },
    text: (row) => figure(row).value ?? '',
    sort: (row) => Number(figure(row).value ?? -1),
    cell: (row) => <Figure value={figure(row)} />,
  })
  return (
    <section className="stack" aria-label={label}>
      <h3>{label}</h3>
      <Grid<Line>
        label={label}
        rows={rows}
        rowId={({ id }) => id}
        rowName={({ name }) => name}
        {...(onPlace ? { onOpen: ({ id, opens }: Line) => opens && onPlace(id) } : {})}
        empty={<Empty>{t('results.empty')}</Empty>}
        columns={[
          { id: 'name', name: first, width: 140, grows: true, text: ({ name }) => name },
          column('met-gained', t('preview.met-gained'), ({ met }) => met.gained),
          column('met-lost', t('preview.met-lost'), ({ met }) => met.lost),
          column('verify-gained', t('preview.verify-gained'), ({ toVerify }) => toVerify.gained),
          column('verify-lost', t('preview.verify-lost'), ({ toVerify }) => toVerify.lost),
        ]}
      />
    </section>
  )
}
