import { use } from 'react'
import tilesText from '../../../../data/tiles.tsv?raw'
import { OpenerContext } from '../../../platform/ui/figure.tsx'
import { useWords } from '../../../platform/ui/language.tsx'
import { difference } from '../../../platform/ui/numerals.ts'
import { useOperation } from '../../../platform/ui/office.tsx'
import { Card } from '../../../platform/ui/page.tsx'
import { Loaded } from '../../../platform/ui/states.tsx'
import { type Tile, TileGrid, type TileTone } from '../../../platform/ui/tiles.tsx'
import type { LineAt, PlaceAt } from '../../cards/contract.ts'
import { contract } from '../../contract.ts'
import { sizeOf } from './amounts.ts'
import { words } from './words.ts'

const TAIL =
  /(?<=..)(彝族|哈尼族|傣族|回族|苗族|佤族|拉祜族|布朗族|瑶族|白族|独龙族怒族|普米族|纳西族|傈僳族|壮族|各族)*(自治县|自治州|县|市|区)$/

const squares = tilesText
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [code = '', name = '', prefecture = '', column = '0', row = '0'] = line.split('\t')
    return { code, name, prefecture, column: Number(column), row: Number(row), short: name.replace(TAIL, '') }
  })

/** One square a county, by how far it is from the calendar; a county that has not reported is hatched, never 0. */
export function TilesCard({ line, at }: { line: LineAt; at: { place?: string } }) {
  const t = useWords(words)
  const { open } = use(OpenerContext)
  const leaves = useOperation(contract.places, { code: line.code, depth: 'leaves', ...at }, { keep: true })
  return (
    <Card title={t('tiles')} aside={t('tiles.note')}>
      <Loaded of={leaves} lines={12}>
        {({ places }) => {
          const byCode = new Map(places.map((one) => [one.place.code, one]))
          return (
            <TileGrid
              label={t('tiles.label', { name: line.name })}
              tiles={squares
                .filter(({ code }) => byCode.has(code))
                .map((square) => tileOf(square, byCode.get(square.code)!, t))}
              onOpen={(code) => open(byCode.get(code)!.value.ref, null)}
              legend={(['ahead', 'onPace', 'slow', 'lag', 'unknown'] as const).map((tone) => [tone, t(`tone.${tone}`)])}
            />
          )
        }}
      </Loaded>
    </Card>
  )
}

function tileOf(square: (typeof squares)[number], at: PlaceAt, t: ReturnType<typeof useWords<typeof words>>): Tile {
  const points = at.gap.value === null || at.unreported ? null : sizeOf(at.gap)
  return {
    ...{ id: square.code, short: square.short, column: square.column, row: square.row, group: square.prefecture },
    tone: toneAt(at),
    number: points === null ? null : difference(points),
    said: `${square.name}（${square.prefecture}）：${at.unreported ? t('unreported') : at.light.sentence}`,
  }
}

/** The tint of a place; one that has not reported is unknown, whatever its number. */
export const toneAt = ({ gap, unreported }: PlaceAt): TileTone =>
  gap.value === null || unreported ? 'unknown' : toneOf(sizeOf(gap))

const toneOf = (points: number): TileTone =>
  points > 3 ? 'ahead' : points >= -3 ? 'onPace' : points >= -10 ? 'slow' : 'lag'
