import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Segmented } from '../../../platform/ui/choices.tsx'
import { Figure } from '../../../platform/ui/figure.tsx'
import { useWords } from '../../../platform/ui/language.tsx'
import { Light } from '../../../platform/ui/light.tsx'
import { useOperation } from '../../../platform/ui/office.tsx'
import { Delta } from '../../../platform/ui/pace.tsx'
import { Card } from '../../../platform/ui/page.tsx'
import { Empty, Loaded } from '../../../platform/ui/states.tsx'
import type { LineAt, PlaceAt } from '../../cards/contract.ts'
import { contract } from '../../contract.ts'
import { sizeOf } from './amounts.ts'
import type { At } from './at.ts'
import { words } from './words.ts'

const SLOWEST = 12

/** The places below, and the slowest counties: what each has done, and what each working day takes. */
export function PlacesCard({ line, at }: { line: LineAt; at: At }) {
  const t = useWords(words)
  const [depth, choose] = useState<'children' | 'leaves'>('children')
  const answer = useOperation(contract.places, { code: line.code, depth, ...at }, { keep: true })
  return (
    <Card
      title={depth === 'children' ? t('places') : t('slowest', { count: SLOWEST })}
      aside={
        <Segmented
          label={t('places')}
          size="small"
          value={depth}
          onChange={choose}
          choices={[
            { id: 'children', name: t('places.below') },
            { id: 'leaves', name: t('places.slowest') },
          ]}
        />
      }
    >
      <Loaded of={answer} lines={10}>
        {({ places, red, unreported }) => (
          <>
            <p className="small soft">
              {t('red')} <Figure value={red} withUnit />　{t('unreported')} <Figure value={unreported} withUnit />
            </p>
            {places.length === 0 ? (
              <Empty>{t('places.none')}</Empty>
            ) : (
              <PlaceTable
                line={line}
                places={depth === 'leaves' ? slowest(places) : places}
                isMixed={depth === 'leaves'}
              />
            )}
          </>
        )}
      </Loaded>
    </Card>
  )
}

/** Slowest first; a place that has not reported is not slow but unknown, and comes last. */
const slowest = (places: readonly PlaceAt[]) =>
  [...places]
    .filter(({ gap, unreported }) => gap.value !== null && !unreported)
    .sort((a, b) => sizeOf(a.gap) - sizeOf(b.gap))
    .slice(0, SLOWEST)

interface PlaceTableProps {
  readonly line: LineAt
  readonly places: readonly PlaceAt[]
  /** Places of several places above: then each says whose it is. */
  readonly isMixed: boolean
}

function PlaceTable({ line, places, isMixed }: PlaceTableProps) {
  const t = useWords(words)
  return (
    <div className="scrolls">
      <table className="ledger">
        <thead>
          <tr>
            <th>{t('place')}</th>
            <th className="number">{t('done-of')}</th>
            <th className="number">{t('gap')}</th>
            <th className="number not-on-phone">{t('required.short')}</th>
          </tr>
        </thead>
        <tbody>
          {places.map((one) => (
            <tr key={one.place.code}>
              <td>
                <Light value={one.light.value} word={one.light.word} reason={one.light.sentence} mute />{' '}
                <Link to={`/targets/${line.code}` as never} search={{ place: one.place.code } as never}>
                  {one.place.name}
                </Link>{' '}
                {isMixed && one.parent ? <span className="small faint">{one.parent.shortName}</span> : null}
              </td>
              <td className="number">
                {one.unreported ? t('unreported') : <Figure value={one.value} />} <span className="faint">/ </span>
                <Figure value={one.target} />
              </td>
              <td className="number">{one.gap.value === null ? t('unknown') : <Delta points={sizeOf(one.gap)} />}</td>
              <td className="number not-on-phone">
                <Figure value={one.required} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
