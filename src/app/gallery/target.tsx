import { useNavigate } from '@tanstack/react-router'
import tilesText from '../../../data/tiles.tsv?raw'
import { Button } from '../../platform/ui/button.tsx'
import { CourseChart } from '../../platform/ui/course.tsx'
import { Figure } from '../../platform/ui/figure.tsx'
import { Light } from '../../platform/ui/light.tsx'
import { difference } from '../../platform/ui/numerals.ts'
import { OverlapDiagram, type OverlapRow } from '../../platform/ui/overlap.tsx'
import { Delta, Facts, PaceBar } from '../../platform/ui/pace.tsx'
import { Card, Columns, Part, Tag } from '../../platform/ui/page.tsx'
import { RecordPage } from '../../platform/ui/record-page.tsx'
import { type Tile, TileGrid, type TileTone } from '../../platform/ui/tiles.tsx'
import { day, figure, numbersFrom } from './sample.ts'

const PACE = 0.4959

export function TargetPage() {
  return (
    <RecordPage
      title="职业技能提升行动培训 60 万人次"
      trail={[{ name: '目标', to: '/target' }, { name: '2021年' }, { name: '省人社厅' }]}
      actions={
        <>
          <Button>分解与调剂</Button>
          <Button>打印</Button>
        </>
      }
    >
      <Columns>
        <State />
        <Card title="累计与预测" aside="带为十次有八次落入的范围">
          <CourseChart
            label="累计完成与时序进度"
            from={day('2021-01-01')}
            to={day('2021-12-31')}
            plan={600_000}
            unit="人次"
            due={297_534}
            forecast={{ low: 538_000, middle: 565_640, high: 604_000 }}
            done={[
              { day: day('2021-01-31'), value: 24_200 },
              { day: day('2021-02-28'), value: 40_600 },
              { day: day('2021-03-31'), value: 99_800 },
              { day: day('2021-04-30'), value: 165_700 },
              { day: day('2021-05-31'), value: 210_600 },
              { day: day('2021-06-30'), value: 261_000 },
            ]}
          />
        </Card>
      </Columns>
      <Overlap />
      <Columns shape="map">
        <Card title="129 个县（市、区）" aside="格中数为比时序的百分点 · 示意图">
          <Counties />
        </Card>
        <Slowest />
      </Columns>
    </RecordPage>
  )
}

const State = () => (
  <Card label="完成情况">
    <Part>
      <div className="small soft">已完成</div>
      <Figure value={figure('261000')} size="hero" of="600,000 人次" />
      <PaceBar done={0.435} pace={PACE} band={[0.8967, 1]} />
    </Part>
    <Part>
      <Facts
        facts={[
          { label: '比时序进度', value: <Light value="yellow" word="−6.09" />, note: '个百分点' },
          {
            label: '每个工作日须完成',
            value: <Figure value={figure('2649')} />,
            note: (
              <>
                近8周 <Figure value={figure('2380')} />
              </>
            ),
          },
          { label: '预测全年', value: <Figure value={figure('565640')} />, note: '差 34,360' },
          {
            label: '能否赶上',
            value: '可行',
            note: (
              <>
                4月曾达 <Figure value={figure('2993')} />
              </>
            ),
          },
        ]}
      />
    </Part>
  </Card>
)

const row = (
  id: string,
  name: string,
  note: string,
  value: string,
  plan: string,
  rate: string,
  points: number,
  light: 'yellow' | 'red' | 'green',
  rest: Partial<OverlapRow> = {},
): OverlapRow => ({
  id,
  name,
  note,
  kind: 'line',
  done: <Figure value={figure(value)} />,
  plan,
  rate,
  delta: `${difference(points)} 点`,
  light: <Light value={light} />,
  ...rest,
})

const Overlap = () => (
  <Card title="六条线，互相重叠" aside="竖着看：同一列是同一批人次">
    <OverlapDiagram
      label="六条线的重叠"
      caption="总数 261,000 人次，按所属的线排开"
      columns={[
        { id: '0', amount: 77_920, lines: [], said: '不属于这三条线：77,920 人次，在总数中计一次' },
        { id: '1', amount: 28_000, lines: ['cert'], said: '只取证：28,000 人次' },
        { id: '2', amount: 21_340, lines: ['cert', 'rural'], said: '取证、农村劳动力：21,340 人次' },
        {
          id: '3',
          amount: 18_260,
          lines: ['cert', 'rural', 'school'],
          said: '取证、农村劳动力、技工院校：18,260 人次',
        },
        { id: '4', amount: 24_800, lines: ['cert', 'school'], said: '取证、技工院校：24,800 人次' },
        { id: '5', amount: 28_420, lines: ['school'], said: '只在技工院校：28,420 人次' },
        { id: '6', amount: 17_060, lines: ['school', 'rural'], said: '技工院校、农村劳动力：17,060 人次' },
        { id: '7', amount: 45_200, lines: ['rural'], said: '只是农村劳动力：45,200 人次' },
      ]}
      rows={[
        row('total', '总数', '培训人次', '261000', '600,000', '43.5%', -6.1, 'yellow', { kind: 'total' }),
        row('cert', '等级证书', '不低于', '92400', '200,000', '46.2%', -3.4, 'yellow'),
        row('high', '高级工以上', '其中', '14120', '40,000', '35.3%', -14.3, 'red', {
          kind: 'inside',
          within: { line: 'cert', from: 0.685, to: 0.838 },
        }),
        row('rural', '农村劳动力', '补贴性培训', '101860', '200,000', '50.9%', 1.3, 'green'),
        row('school', '技工院校承担', '不低于', '88540', '200,000', '44.3%', -5.3, 'yellow'),
        row('new', '新型学徒制', '计人，不计人次', '4310', '10,000 人', '43.1%', -6.5, 'yellow', {
          kind: 'own',
          bar: <PaceBar done={0.431} pace={PACE} tone="ruled" />,
        }),
        row('money', '专账资金', '已付', '5.92', '14 亿元', '42.3%', -7.3, 'yellow', {
          kind: 'own',
          bar: <PaceBar done={0.423} pace={PACE} tone="ruled" />,
        }),
      ]}
      legend={[
        [
          0,
          <>
            不属任何线 <Figure value={figure('77920')} />
          </>,
        ],
        [
          1,
          <>
            一条 <Figure value={figure('101620')} />
          </>,
        ],
        [
          2,
          <>
            两条 <Figure value={figure('63200')} />
          </>,
        ],
        [
          3,
          <>
            三条都算 <Figure value={figure('18260')} />
          </>,
        ],
      ]}
      notSum={{
        sum: '92,400 + 101,860 + 88,540 = 282,800',
        why: '三条线加起来比总数多 21,800，因为同一人次可以落在几条线里。每条线各自对计划，不相加。',
      }}
      ownTitle="单位不同，另用一把尺"
    />
  </Card>
)

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
        number: isUnknown ? null : difference(points),
        said: `${name}（${prefecture}）：比时序 ${difference(points)} 个百分点`,
      }
    })
}

const tiles = sampleTiles()

function Counties() {
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

const slowest = [
  ['威信县', '昭通', '2267', '7,073', -17.5, '37.5', '督办'],
  ['麒麟区', '曲靖', '3146', '9,704', -17.2, '51.2', '督办'],
  ['陆良县', '曲靖', '1630', '4,849', -16.0, '25.1', '督办'],
  ['昭阳区', '昭通', '2400', '7,130', -15.9, '37.0', '督办'],
  ['广南县', '文山', '1763', '5,184', -15.6, '26.7', '督办草稿'],
  ['福贡县', '怒江', '296', '871', -15.6, '4.5', '督办草稿'],
  ['罗平县', '曲靖', '3235', '9,498', -15.5, '48.9', '催办'],
  ['绥江县', '昭通', '1050', '3,036', -15.0, '15.5', '催办'],
] as const

const Slowest = () => (
  <Card
    title="最慢的 8 个"
    aside={
      <>
        红灯共 <Figure value={figure('28', '个')} /> 个
      </>
    }
  >
    <div className="scrolls">
      <table className="ledger">
        <thead>
          <tr>
            <th>县（市、区）</th>
            <th className="number">完成 / 计划</th>
            <th className="number">比时序</th>
            <th className="number">日均须达</th>
            <th>已做到</th>
          </tr>
        </thead>
        <tbody>
          {slowest.map(([name, place, done, plan, points, rate, step]) => (
            <tr key={name}>
              <td>
                <Light value="red" mute /> <a href="#/target">{name}</a> <span className="small faint">{place}</span>
              </td>
              <td className="number">
                <Figure value={figure(done)} /> <span className="faint">/ {plan}</span>
              </td>
              <td className="number">
                <Delta points={points} />
              </td>
              <td className="number">{rate}</td>
              <td>
                <Tag tone={step === '督办' ? 'red' : step === '督办草稿' ? 'amber' : 'plain'}>{step}</Tag>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </Card>
)
