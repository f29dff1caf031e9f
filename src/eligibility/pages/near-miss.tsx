import { Figure } from '../../platform/ui/figure.tsx'
import { type Column, Grid } from '../../platform/ui/grid.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { Filters } from '../../platform/ui/list-page.tsx'
import { useOperation } from '../../platform/ui/office.tsx'
import { Card } from '../../platform/ui/page.tsx'
import { useFilters } from '../../platform/ui/search-state.ts'
import { Empty, Loaded } from '../../platform/ui/states.tsx'
import { FigureStrip } from '../../platform/ui/work-list.tsx'
import { contract } from '../contract.ts'
import { OfOneRule, UpToAll } from './asked.tsx'
import { useOpenedPlace, widthFor } from './results.tsx'
import { words } from './words.ts'

type Told = NonNullable<ReturnType<typeof useOperation<typeof contract.nearMiss>>['data']>
type PlaceLine = Told['places'][number]

/** Who would come in with one named paper, and who comes within 3, 6, 12 months, by place. */
export function NearMiss() {
  const [filters, set] = useFilters({ rule: '', place: '' })
  const placeId = useOpenedPlace(filters.place)
  return (
    <OfOneRule chosen={filters.rule} onChoose={(rule) => set({ rule })}>
      {(ruleId, field) => (
        <>
          <Filters aside={<UpToAll place={filters.place} onUp={() => set({ place: '' })} />}>{field}</Filters>
          <OneRule ruleId={ruleId} placeId={placeId} onPlace={(place) => set({ place })} />
        </>
      )}
    </OfOneRule>
  )
}

interface OneRuleProps {
  readonly ruleId: string
  readonly placeId: string | undefined
  readonly onPlace: (id: string) => void
}

function OneRule({ ruleId, placeId, onPlace }: OneRuleProps) {
  const t = useWords(words)
  const near = useOperation(
    contract.nearMiss,
    { ruleId, ...(placeId === undefined ? {} : { placeId }) },
    { keep: true },
  )
  return (
    <Loaded of={near} lines={8}>
      {(told) =>
        told.run === null ? (
          <Empty>{t('page.never')}</Empty>
        ) : (
          <div className="stack">
            <FigureStrip
              figures={told.within.map(({ months, persons }) => ({
                label: t('near.within', { months }),
                value: <Figure size="strip" value={persons} withUnit />,
              }))}
            />
            <Card title={t('near.papers')}>
              <Papers papers={told.papers} />
            </Card>
            <Places told={told} onPlace={onPlace} />
          </div>
        )
      }
    </Loaded>
  )
}

function Papers({ papers }: { readonly papers: Told['papers'] }) {
  const t = useWords(words)
  if (papers.length === 0) return <Empty>{t('near.no-paper')}</Empty>
  return (
    <table className="ledger">
      <thead>
        <tr>
          <th>{t('near.paper')}</th>
          <th className="number">{t('near.persons')}</th>
        </tr>
      </thead>
      <tbody>
        {papers.map(({ code, name, persons }) => (
          <tr key={code}>
            <td>{name}</td>
            <td className="number">
              <Figure value={persons} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Places({ told, onPlace }: { readonly told: Told; readonly onPlace: (id: string) => void }) {
  const t = useWords(words)
  const ofPaper = ({ code, name }: Told['papers'][number]): Column<PlaceLine> => {
    const figure = (row: PlaceLine) => row.papers.find((one) => one.code === code)?.persons
    return {
      ...{ id: `paper-${code}`, name, width: widthFor(name), align: 'right', hideOnPhone: true },
      text: (row) => figure(row)?.value ?? '',
      sort: (row) => Number(figure(row)?.value ?? -1),
      cell: (row) => {
        const told = figure(row)
        return told ? <Figure value={told} /> : '—'
      },
    }
  }
  const within = (months: '3' | '6' | '12', hideOnPhone: boolean): Column<PlaceLine> => {
    const figure = (row: PlaceLine) => row.within.find((one) => one.months === months)?.persons
    return {
      ...{ id: `within-${months}`, name: t('near.within', { months }), width: 132, align: 'right', hideOnPhone },
      text: (row) => figure(row)?.value ?? '',
      sort: (row) => Number(figure(row)?.value ?? -1),
      cell: (row) => {
        const told = figure(row)
        return told ? <Figure value={told} /> : null
      },
    }
  }
  return (
    <Grid<PlaceLine>
      label={t('tab.near')}
      rows={told.places}
      onOpen={({ id, opens }) => opens && onPlace(id)}
      rowId={({ id }) => id}
      rowName={({ name }) => name}
      empty={<Empty>{t('results.empty')}</Empty>}
      columns={[
        { id: 'place', name: t('results.place'), width: 132, grows: true, text: ({ name }) => name },
        {
          ...{ id: 'paper', name: t('near.one-paper'), width: 148, align: 'right' },
          text: ({ onePaper }) => onePaper.value ?? '',
          sort: ({ onePaper }) => Number(onePaper.value ?? -1),
          cell: ({ onePaper }) => <Figure value={onePaper} />,
        },
        within('3', true),
        within('6', true),
        within('12', false),
        ...told.papers.map(ofPaper),
      ]}
    />
  )
}
