import { useNavigate } from '@tanstack/react-router'
import tilesText from '../../../data/tiles.tsv?raw'
import { difference } from '../../platform/ui/numerals.ts'
import { type Tile, TileGrid, type TileTone } from '../../platform/ui/tiles.tsx'
import { numbersFrom } from './sample.ts'

const tone = (points: number): TileTone =>
  points > 3 ? 'ahead' : points > -3 ? 'onPace' : points > -10 ? 'slow' : 'lag'

function sampleTiles(): readonly Tile[] {
  const next = numbersFrom(7)
  return tilesText
    .trim()
    .split('\n')
    .slice(1)
    .map((line, index) => {
      const [code = '', name = '', prefecture = '', column = '0', row_ = '0'] = line.split('\t')
      const points = next() * 22 - 15
      const isUnknown = index === 118
      return {
        id: code,
        short: name.replace(
          /(?<=..)(彝族|哈尼族|傣族|回族|苗族|佤族|拉祜族|布朗族|瑶族|白族|独龙族怒族|普米族|纳西族|傈僳族|壮族|各族)*(自治县|自治州|县|市|区)$/,
          '',
        ),
        column: Number(column),
        row: Number(row_),
        group: prefecture,
        tone: isUnknown ? 'unknown' : tone(points),
        isRed: !isUnknown && points < -10,
        number: isUnknown ? null : difference(points),
        said: `${name}（${prefecture}）：比时序 ${difference(points)} 个百分点`,
      }
    })
}

const tiles = sampleTiles()

export function Counties() {
  const navigate = useNavigate()
  return (
    <TileGrid
      label="129个县（市、区）完成率与时序进度之差"
      tiles={tiles}
      labels={[
        { id: 'diqing', name: '迪庆', number: '+0.5', column: 4, row: 0 },
        { id: 'zhaotong', name: '昭通', number: '−10.9', column: 9, row: 1 },
        { id: 'nujiang', name: '怒江', number: '−10.5', column: 0, row: 2 },
        { id: 'lijiang', name: '丽江', number: '−3.5', column: 6, row: 2 },
      ]}
      onOpen={(id) => void navigate({ to: '.', search: { figure: `tile-${id}` } as never })}
      legend={[
        ['ahead', '快 3 点以上'],
        ['onPace', '持平'],
        ['slow', '慢 3 至 10'],
        ['lag', '慢 10 以上，红灯'],
        ['unknown', '待核实'],
      ]}
    />
  )
}
