import { use } from 'react'
import tilesText from '../../../../data/tiles.tsv?raw'
import { OpenerContext } from '../../../platform/ui/figure.tsx'
import { useWords } from '../../../platform/ui/language.tsx'
import { difference } from '../../../platform/ui/numerals.ts'
import { useOperation } from '../../../platform/ui/office.tsx'
import { Card } from '../../../platform/ui/page.tsx'
import { Loaded } from '../../../platform/ui/states.tsx'
import { type Tile, TileGrid, type TileLabel, type TileTone } from '../../../platform/ui/tiles.tsx'
import type { LineAt, PlaceAt } from '../../cards/contract.ts'
import { contract } from '../../contract.ts'
import { sizeOf } from './amounts.ts'
import type { At } from './at.ts'
import { labelSpots } from './tile-labels.ts'
import { words } from './words.ts'

const TAIL =
  /(?<=..)(彝族|哈尼族|傣族|回族|苗族|佤族|拉祜族|布朗族|瑶族|白族|独龙族怒族|普米族|纳西族|傈僳族|壮族|各族)*(自治县|自治州|县|市|区)$/

const GROUP_TAIL = /(?<=..)(彝族|哈尼族|傣族|苗族|白族|傈僳族|藏族|壮族|景颇族)*(自治州|市)$/

const squares = tilesText
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [code = '', name = '', prefecture = '', column = '0', row = '0'] = line.split('\t')
    return { code, name, prefecture, column: Number(column), row: Number(row), short: name.replace(TAIL, '') }
  })

type Square = (typeof squares)[number]

/** One square a county, by how far it is from the calendar; a county that has not reported is hatched, never 0. */
export function TilesCard({ line, at }: { line: LineAt; at: At }) {
  const t = useWords(words)
  const { open } = use(OpenerContext)
  const groups = useOperation(contract.places, { code: line.code, ...at }, { keep: true })
  const leaves = useOperation(contract.places, { code: line.code, depth: 'leaves', ...at }, { keep: true })
  return (
    <Card title={t('tiles')} aside={t('tiles.note')}>
      <Loaded of={leaves} lines={12}>
        {({ places }) => {
          const byCode = new Map(places.map((one) => [one.place.code, one]))
          const shown = gathered(squares.filter(({ code }) => byCode.has(code)))
          return (
            <div style={{ maxWidth: widthOf(shown) }}>
              <TileGrid
                label={t('tiles.label', { name: line.name })}
                tiles={shown.map((square) => tileOf(square, byCode.get(square.code)!, t))}
                labels={labelsOf(shown, groups.data?.places ?? [])}
                onOpen={(code) => open(byCode.get(code)!.value.ref, null)}
                legend={(['ahead', 'onPace', 'slow', 'lag', 'unknown'] as const).map((tone) => [
                  tone,
                  t(`tone.${tone}`),
                ])}
              />
            </div>
          )
        }}
      </Loaded>
    </Card>
  )
}

/** The squares of a part of the board, moved to its corner. */
function gathered(part: readonly Square[]): Square[] {
  const [left, top] = [Math.min(...part.map(({ column }) => column)), Math.min(...part.map(({ row }) => row))]
  return part.length === squares.length
    ? [...part]
    : part.map((square) => ({ ...square, column: square.column - left, row: square.row - top }))
}

const LARGEST = 60
/** A few squares are drawn a little larger than many, not as large as the page. */
const widthOf = (shown: readonly Square[]): number => (Math.max(2, ...shown.map(({ column }) => column)) + 2) * LARGEST

/** Each prefecture's name and its own distance from the calendar, beside its counties. */
function labelsOf(shown: readonly Square[], prefectures: readonly PlaceAt[]): readonly TileLabel[] {
  const byName = new Map(prefectures.map((one) => [one.place.name, one]))
  return labelSpots(shown.map(({ column, row, prefecture }) => ({ column, row, group: prefecture }))).flatMap(
    (spot) => {
      const at = byName.get(spot.group)
      if (!at) return []
      const points = at.gap.value === null ? '' : difference(sizeOf(at.gap))
      return [{ id: spot.group, name: shortOf(spot.group), number: points, column: spot.column, row: spot.row }]
    },
  )
}

/** 昆明, 红河; a name that would not fit its square by its last two characters: 版纳. */
function shortOf(name: string): string {
  const short = name.replace(GROUP_TAIL, '')
  return short.length > 3 ? short.slice(-2) : short
}

function tileOf(square: Square, at: PlaceAt, t: ReturnType<typeof useWords<typeof words>>): Tile {
  const points = at.gap.value === null || at.unreported ? null : sizeOf(at.gap)
  return {
    ...{ id: square.code, short: square.short, column: square.column, row: square.row, group: square.prefecture },
    tone: toneAt(at),
    isRed: at.light.value === 'red',
    number: points === null ? null : difference(points),
    said: `${square.name}（${square.prefecture}）：${at.unreported ? t('unreported') : at.light.sentence}`,
  }
}

/** The tint of a place; one that has not reported is unknown, whatever its number. */
export const toneAt = ({ gap, unreported }: PlaceAt): TileTone =>
  gap.value === null || unreported ? 'unknown' : toneOf(sizeOf(gap))

const toneOf = (points: number): TileTone =>
  points > 3 ? 'ahead' : points >= -3 ? 'onPace' : points >= -10 ? 'slow' : 'lag'
