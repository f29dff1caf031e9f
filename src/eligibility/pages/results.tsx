import { Segmented } from '../../platform/ui/choices.tsx'
import { Figure } from '../../platform/ui/figure.tsx'
import { type Column, Grid } from '../../platform/ui/grid.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { Filters } from '../../platform/ui/list-page.tsx'
import { useOperation } from '../../platform/ui/office.tsx'
import { useFilters } from '../../platform/ui/search-state.ts'
import { Empty, Loaded } from '../../platform/ui/states.tsx'
import { contract, verdicts } from '../contract.ts'
import { UpToAll } from './asked.tsx'
import { words } from './words.ts'

type Told = NonNullable<ReturnType<typeof useOperation<typeof contract.results>>['data']>
type RuleResult = Told['rules'][number]
type Verdict = (typeof verdicts)[number]

/** A place with its figure of each rule; the first line is the whole. */
interface Line {
  readonly id: string
  readonly name: string
  readonly opens: boolean
  readonly counts: ReadonlyMap<string, RuleResult['met']>
}

/** 地区 × 规则 for one verdict; a place opens to those below it. */
export function Results() {
  const t = useWords(words)
  const [filters, set] = useFilters({ verdict: 'met', place: '' })
  const placeId = useOpenedPlace(filters.place)
  const results = useOperation(contract.results, placeId === undefined ? {} : { placeId }, { keep: true })
  const verdict = filters.verdict as Verdict
  return (
    <>
      <Filters aside={<UpToAll place={filters.place} onUp={() => set({ place: '' })} />}>
        <Segmented
          label={t('results.verdict')}
          value={verdict}
          onChange={(next) => set({ verdict: next })}
          choices={verdicts.map((id) => ({ id, name: t(`verdict.${id}`) }))}
        />
      </Filters>
      <Loaded of={results} lines={10}>
        {(told) =>
          told.run === null ? (
            <Empty>{t('page.never')}</Empty>
          ) : (
            <div className="stack">
              <ResultGrid told={told} verdict={verdict} onPlace={(place) => set({ place })} />
              <p className="note">{t('results.clue')}</p>
            </div>
          )
        }
      </Loaded>
    </>
  )
}

/** The place that was opened; where the reader's places have one root, what lies below it is shown at once. */
export function useOpenedPlace(chosen: string): string | undefined {
  const whole = useOperation(contract.results, {})
  const places = whole.data?.rules[0]?.places ?? []
  if (chosen !== '') return chosen
  return places.length === 1 && places[0]!.opens ? places[0]!.id : undefined
}

interface ResultGridProps {
  readonly told: Told
  readonly verdict: Verdict
  readonly onPlace: (id: string) => void
}

function ResultGrid({ told, verdict, onPlace }: ResultGridProps) {
  const t = useWords(words)
  const rows = linesOf(told, verdict, t('results.whole', { place: told.place?.name ?? t('results.all') }))
  const columns: Column<Line>[] = told.rules.map((rule) => ({
    ...{ id: rule.rule, name: rule.name + (rule.inForce ? '' : t('results.not-in-force')), align: 'right' as const },
    width: widthFor(rule.name),
    text: ({ counts }) => counts.get(rule.rule)?.value ?? '',
    sort: ({ counts }) => Number(counts.get(rule.rule)?.value ?? -1),
    cell: ({ counts }) => {
      const figure = counts.get(rule.rule)
      return figure ? <Figure value={figure} /> : null
    },
  }))
  return (
    <Grid<Line>
      label={t('page.title')}
      rows={rows}
      rowId={({ id }) => id}
      rowName={({ name }) => name}
      onOpen={({ id, opens }) => opens && onPlace(id)}
      empty={<Empty>{t('results.empty')}</Empty>}
      columns={[
        { id: 'place', name: t('results.place'), width: 132, grows: true, text: ({ name }) => name },
        ...columns,
      ]}
    />
  )
}

/** Room for a heading: the names of rules are long, and the grid scrolls sideways. */
export const widthFor = (name: string): number =>
  40 + [...name].reduce((sum, sign) => sum + (sign > '\u2e80' ? 12 : 7), 0)

function linesOf({ rules, place }: Told, verdict: Verdict, whole: string): Line[] {
  const places = new Map(rules.flatMap((rule) => rule.places.map((one) => [one.id, one] as const)))
  const below = [...places.values()].map(({ id, name, opens }) => ({
    ...{ id, name, opens },
    counts: new Map(
      rules.flatMap((rule) => {
        const found = rule.places.find((one) => one.id === id)
        return found ? [[rule.rule, found[verdict]] as const] : []
      }),
    ),
  }))
  const all = {
    id: place?.id ?? 'all',
    name: whole,
    opens: false,
    counts: new Map(rules.map((r) => [r.rule, r[verdict]])),
  }
  return [all, ...below]
}
